/** The tables of docs/contexts.md, row by row, through the public API in a real browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { root } from '../../scripts/steps.mjs';
import { distOption } from './dist-site.mjs';
import { openLibrary } from './replay.mjs';

const SHOWN = `from django import template
register = template.Library()
@register.filter
def shown(value): return repr(value)
`;

const document = readFileSync(path.join(root, 'docs/contexts.md'), 'utf8');

/** The rows of the table below a heading: the code of the first column, the text of the second. */
function rowsBelow(heading) {
  const [, section] = document.split(`\n## ${heading}\n`);
  return [...section.split('\n## ')[0].matchAll(/^\| `(.+?)` +\| `?(.+?)`? +\|/gm)].map(([, js, python]) => [
    js,
    python,
  ]);
}

/** Runs in the page: the Python text of a value that `js` makes, or the message of the error. */
async function show({ js, files }) {
  const { default: api } = await import('/dist/index.js');
  const usesTemporal = js.startsWith('Temporal') && !('Temporal' in globalThis);
  if (usesTemporal) return { skipped: true };
  const value = new Function(`return (${js})`)();
  const template = '{% load shown %}{{ x|shown|safe }}';
  try {
    return { text: await api.render(template, { x: value }, { files }) };
  } catch (error) {
    return { type: error.type, message: error.message };
  }
}

describe('docs/contexts.md', () => {
  let library;
  before(async () => {
    library = await openLibrary(process.env['CONFORMANCE_DIST'] ?? distOption());
  });
  after(() => library.close());

  const ask = (js) => library.page.evaluate(show, { js, files: { 'templatetags/shown.py': SHOWN } });
  const arrives = rowsBelow('What arrives');
  const refused = rowsBelow('What is refused');

  it('has its tables', () => {
    assert.ok(arrives.length >= 40, `${arrives.length} rows`);
    assert.ok(refused.length >= 20, `${refused.length} rows`);
  });

  for (const [js, python] of arrives) {
    it(`brings ${js} as ${python}`, async (test) => {
      const { skipped, text, message } = await ask(js);
      if (skipped) return test.skip('this browser has no Temporal');
      assert.equal(message, undefined);
      assert.equal(text, python === '(left out)' ? "''" : python);
    });
  }

  for (const [js, words] of refused) {
    it(`refuses ${js}`, async (test) => {
      const { skipped, text, type, message } = await ask(js);
      if (skipped) return test.skip('this browser has no Temporal');
      assert.equal(text, undefined);
      assert.equal(type, 'TemplateError');
      assert.ok(message.includes(words), message);
    });
  }
});
