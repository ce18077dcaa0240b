import { expect } from '@open-wc/testing';
import { findMarkupDamage } from '../../src/runtime/markup-damage.js';

/** The children of an element that a parser has read from `markup`. */
function parsed(markup: string): Element {
  const box = document.createElement('div');
  box.innerHTML = `<x-t>${markup}</x-t>`;
  return box.firstElementChild ?? box;
}

describe('findMarkupDamage', () => {
  for (const markup of [
    '{{ l|join:"<br>" }}',
    '{{ x|default:"<i>none</i>" }}',
    '{{ x|default:\'<a href="/">none</a>\' }}',
    '{{ x|default:"a \\" <b>b</b>" }}',
    '<ul><li>{{ l|join:"</li><li>" }}</li></ul>',
    '{# <b class="x">old</b> #}<p>{{ x }}</p>',
    '<p>{{ x|default:"</p>" }}',
    "{% comment %}don't <b>{% endcomment %}</b>",
    '<style>@media print{#nav{display:none}}</style><script>if(a){{b}</script><textarea>{{ x</textarea>',
    '<p title="{% if a <b %}c{% endif %}">{{ x }}</p><!-- {{ -->',
    '<template><b>{{ l|join:"<hr>" }}</b></template>',
  ]) {
    it(`sees none in ${markup}`, () => {
      expect(findMarkupDamage(parsed(markup))).to.equal(null);
      expect(findMarkupDamage(parsed(`<template>${markup}</template>`))).to.equal(null);
    });
  }

  const cut: [string, string][] = [
    ['{% if a <b and c> d %}x{% endif %}', '{% if a'],
    ['{% if a <b> c %}x{% endif %}', '{% if a'],
    ['{{ x|default:"<a href=\'/\'>none</a>" }}', '{{ x|default:"'],
    ['{{ x|default:"<img src=data:,>" }}', '{{ x|default:"'],
    ['{{ x|default:"</x-t>" }}', '{{ x|default:"'],
    ['a {{ b', '{{ b'],
    ['{% if a &lt; b', '{% if a < b'],
    ['<b>{# a</b>', '{# a'],
    ['<template><p>{% if a <b> c %}</template>', '{% if a'],
  ];
  for (const [markup, seen] of cut) {
    it(`sees the cut tag in ${markup}`, () => {
      expect(findMarkupDamage(parsed(markup))?.message).to.contain(`cut the template tag “${seen}”`);
    });
  }

  for (const markup of ['{% if a <b %}x{% endif %}<p>', '{{ a <b }}</b>', '{# a <b #}c</b>']) {
    it(`sees the tag read as attributes in ${markup}`, () => {
      expect(findMarkupDamage(parsed(markup))?.message).to.contain('as attributes');
    });
  }

  it('sees variables that were moved out of a row or a body beside others', () => {
    const seen = (markup: string): string | undefined => findMarkupDamage(parsed(markup))?.message;
    const head = '<thead><tr><th>h</th></tr></thead>';
    expect(seen(`<table>${head}<tbody>{{ body|safe }}</tbody></table>`)).to.contain('left <tbody> empty');
    expect(seen('<table><tr>{{ cells|safe }}</tr></table>')).to.contain('left <tr> empty');
    expect(seen('{% for r in rows %}<table><tr>{{ r }}</tr></table>{% endfor %}')).to.contain(
      'left <tr> empty',
    );
    expect(seen(`<table>${head}<tbody></tbody></table>`)).to.equal(undefined);
    expect(seen(`{{ title }}<table>${head}<tbody><tr><td></td></tr></tbody></table>`)).to.equal(undefined);
  });

  it('sees blocks that were moved out of a table, with other tags between', () => {
    const table = '<table><tbody><tr><td>1</td></tr></tbody></table>';
    const message = (before: string): string | undefined => findMarkupDamage(parsed(before + table))?.message;
    expect(message('{% for r in rows %} {% if r %}\n{% endif %}{% endfor %}')).to.contain('moved {% if %}');
    expect(message('{%- for r in rows %}{% empty %}{% endfor %}')).to.contain('moved {% for %}');
    expect(message('{% for r in rows %}{{ r }}{% endfor %}')).to.equal(undefined);
    expect(message('{% for r in rows %}x{% endfor %}{% if a %}')).to.equal(undefined);
  });

  for (const part of ['{% if a %}', '{%', '{{', '{%{{{#', '{{ "', '{% for a %} ', "{{ '<b></b>", '\\"{{']) {
    it(`reads 100 kB of ${part} before a table once`, () => {
      const markup = `${part.repeat(100_000 / part.length)}<table><tr><td>1</td></tr></table>`;
      const seen = findMarkupDamage(parsed(markup))?.message ?? '';
      expect(seen === '' || seen.startsWith('The browser has ')).to.equal(true);
    });
  }
});
