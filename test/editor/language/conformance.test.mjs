/** The built language, imported as users do, on all recorded templates of Django's own tests, whole and half typed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TreeFragment } from '@lezer/common';
import { DjangoParser, django, djangoLanguage } from 'django-playground/codemirror';
import { recordedCases } from '../../conformance/cases.mjs';

const cases = ['core.public.json', 'typed.json'].map((file) => recordedCases(file));
const templates = [
  ...new Set(cases.flatMap((list) => list ?? []).flatMap((item) => Object.values(item.templates))),
];
const missing = templates.length === 0 ? 'the recorded cases are not at hand' : false;

/** All nodes with their places, without those of HTML. */
function nodesOf(tree) {
  const nodes = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name}@${from}-${to}`) });
  return nodes.join(' ');
}

const withoutLast = (text, tree) =>
  nodesOf(
    new DjangoParser().parse(
      text.slice(0, -1),
      TreeFragment.applyChanges(TreeFragment.addTree(tree), [
        { fromA: text.length - 1, toA: text.length, fromB: text.length - 1, toB: text.length - 1 },
      ]),
    ),
  );

describe('django-playground/codemirror', () => {
  it('has what its declaration says', () => {
    assert.equal(typeof django, 'function');
    assert.equal(djangoLanguage().name, 'django');
  });
});

describe("the templates of Django's own tests", { skip: missing }, () => {
  const parser = new DjangoParser();

  it('are parsed to their ends without an error node', () => {
    for (const template of templates) {
      const tree = parser.parse(template);
      assert.equal(tree.length, template.length);
      assert.ok(!tree.toString().includes('⚠'), `${JSON.stringify(template)}: ${tree}`);
    }
  });

  it('are parsed at each length while they are typed, without an error node', () => {
    for (const template of templates) {
      for (let length = 0; length < template.length; length++) {
        const text = template.slice(0, length);
        const tree = parser.parse(text);
        assert.ok(!tree.toString().includes('⚠'), `${JSON.stringify(text)}: ${tree}`);
      }
    }
  });

  it('lose their last character as if they were parsed anew', () => {
    for (const template of templates.filter(Boolean)) {
      const expected = nodesOf(parser.parse(template.slice(0, -1)));
      assert.equal(withoutLast(template, parser.parse(template)), expected, JSON.stringify(template));
    }
  });

  it('are parsed with HTML around', () => {
    for (const template of templates) {
      assert.equal(djangoLanguage().parser.parse(template).length, template.length);
    }
  });
});
