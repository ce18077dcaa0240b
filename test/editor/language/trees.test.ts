import { expect } from '@open-wc/testing';
import { DjangoParser } from '../../../src/editor/language/parser.js';
import { GOLDEN_MISTAKES } from './golden-mistakes.js';
import { GOLDEN_TREES } from './golden-trees.js';
import { outline } from './tree-text.js';

const treeText = (template: string, parser = new DjangoParser()): string => outline(parser.parse(template));

describe('DjangoParser', () => {
  for (const [group, cases] of Object.entries({ ...GOLDEN_TREES, ...GOLDEN_MISTAKES })) {
    describe(group, () => {
      for (const { title, template, tree } of cases) {
        it(`parses ${title}`, () => {
          expect(treeText(template)).to.equal(`Template(${tree})`);
        });
      }
    });
  }

  it('makes an empty tree of an empty template', () => {
    expect(treeText('')).to.equal('Template');
  });

  it('opens blocks of packages that it is told of, with their branches only', () => {
    const parser = new DjangoParser({ blocks: { card: { end: 'done', branches: ['footer'] } } });
    const text = treeText('{% card %}a{% footer %}b{% else %}c{% done %}', parser);
    expect(text).to.match(/^Template\(Block\(OpenTag\(.*?\),Text,Branch\(.*UnmatchedTag.*\),CloseTag\(/);
  });

  it('lets blocks that it is told of go before those of Django', () => {
    const parser = new DjangoParser({ blocks: { with: { end: 'fin', branches: [] } } });
    expect(treeText('{% with a=b %}c{% fin %}', parser)).to.match(/CloseTag\(TagStart,TagName,TagEnd\)\)\)$/);
  });

  it('parses the ranges that it is given as one text', () => {
    const text = '> {% if a %}\n> {{ b }}\n> {% endif %}';
    const ranges = [...text.matchAll(/> (.*\n?)/g)].map(({ index, 0: line }) => ({
      from: index + 2,
      to: index + line.length,
    }));
    const tree = new DjangoParser().parse(text, undefined, ranges);
    expect(outline(tree)).to.equal(treeText('{% if a %}\n{{ b }}\n{% endif %}'));
    // trees of ranges count from the first of them
    expect(tree.topNode.firstChild?.to).to.equal(text.length - 2);
  });
});
