/** Tests of what is completed where, with answers of a Django that is not there. `|` marks the cursor. */
import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { expect } from '@open-wc/testing';
import { completeDjango } from '../../../src/editor/assist/completion.js';
import { placeAfter } from '../../../src/editor/assist/place.js';
import { Knowledge, type AssistSources } from '../../../src/editor/assist/sources.js';
import { django } from '../../../src/editor/codemirror.js';
import { answering } from './answers.js';

function stateOf(marked: string): { state: EditorState; at: number } {
  const at = marked.indexOf('|>');
  const doc = marked.replace('|>', '');
  return { state: EditorState.create({ doc, extensions: [django()] }), at };
}

async function complete(
  marked: string,
  sources: AssistSources = answering(),
  explicit = false,
): Promise<CompletionResult | null> {
  const { state, at } = stateOf(marked);
  return completeDjango(new Knowledge(sources))(new CompletionContext(state, at, explicit));
}

const labels = async (marked: string, sources?: AssistSources): Promise<string[]> =>
  ((await complete(marked, sources, true))?.options ?? []).map(({ label }) => label);

describe('places', () => {
  const cases: [string, ReturnType<typeof placeAfter>][] = [
    ['a {', null],
    ['{{ us', { kind: 'variable', typed: 'us', path: [] }],
    ['{{ user.na', { kind: 'variable', typed: 'na', path: ['user'] }],
    ['{{ a|date:"Y"|up', { kind: 'filter', typed: 'up' }],
    ['{{ a|add:b.c', { kind: 'variable', typed: 'c', path: ['b'] }],
    ['{{ a }} b', null],
    ['{% ', { kind: 'tag', typed: '' }],
    ['{% if a %}{% el', { kind: 'tag', typed: 'el' }],
    ['{% if a == b.', { kind: 'variable', typed: '', path: ['b'], tag: { name: 'if', rest: 'a == b.' } }],
    ['{% include "par', { kind: 'template', typed: 'par' }],
    [
      '{% include "a.html" with x=us',
      { kind: 'variable', typed: 'us', path: [], tag: { name: 'include', rest: '"a.html" with x=us' } },
    ],
    ["{% url 'ne", { kind: 'url', typed: 'ne' }],
    ['{% load i18n hum', { kind: 'library', typed: 'hum' }],
    ['{% block ti', { kind: 'block', typed: 'ti' }],
    ['{% for x', null],
    ['{% for x i', { kind: 'word', typed: 'i', tag: { name: 'for', rest: 'x i' } }],
    ['{% for x in ro', { kind: 'variable', typed: 'ro', path: [], tag: { name: 'for', rest: 'x in ro' } }],
    ['{% filter up', { kind: 'filter', typed: 'up' }],
    ['{% filter upper|lo', { kind: 'filter', typed: 'lo' }],
    ['{% autoescape o', { kind: 'word', typed: 'o', tag: { name: 'autoescape', rest: 'o' } }],
    ['{% now "', null],
    ['{% url "x" as na', null],
    ['{{ 1.', null],
  ];
  for (const [text, place] of cases) it(`after ${text}`, () => expect(placeAfter(text)).to.deep.equal(place));
});

