/** What docs/integrations.md says that can be tried without installing anything. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import markdownIt from 'markdown-it';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';
import django from 'django-playground/markdown-it';
import { root } from '../../scripts/steps.mjs';

const docs = readFileSync(path.join(root, 'docs/integrations.md'), 'utf8');

/** The first block of a language below a heading. */
const block = (heading, language) =>
  docs.split(`\n## ${heading}\n`)[1].split(`\n\`\`\`${language}\n`)[1].split('\n```')[0];

/** A module made of code whose imports are found from here. */
const imported = (code) => {
  const found = code.replace(/((?:from|import) )'([\w-][^']*)'/g, (_whole, before, name) => {
    return `${before}'${import.meta.resolve(name)}'`;
  });
  return import(`data:text/javascript,${encodeURIComponent(found)}`);
};

/** The message of what `run` throws. */
function faultOf(run) {
  try {
    run();
  } catch (error) {
    return error.message;
  }
  return assert.fail('nothing was thrown');
}

describe('the documentation of integrations', () => {
  it('copies the files to the same place each time', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'docs-'));
    try {
      const dist = path.join(folder, 'node_modules/django-playground/dist');
      mkdirSync(dist, { recursive: true });
      writeFileSync(path.join(dist, 'index.js'), '');
      for (let times = 0; times < 2; times += 1)
        execFileSync('sh', ['-ec', block('Where the files are', 'sh')], { cwd: folder });
      assert.deepEqual(readdirSync(path.join(folder, 'public/django-playground')), ['index.js']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names what a front part may have', () => {
    const text = '```django\n---\nunknown: 1\n---\n```\n';
    const [, names] = / may have (.*)\.$/.exec(faultOf(() => markdownIt().use(django).render(text)));
    const [sentence] = /^The front part takes [^]*?\./m.exec(docs);
    assert.deepEqual(
      [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name),
      names.split(', '),
    );
  });

  it('has a component for Svelte whose attributes a server can write', async () => {
    const { js } = compile(block('Svelte', 'svelte'), { generate: 'server' });
    const { default: Component } = await imported(js.code);
    const { body } = await render(Component);
    assert.ok(body.includes('context="{&quot;names&quot;:[&quot;ada&quot;]}"'), body);
  });

  it('says how the one entry fails that Node cannot import', async () => {
    const [, code] = /`django-playground\/astro`: its[^]*?`(ERR_\w+)`/.exec(docs);
    await assert.rejects(import('django-playground/astro'), { code });
  });
});
