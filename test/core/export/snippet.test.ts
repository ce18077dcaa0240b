import { expect } from '@open-wc/testing';
import { snippet } from '../../../src/core/export/snippet.js';
import type { PlaygroundState } from '../../../src/core/playground-state.js';
import { readSource } from '../../../src/runtime/source-reader.js';

const scriptURL = 'https://cdn.example/index.js';

const state: PlaygroundState = {
  files: { 'index.html': 'Hello {{ name }}\n' },
  main: 'index.html',
  context: '{"name": "Ada"}',
  python: null,
  packages: [],
  settings: {},
};

/** What an element reads out of a snippet. */
async function read(
  html: string,
): Promise<{ element: Element; reading: Awaited<ReturnType<typeof readSource>> }> {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const element = page.querySelector('django-playground');
  if (!element) throw new Error('there is no element');
  return { element, reading: await readSource(element, {}, new AbortController().signal) };
}

describe('snippet', () => {
  it('is short for a short example', () => {
    expect(snippet(state, { scriptURL })).to.equal(
      [
        '<script type="module" src="https://cdn.example/index.js"></script>',
        '<django-playground>',
        '<script type="text/django">\nHello {{ name }}\n</script>',
        '<script type="application/json">\n{"name": "Ada"}</script>',
        '</django-playground>',
        '',
      ].join('\n'),
    );
  });

  it('writes a <django-template>, too', () => {
    expect(snippet(state, { scriptURL, element: 'django-template' })).to.contain('<django-template>\n');
  });

  it('is read as it was written, whatever is in it', async () => {
    const text = 'a\n  <SCRIPT>x</SCRIPT> <!-- <script></script>&lt;\n\n';
    const full: PlaygroundState = {
      files: {
        'page.html': `\n${text}`,
        'index.html': text,
        'templatetags/a"b.py': 'x = "</script>"\n',
        'static/a.css': 'p > a {}',
      },
      main: 'page.html',
      context: '{"a": "<!--<script></script>\\n"}',
      python: 'y = 1\n',
      packages: ['a>=1,<2', 'b'],
      settings: { X: `'"&<` },
    };
    const { element, reading } = await read(snippet(full, { scriptURL }));
    expect(reading.source.template).to.equal(full.files['page.html']);
    expect(reading.source.files).to.deep.equal({
      'index.html': text,
      'templatetags/a"b.py': 'x = "</script>"\n',
      'static/a.css': 'p > a {}',
    });
    expect(reading.source.python).to.equal('y = 1\n');
    expect(JSON.parse(reading.contexts[0]?.json ?? '')).to.deep.equal({ a: '<!--<script></script>\n' });
    expect(JSON.parse(element.getAttribute('packages') ?? '')).to.deep.equal(full.packages);
    expect(JSON.parse(element.getAttribute('settings') ?? '')).to.deep.equal(full.settings);
  });

  for (const [files, main] of [
    [{ 'a.html': 'a', 'b.html': 'b' }, 'b.html'],
    [{ 'a.html': 'a', 'index.html': 'b' }, 'index.html'],
    [{ 'only.html': 'a' }, 'only.html'],
  ] as const) {
    it(`renders ${main} of ${Object.keys(files).join(' and ')}`, async () => {
      const { reading } = await read(snippet({ ...state, files, main }, { scriptURL }));
      const { template, main: found } = reading.source;
      expect(template ?? reading.source.files[found ?? '']).to.equal((files as Record<string, string>)[main]);
    });
  }
});