describe('completion', () => {
  it('knows tags with what closes the block around first, and filters', async () => {
    expect(await labels('{% if a %}{% |> %}')).to.include.members(['endif', 'else', 'for', 'crispy']);
    expect(await labels('{% if a %}{% endif %}{% |> %}')).not.to.include('endif');
    expect(await labels('{{ a||> }}')).to.deep.equal(['upper', 'add', 'intcomma']);
  });

  it('knows libraries, templates, URLs and blocks', async () => {
    expect(await labels('{% load h|> %}')).to.deep.equal(['humanize']);
    expect(await labels('{% include "p|>" %}')).to.deep.equal(['base.html', 'parts/row.html']);
    expect(await labels("{% url '|>' %}")).to.deep.equal(['news:page']);
    expect(await labels('{% block title %}{% endblock %}{% block |> %}')).to.deep.equal(['content']);
    expect(await labels('{% block own %}{% endblock |> %}')).to.deep.equal(['own']);
  });

  it('knows what a library that is named behind the place has', async () => {
    expect(await labels('{% load |> from humanize %}')).to.deep.equal(['intcomma']);
    expect(await labels('{% load intcomma cr|> from crispy_forms_tags %}')).to.deep.equal(['crispy']);
    expect(await labels('{% load intcomma from h|> %}')).to.deep.equal(['humanize']);
    const result = await complete('{% load |> from humanize %}', answering(), true);
    expect(result?.options[0]?.apply).to.equal(undefined);
  });

  it('knows words and arguments of tags', async () => {
    expect(await labels('{% autoescape |> %}')).to.deep.equal(['on', 'off']);
    expect(await labels('{% for x |> %}')).to.deep.equal(['in', 'reversed']);
    expect(await labels("{% include 'x' w|> %}")).to.include.members(['with', 'only', 'user']);
    expect(await labels('{% include |> %}')).not.to.include('with');
    expect(await labels('{% if user |> %}')).to.include.members(['and', 'or', 'not', 'in', 'is']);
    expect(await labels('{% crispy form |> %}')).to.include.members(['helper=', 'as', 'user']);
    expect(await labels('{% crispy form helper=1 |> %}')).not.to.include('helper=');
    expect(await labels('{% crispy form helper=|> %}')).not.to.include('as');
    expect(await labels("{% url 'news:page' |> %}")).to.include.members(['year=', 'as']);
  });

  it('shows the arguments of filters', async () => {
    const details = (await complete('{{ a||> }}', answering(), true))?.options.map(({ detail }) => detail);
    expect(details).to.deep.equal(['', ':number', '[:argument] humanize']);
  });

  it('follows one item of a list, and groups', async () => {
    const sources = answering();
    expect(await labels('{% with f=rows|first %}{{ f.|> }}', sources)).to.deep.equal(['title']);
    const groups = '{% regroup user.orders by shop.name as groups %}{% for g in groups %}';
    expect(await labels(`${groups}{{ g.|> }}`, sources)).to.deep.equal(['grouper', 'list']);
    expect(await labels(`${groups}{% for o in g.list %}{{ o.|> }}`, sources)).to.deep.equal(['title']);
    expect(await labels(`${groups}{{ g.grouper.|> }}`, sources)).to.deep.equal(['title']);
    const pairs = groups.replace('for g', 'for shop, orders');
    expect(await labels(`${pairs}{% for o in orders %}{{ o.|> }}`, sources)).to.deep.equal(['title']);
    expect(sources.asked).to.deep.equal([
      ['rows', '*'],
      ['user', 'orders', '*'],
      ['user', 'orders', '*', 'shop', 'name'],
      ['user', 'orders', '*'],
    ]);
    const inner = '{% for u in rows %}{% regroup u.orders by a as groups %}{% for g in groups %}';
    await labels(`${inner}{% for o in g.list %}{{ o.|> }}`, sources);
    expect(sources.asked.at(-1)).to.deep.equal(['rows', '*', 'orders', '*']);
  });

  it('knows the names that templates give to the one that they include', async () => {
    const caller = '{% for row in rows %}{% include "part.html" with o=row.order %}{% endfor %}';
    const only = "{% include 'part.html' with u=user only %}{% include 'other.html' with x=1 %}";
    const sources = answering({
      templateName: 'templates/part.html',
      templates: () => ['plain', caller, only],
    });
    expect(await labels('{{ |> }}', sources)).to.deep.equal(['row', 'forloop', 'o', 'u', 'user', 'rows']);
    expect(await labels('{{ o.|> }}', sources)).to.deep.equal(['title']);
    expect(sources.asked).to.deep.equal([['rows', '*', 'order']]);
    expect(await labels('{{ u.|> }}', sources)).to.deep.equal(['name', 'orders']);
  });

  it('follows values, through loops and with, asking for what it does not know', async () => {
    const sources = answering();
    expect(await labels('{{ user.|> }}', sources)).to.deep.equal(['name', 'orders']);
    expect(sources.asked).to.deep.equal([]);
    const loop = '{% for o in user.orders %}{% with t=o.lines %}';
    expect(await labels(`${loop}{{ o.|> }}`, sources)).to.deep.equal(['title']);
    expect(await labels(`${loop}{% for k, v in t.items %}{{ v.|> }}`, sources)).to.deep.equal(['title']);
    expect(sources.asked).to.deep.equal([
      ['user', 'orders', '*'],
      ['user', 'orders', '*', 'lines', 'items', '*', '1'],
    ]);
    expect(await labels(`${loop}{{ |> }}`, sources)).to.deep.equal(['o', 'forloop', 't', 'user', 'rows']);
    expect(await labels(`${loop}{{ forloop.|> }}`, sources)).to.include('counter0');
    expect(await labels('{% for o in rows|upper %}{{ o.|> }}', sources)).to.deep.equal([]);
  });

  it('does not come unasked after a blank, nor in comments and verbatim', async () => {
    expect(await complete('{{ |> }}')).to.equal(null);
    expect(await complete('{# {{ us|> #}', answering(), true)).to.equal(null);
    expect(await complete('{% verbatim %}{{ us|> }}{% endverbatim %}', answering(), true)).to.equal(null);
  });

  it('says nothing where Django cannot say anything', async () => {
    const sources = answering({ inspect: () => Promise.reject(new Error('no Django')) });
    expect(await complete('{{ us|> }}', sources)).to.equal(null);
  });

  it('asks again only when something else has changed', async () => {
    let asked = 0;
    let version = 1;
    const knowledge = new Knowledge(
      answering({
        version: () => version,
        inspect: () => {
          asked += 1;
          return Promise.reject(new Error('no Django'));
        },
      }),
    );
    await knowledge.inspection();
    await knowledge.inspection();
    expect(asked).to.equal(2);
    const kept = new Knowledge(answering({ version: () => version }));
    const first = await kept.members(['rows']);
    expect(await kept.members(['rows'])).to.equal(first);
    version = 2;
    expect(await kept.members(['rows'])).not.to.equal(first);
  });

  it('loads the library of what is chosen, after extends', async () => {
    for (const [before, after] of [
      ['{{ a|int|> }}', '{% load humanize %}\n{{ a|intcomma }}'],
      ['{% extends "b" %}\n{{ a|int|> }}', '{% extends "b" %}\n{% load humanize %}\n{{ a|intcomma }}'],
      ['{% load humanize %}{{ a|int|> }}', '{% load humanize %}{{ a|intcomma }}'],
    ] as const) {
      const { state, at } = stateOf(before);
      const view = new EditorView({ state });
      const result = await complete(before);
      const option = result?.options.find(({ label }) => label === 'intcomma');
      if (!result || !option || typeof option.apply !== 'function') throw new Error('not completed');
      option.apply(view, option, result.from, at);
      expect(view.state.doc.toString()).to.equal(after);
      expect(view.state.selection.main.head).to.equal(after.indexOf('intcomma') + 8);
      view.destroy();
    }
  });
});
