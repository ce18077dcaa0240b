/** Tests of docstrings as elements. */
import { expect } from '@open-wc/testing';
import { restElements } from '../../../src/editor/assist/rest.js';

function shown(...lines: string[]): string {
  const view = document.createElement('div');
  view.append(...restElements(lines.join('\n')));
  return view.innerHTML;
}

describe('docstrings', () => {
  const cases: [string, string[], string][] = [
    ['paragraphs', ['One', 'line.', '', 'Two.'], '<p>One\nline.</p><p>Two.</p>'],
    ['code', ['Use ``{% if %}`` and `arg`.'], '<p>Use <code>{% if %}</code> and <code>arg</code>.</p>'],
    [
      'roles and links',
      ['See :class:`~a.B` and `the docs <x>`_.'],
      '<p>See <code>a.B</code> and <code>the docs</code>.</p>',
    ],
    ['what is strong', ['**Not** *args, **kwargs'], '<p><strong>Not</strong> *args, **kwargs</p>'],
    [
      'literal blocks',
      ['For example::', '', '    {% for %}', '      a', '', '    b', '', 'End.'],
      '<p>For example:</p><pre>{% for %}\n  a\n\nb</pre><p>End.</p>',
    ],
    ['literal blocks after colons alone', ['A.', '', '::', '', '    b'], '<p>A.</p><pre>b</pre>'],
    ['code blocks', ['.. code-block:: html', '', '    <b>', '', 'c'], '<pre>&lt;b&gt;</pre><p>c</p>'],
    ['notes', ['.. note:: a', '   ``b``'], '<p><strong>Note: </strong>a <code>b</code></p>'],
    ['lists', ['* a', '  b', '* ``c``', '', 'd'], '<ul><li>a b</li><li><code>c</code></li></ul><p>d</p>'],
    [
      'tables',
      ['    ====  ===', '    ``a`` b', '          c', '    ====  ===', '', 'd'],
      '<table><tr><td><code>a</code></td><td>b c</td></tr></table><p>d</p>',
    ],
    ['headings', ['Title', '=====', 'Text'], '<p><strong>Title</strong></p><p>Text</p>'],
    ['arguments', [':param value: what'], '<p>value: what</p>'],
    ['sessions', ['>>> a', 'b'], '<pre>&gt;&gt;&gt; a\nb</pre>'],
    ['what is open', ['``a', '`b', '::'], '<p>``a\n`b\n:</p>'],
    ['nothing', [], ''],
  ];
  for (const [name, lines, html] of cases) it(`show ${name}`, () => expect(shown(...lines)).to.equal(html));

  it('never become markup', () => {
    const bad = '<img src=x onerror=alert(1)>';
    const places = [bad, `\`\`${bad}\`\``, `* ${bad}`, `a::\n\n    ${bad}`, `.. note:: ${bad}`, `>>> ${bad}`];
    const view = document.createElement('div');
    view.append(...restElements(places.join('\n\n')));
    expect(view.querySelectorAll('img').length).to.equal(0);
    expect(view.textContent.split(bad).length - 1).to.equal(places.length);
  });
});
