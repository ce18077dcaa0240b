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
    '<a href="open',
    "<p title = 'x' don't>it's</p>",
    '<!doctype',
  ]) {
    it(`loses nothing of ${JSON.stringify(html)}`, () => {
      expect([...highlightHTML(html)].map(({ text }) => text).join('')).to.equal(html);
    });
  }

  it('takes a quotation mark for the start of a text after "=" only', () => {
    const pieces = [...highlightHTML("<b don't>it's</b>")];
    expect(pieces.filter(({ kind }) => kind === 'text').map(({ text }) => text)).to.include("it's");
  });

  for (const part of ['<a', 'if(i<n)y=', '<!doctype', '<!--', '<a b="x" ', "<a b='", '<a =', '</a "', '= ']) {
    it(`reads 100 kB of ${part} without going back and loses nothing`, () => {
      const html = part.repeat(100_000 / part.length);
      expect([...highlightHTML(html)].map(({ text }) => text).join('') === html).to.equal(true);
    });
  }
});
