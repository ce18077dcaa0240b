import { expect } from '@open-wc/testing';
import {
  decodeTagReferences,
  dedent,
  escapeScript,
  templateName,
  unescapeScript,
} from '../../src/core/template-text.js';

describe('decodeTagReferences', () => {
  it('decodes inside tags only', () => {
    const markup =
      'a &lt; b {% if a &lt; b and c &amp;&amp; d %}{{ x|default:&quot;&#39;&quot; }}{# &gt; #} &amp;';
    expect(decodeTagReferences(markup)).to.equal(
      'a &lt; b {% if a < b and c && d %}{{ x|default:"\'" }}{# > #} &amp;',
    );
  });

  it('leaves references after a tag that has no end', () => {
    expect(decodeTagReferences('@media print{#nav{}} &lt; {{ x|cut:"&lt;" }} {% &lt;')).to.equal(
      '@media print{#nav{}} &lt; {{ x|cut:"<" }} {% &lt;',
    );
  });

  for (const part of ['{{', '{%', '{#', '{{{%{#', '{% %', '&#']) {
    it(`reads 100 kB of ${part} once`, () => {
      const markup = part.repeat(100_000 / part.length);
      expect(decodeTagReferences(markup) === markup).to.equal(true);
    });
  }

  it('leaves unknown references', () => {
    expect(decodeTagReferences('{{ a|cut:"&foo;" }}')).to.equal('{{ a|cut:"&foo;" }}');
  });
});

describe('dedent', () => {
  const rows: [string, string, string][] = [
    ['removes the common indentation', '\n    <p>\n      a\n    </p>\n  ', '<p>\n  a\n</p>\n'],
    ['keeps blank lines', '\n  a\n\n  b', 'a\n\nb'],
    ['keeps text without indentation', 'a\n  b', 'a\n  b'],
    ['does not mix tabs and blanks', '\ta\n  b', '\ta\n  b'],
  ];
  for (const [name, text, expected] of rows) it(name, () => expect(dedent(text)).to.equal(expected));
});

describe('template names and scripts', () => {
  it('drops a leading templates/', () => {
    expect(['templates/a/b.html', './base.html', '/x.html'].map(templateName)).to.deep.equal([
      'a/b.html',
      'base.html',
      'x.html',
    ]);
  });

  it('undoes the escape of a closing script tag', () => {
    expect(unescapeScript('<script>1<\\/script>')).to.equal('<script>1</script>');
  });
});

describe('escapeScript', () => {
  for (const text of [
    '</script>',
    '<script>1</SCRIPT >',
    '<!--<script>',
    '{% comment %}<!--{% endcomment %}<script>',
    '<\\/script> <\\\\!-- written so by the author',
    '<!-- a comment --> </scripts>',
  ]) {
    it(`keeps ${text} inside its element, and is undone`, () => {
      const { body } = new DOMParser().parseFromString(
        `<script type="text/django">${escapeScript(text)}</script><p>after</p>`,
        'text/html',
      );
      const script = body.ownerDocument.querySelector('script');
      expect(unescapeScript(script?.textContent ?? '')).to.equal(text);
      expect(body.querySelector('p')?.textContent).to.equal('after');
    });
  }
});
