import { undo } from '@codemirror/commands';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DjangoConfig } from '../../../src/editor/codemirror.js';
import { comment, editorWith, press, shown, type } from './typing.js';

const after = (start: string, keys: string, config?: DjangoConfig, brackets?: boolean): string => {
  const view = editorWith(start, config, brackets);
  type(view, keys);
  return shown(view);
};

describe('typing braces', () => {
  for (const [start, keys, result] of [
    ['|', '{{', '{{|}}'],
    ['|', '{{ ', '{{ | }}'],
    ['|', '{{ a }}', '{{ a }}|'],
    ['|', '{{a}}b', '{{a}}b|'],
    ['|', '{%', '{%|%}'],
    ['|', '{% load a %}', '{% load a %}|'],
    ['|', '{#', '{#|#}'],
    ['|', '{# a #}', '{# a #}|'],
    ['<p class="|">', '{{ a }}', '<p class="{{ a }}|">'],
    ['{| a }}', '{', '{{| a }}'],
    ['{| {{ a }}', '{', '{{|}} {{ a }}'],
    ['{{ a | }}', 'b }', '{{ a b }|}'],
  ] as const) {
    it(`makes ${result} of ${keys} at ${start}`, () => {
      expect(after(start, keys)).to.equal(result);
      expect(after(start, keys, {}, true), 'with closeBrackets').to.equal(result);
    });
  }

  it('leaves the second brace of an object in a script alone', () => {
    expect(after('<script>x = {|}</script>', ' ')).to.equal('<script>x = { |}</script>');
  });

  for (const [start, result] of [
    ['{%|%}', '{|}'],
    ['{{ | }}', '{{|}}'],
  ] as const) {
    it(`takes ${start} back to ${result} with Backspace`, () => {
      const view = editorWith(start);
      expect(press(view, 'Backspace')).to.equal(true);
      expect(shown(view)).to.equal(result);
    });
  }

  it('leaves Backspace alone elsewhere', () => {
    expect(press(editorWith('{% |a %}'), 'Backspace')).to.equal(false);
  });
});

describe('typing the end of a block’s first tag', () => {
  for (const [start, keys, result] of [
    ['|', '{% if x %}', '{% if x %}|{% endif %}'],
    ['{% if x |', '%}', '{% if x %}|{% endif %}'],
    ['{% if x %|', '}', '{% if x %}|{% endif %}'],
    ['|', '{% verbatim a %}', '{% verbatim a %}|{% endverbatim a %}'],
    ['|', '{% comment %}', '{% comment %}|{% endcomment %}'],
    ['{% if a %}|{% endif %}', '{% if b %}', '{% if a %}{% if b %}|{% endif %}{% endif %}'],
    [
      '{% if a %}{% else %}|{% endif %}',
      '{% if b %}',
      '{% if a %}{% else %}{% if b %}|{% endif %}{% endif %}',
    ],
    ['|{% endif %}', '{% if b %}', '{% if b %}|{% endif %}'],
    ['<a class="|">', '{% if b %}', '<a class="{% if b %}|{% endif %}">'],
    ['|', '{% load x %}', '{% load x %}|'],
    ['|', '{% crispy x %}', '{% crispy x %}|'],
    ['|{% card %}{% endcard %}', '{% card %}', '{% card %}|{% endcard %}{% card %}{% endcard %}'],
    ['|{% card %}{% endcard %}', '{% card / %}', '{% card / %}|{% card %}{% endcard %}'],
    ['{% verbatim %}|{% endverbatim %}', '{% if b %}', '{% verbatim %}{% if b %}|{% endverbatim %}'],
  ] as const) {
    it(`makes ${result} of ${keys} at ${start}`, () => {
      expect(after(start, keys)).to.equal(result);
      expect(after(start, keys, {}, true), 'with closeBrackets').to.equal(result);
    });
  }

  it('knows the blocks that it is told of', () => {
    const config = { blocks: { card: { end: 'done' } } };
    expect(after('|', '{% card %}', config)).to.equal('{% card %}|{% done %}');
  });

  it('does nothing where that is not wanted', () => {
    expect(after('|', '{% if x %}', { autoClose: false })).to.equal('{% if x %}|');
  });

  it('is undone before what was typed', () => {
    const view = editorWith('{% if x %|');
    type(view, '}');
    undo(view);
    expect(shown(view)).to.equal('{% if x %}|');
    undo(view);
    expect(shown(view)).to.equal('{% if x %|');
  });
});

