import { expect } from '@open-wc/testing';
import { canFormat } from '../../../src/core/format/can-format.js';
import { formatTemplate } from '../../../src/core/format/format.js';

/** Each block of lines is a template as it should be; it is tried without any indentation, too. */
const TEMPLATES: Record<string, string> = {
  'elements and blocks': `
<ul class="a">
  {% for item in items %}
    <li>{{ item }}</li>
  {% empty %}
    <li>none</li>
  {% endfor %}
</ul>
<p>text</p>`,
  branches: `
{% if a %}
  <p>
    a
  </p>
{% elif b %}
  b
{% else %}
  c
{% endif %}`,
  'several openings on a line': `
<ul><li>
  a
</li></ul>
<div><p>a</p>
  b
</div>`,
  'elements without an end': `
<ul>
  <li>a
  <li>b
    <ul>
      <li>c
    </ul>
  <li>d
</ul>
<p>
  <br>
  <img src="a.png">
  <c-icon name="x" />
</p>`,
  'tables without ends': `
<table>
  <tr>
    <td>a
    <td>b
  <tr>
    <td>c
</table>`,
  'elements that blocks open and close': `
{% if a %}
  <div class="a">
{% else %}
  <div class="b">
{% endif %}
  <p>x</p>
  {% if a %}
    </div>
  {% endif %}
y`,
  'tags over several lines': `
<div
  class="a"
  {% if x %}
  id="b"
  {% endif %}
>
  text
</div>`,
  'tags in values': `
<a href="{% url "x" a>b %}" title='{{ a|default:"'" }}'>
  text
</a>`,
  'blocks inside blocks': `
{% block content %}
  {% with a=b %}
    {{ block.super }}
  {% endwith %}
{% endblock content %}`,
  'singles and comments': `
{% load static %}
{% include "a.html" with b=c %}
{# {% if a %} #}
{% csrf_token %}
<p>`,
  'ends without beginnings': `
</div>
{% endif %}
{% else %}
text`,
  'trimmed translations': `
{% blocktranslate trimmed with a=b %}
  text
{% endblocktranslate %}`,
};

describe('formatTemplate', () => {
  for (const [name, padded] of Object.entries(TEMPLATES)) {
    const template = padded.slice(1);
    it(`indents ${name}`, () => {
      expect(formatTemplate(template.replace(/^ +/gm, ''))).to.equal(template);
      expect(formatTemplate(template.replace(/^/gm, '\t   '))).to.equal(template);
      expect(formatTemplate(template)).to.equal(template);
      expect(formatTemplate(template.replaceAll('\n', '\r\n'))).to.equal(template.replaceAll('\n', '\r\n'));
    });
  }

  for (const [what, kept] of Object.entries({
    pre: '<div>\n<pre>\n a\n   b</pre>\n</div>',
    'pre with tags': '<div>\n<pre>\n   {% if a %}\n <p>\n</pre>\n</div>',
    textarea: '<div>\n<textarea>\n a\n   b\n </textarea>\n</div>',
    script: '<div>\n<script>\n if (a) {\n       "{% if %}"\n</script>\n</div>',
    style: '<div>\n<style>\n  p {\n      }\n</style>\n</div>',
    'a comment': '<div>\n<!--\n a\n     b\n -->\n</div>',
    'the value of an attribute': '<div>\n<p title="a\n    b\n c">\n</div>',
    'a value with tags': '<div>\n<p title="{% if "\\"" %}\n    b\n c">\n</div>',
    verbatim: '<div>\n{% verbatim %}\n {% if %}\n     b\n {% endverbatim %}\n</div>',
    'a comment block': '<div>\n{% comment %}\n {% if %}\n     b\n {% endcomment %}\n</div>',
    translations: '<div>\n{% blocktranslate %}\n a\n     b\n {% endblocktranslate %}\n</div>',
    'filter blocks': '<div>\n{% filter linebreaks %}\n a\n     b\n {% endfilter %}\n</div>',
    'blocks of packages':
      '<div>\n{% markdown %}\n a\n{% markdown %}\n     b\n {% endmarkdown %}\n c\n {% endmarkdown %}\n</div>',
  })) {
    it(`does not touch what is inside ${what}`, () => {
      const [first = '', second = '', ...rest] = kept.split('\n');
      const last = rest.pop() ?? '';
      expect(formatTemplate(kept)).to.equal([first, `  ${second}`, ...rest, last].join('\n'));
    });
  }

  it('changes nothing but blanks at the beginning of lines, and nothing the second time, in any mixture', () => {
    const parts = [
      '<div>',
      '</div>',
      '<li>',
      '{% if a %}',
      '{% else %}',
      '{% endif %}',
      '<pre>',
      '</pre>',
      '\n',
      '\n   ',
      ' x ',
      '<p\n',
      '>',
      '"',
      "='",
      '{% comment %}',
      '{% endcomment %}',
      '<!--',
      '-->',
      '{{ a',
      ' }}',
      '</ul>',
      '<ul>',
      '{% x %}',
      '{% endx %}',
      '\t',
    ];
    let seed = 7;
    const next = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit;
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + next(25) }, () => parts[next(parts.length)]).join('');
      const once = formatTemplate(text);
      const bare = (template: string): string => template.replace(/^[ \t]+/gm, '');
      expect(bare(once), JSON.stringify(text)).to.equal(bare(text));
      expect(formatTemplate(once), JSON.stringify(text)).to.equal(once);
    }
  });

  for (const part of [
    '<div>',
    '{% if a %}',
    '</a>',
    '<a>\n</b>',
    '<p a="',
    "='",
    '<li>\n',
    '{% x %}',
    '{%',
    '<!--',
    '{% if a %}<b>{% endif %}',
  ]) {
    it(`ends soon on 60 kB of ${JSON.stringify(part)}`, () => {
      const text = part.repeat(60_000 / part.length);
      expect(formatTemplate(text).replace(/[ \t]/g, '').length).to.equal(text.replace(/[ \t]/g, '').length);
    });
  }
});

describe('canFormat', () => {
  for (const [path, expected] of [
    ['index.html', true],
    ['a/b.htm', true],
    ['icon.svg', true],
    ['template', true],
    ['mail.txt', false],
    ['a.py', false],
    ['static/a.css', false],
  ] as const) {
    it(`says ${expected} of ${path}`, () => expect(canFormat(path)).to.equal(expected));
  }
});
