import { expect } from '@open-wc/testing';
import { highlightHTML } from '../../src/core/highlight.js';

describe('highlightHTML', () => {
  it('tells tags, attributes, strings, comments and text apart', () => {
    const pieces = [...highlightHTML('<a href="x>y" b>t</a><!-- c -->')].filter(
      ({ text }) => text.trim() !== '',
    );
    expect(pieces.map(({ kind, text }) => `${kind}:${text}`)).to.deep.equal([
      'tag:<a',
      'attribute:href',
      'tag:=',
      'string:"x>y"',
      'attribute:b',
      'tag:>',
      'text:t',
      'tag:</a',
      'tag:>',
      'comment:<!-- c -->',
    ]);
  });

  for (const html of [
    '',
    'a < b',
    '<p class=x>1</p>',
    '<!-- open',
    "<img src='\"'/>",
    '<!doctype html><p>é</p>',
  ]) {
    it(`loses nothing of ${JSON.stringify(html)}`, () => {
      expect([...highlightHTML(html)].map(({ text }) => text).join('')).to.equal(html);
    });
  }
});