describe('indentation', () => {
  for (const [start, keys, result] of [
    ['|', '{% if x %}\na', '{% if x %}\n  a|\n{% endif %}'],
    ['{% if x %}\n  a|\n{% endif %}', '\n{% else', '{% if x %}\n  a\n{% else| %}\n{% endif %}'],
    ['{% if x %}\n{% else %}|\n{% endif %}', '\nb', '{% if x %}\n{% else %}\n  b|\n{% endif %}'],
    ['<ul>\n  {% for a in b %}|\n</ul>', '\n<li>', '<ul>\n  {% for a in b %}\n    <li>|</li>\n</ul>'],
    ['{% if x %}\n  <p>|</p>\n{% endif %}', '\n', '{% if x %}\n  <p>\n    |\n  </p>\n{% endif %}'],
    ['{% if x %}|', '\n', '{% if x %}\n  |'],
    ['<p>a</p>\n{% if x %}|', '\n', '<p>a</p>\n{% if x %}\n  |'],
    ['<ul>\n  {% if x %}|', '\n', '<ul>\n  {% if x %}\n    |'],
    ['{% if x %}\n  <div>|', '\n', '{% if x %}\n  <div>\n    |'],
    ['a\n{% if x %}\n{% else %}|', '\n', 'a\n{% if x %}\n{% else %}\n  |'],
    ['<p>a</p>\n{% if x %}{% endif %}|', '\n', '<p>a</p>\n{% if x %}{% endif %}\n|'],
    [
      '  {% comment %}\n      a|\n  {% endcomment %}',
      '\n',
      '  {% comment %}\n      a\n      |\n  {% endcomment %}',
    ],
  ] as const) {
    it(`of ${JSON.stringify(keys)} at ${JSON.stringify(start)}`, () => {
      expect(after(start, keys)).to.equal(result);
    });
  }
});

describe('a keyboard', () => {
  it('types what a person sees', async () => {
    const view = editorWith('|', {}, true);
    document.body.append(view.dom);
    view.focus();
    await sendKeys({ type: '<p>{% if x %}{{ y }}' });
    expect(shown(view)).to.equal('<p>{% if x %}{{ y }}|{% endif %}</p>');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: '/' });
    await sendKeys({ up: 'Control' });
    expect(view.state.doc.toString()).to.equal('{# <p>{% if x %}{{ y }}{% endif %}</p> #}');
    view.destroy();
  });
});

describe('comments', () => {
  for (const [plain, commented] of [
    ['  {{ a }}|', '  {# {{ a }} #}'],
    ['<p>|</p>', '{# <p></p> #}'],
    ['a {# b #}|', '{% comment %}a {# b #}{% endcomment %}'],
    ['|  a\nb|', '  {% comment %}\n  a\nb\n  {% endcomment %}'],
  ] as const) {
    it(`go on and off around ${JSON.stringify(plain)}`, () => {
      const view = editorWith(plain);
      comment(view);
      expect(view.state.doc.toString()).to.equal(commented);
      if (commented.includes('\n')) view.dispatch({ selection: { anchor: 0, head: view.state.doc.length } });
      comment(view);
      expect(view.state.doc.toString()).to.equal(plain.replaceAll('|', ''));
    });
  }

  it('are those of the language inside of scripts and styles', () => {
    const view = editorWith('<script>\n|a()\n</script>');
    comment(view);
    expect(view.state.doc.line(2).text).to.equal('// a()');
  });

  it('take several commented lines apart', () => {
    const view = editorWith('|{# a #}\n{# b #}|');
    comment(view);
    expect(view.state.doc.toString()).to.equal('a\nb');
  });

  it('are not put around the end of a comment', () => {
    const view = editorWith('|a\n{% endcomment %}|');
    expect(press(view, '/', true)).to.equal(false);
  });
});
