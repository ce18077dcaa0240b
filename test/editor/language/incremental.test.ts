import { htmlLanguage } from '@codemirror/lang-html';
import { TreeFragment, type Parser, type Tree } from '@lezer/common';
import { expect } from '@open-wc/testing';
import { DjangoParser } from '../../../src/editor/language/parser.js';
import { GOLDEN_MISTAKES } from './golden-mistakes.js';
import { GOLDEN_TREES } from './golden-trees.js';
import { randomEdit, seeded, type Edit } from './seeded.js';
import { nodesOf } from './tree-text.js';

const TEMPLATES = Object.values({ ...GOLDEN_TREES, ...GOLDEN_MISTAKES }).flatMap((cases) =>
  cases.map(({ template }) => template),
);

const apply = (text: string, { from, to, insert }: Edit): string =>
  text.slice(0, from) + insert + text.slice(to);

const toChange = ({ from, to, insert }: Edit): Parameters<typeof TreeFragment.applyChanges>[1][number] => ({
  fromA: from,
  toA: to,
  fromB: from,
  toB: from + insert.length,
});

/** Edits a text some times and compares what is parsed after each edit with a fresh parse. */
function compareEdits(parser: Parser, start: string, random: (limit: number) => number): void {
  let text = start;
  let fragments = TreeFragment.addTree(parser.parse(text));
  for (let round = 0; round < 12; round++) {
    const edit = randomEdit(text.length, random);
    const changed = apply(text, edit);
    const kept = TreeFragment.applyChanges(fragments, [toChange(edit)]);
    const tree = parser.parse(changed, kept);
    if (nodesOf(tree) !== nodesOf(parser.parse(changed)))
      expect.fail(`${JSON.stringify(edit)} in ${JSON.stringify(text)}`);
    text = changed;
    fragments = TreeFragment.addTree(tree, kept);
  }
}

describe('an incremental parse', () => {
  for (const [name, parser] of [
    ['of Django alone', new DjangoParser({ bufferLength: 4 })],
    ['of Django in HTML', new DjangoParser({ bufferLength: 4, around: htmlLanguage.parser })],
  ] as const) {
    it(`${name} is what a fresh parse is`, () => {
      const random = seeded(20_261_122);
      for (let round = 0; round < 120; round++) {
        const parts = Array.from({ length: 1 + random(30) }, () => TEMPLATES[random(TEMPLATES.length)] ?? '');
        compareEdits(parser, parts.join(random(2) ? '\n' : '<p class="{{ x }}">'), random);
      }
    });
  }

  it('uses what is far from the edit again, also behind tags of packages', () => {
    const parser = new DjangoParser();
    const text = '{% crispy form %}\n{% if a %}<p>{{ b|upper }}</p>{% endif %}\n'.repeat(200);
    const before = parser.parse(text);
    const at = text.indexOf('b|upper', text.length / 2);
    const edit = { from: at, to: at, insert: 'x' };
    const after = parser.parse(
      apply(text, edit),
      TreeFragment.applyChanges(TreeFragment.addTree(before), [toChange(edit)]),
    );
    const old = new Set<Tree>();
    before.iterate({
      enter({ tree }) {
        if (tree) old.add(tree);
      },
    });
    let fresh = 0;
    after.iterate({
      enter({ tree }) {
        if (!tree) return true;
        if (old.has(tree)) return false;
        fresh += 1;
        return true;
      },
    });
    expect(fresh).to.be.lessThan(40);
  });

  for (const [start, end] of [
    ['{{ a <b>{% c %}', '}}'],
    ['{% if a <b>{{ c }}', '%}'],
    ['a {# b {{ c }}', '#}'],
    ['{% verbatim a %}', '{% endverbatim a %}'],
  ] as const) {
    it(`sees the ${end} of ${start} far behind it`, () => {
      const parser = new DjangoParser({ bufferLength: 4 });
      const text = `first\n${start}${' long text'.repeat(20)}`;
      const edit = { from: text.length, to: text.length, insert: end };
      const fragments = TreeFragment.addTree(parser.parse(`${text}\nlast {{ line }}`));
      const changed = `${text}${end}\nlast {{ line }}`;
      const tree = parser.parse(changed, TreeFragment.applyChanges(fragments, [toChange(edit)]));
      expect(nodesOf(tree)).to.equal(nodesOf(parser.parse(changed)));
    });
  }

  it('reads a tag in another way once something closes it', () => {
    const parser = new DjangoParser();
    const text = '{% card %}a\n'.repeat(20);
    const insert = '{% endcard %}';
    const edit = { from: text.length, to: text.length, insert };
    const fragments = TreeFragment.applyChanges(TreeFragment.addTree(parser.parse(text)), [toChange(edit)]);
    expect(parser.parse(text + insert, fragments).topNode.firstChild?.name).to.equal('Block');
  });
});

describe('hostile text', () => {
  const parser = new DjangoParser({ around: htmlLanguage.parser });
  for (const [what, text] of [
    ['variables without end', '{{ '.repeat(20_000)],
    ['tags without end', '{% '.repeat(20_000)],
    ['blocks without end', '{% if x %}'.repeat(5_000)],
    ['ends without block', '{% endif %}'.repeat(5_000)],
    ['crossing blocks', '{% if x %}{% for y in z %}'.repeat(1_000) + '{% endif %}'.repeat(2_000)],
    ['deep blocks of a package', '{% a %}'.repeat(3_000) + '{% enda %}'.repeat(3_000)],
    ['braces', '{'.repeat(50_000)],
    ['quotation marks', '{{ "'.repeat(15_000)],
    ['filters', `{{ ${'a|'.repeat(20_000)} }}`],
    ['arguments', `{% a ${'b=c '.repeat(15_000)}%}`],
    ['comments', '{#'.repeat(25_000)],
    ['many names', Array.from({ length: 3_000 }, (_, i) => `{% t${i} %}{% endt${i} %}`).join('\n')],
  ] as const) {
    it(`of ${what} is parsed to its end`, function () {
      this.timeout(10_000);
      expect(parser.parse(text).length).to.equal(text.length);
    });
  }
});
