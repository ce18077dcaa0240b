/** Exported projects under the Python of this machine: they render what the playground's own Python renders. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { unzipSync } from 'fflate';
import { root } from '../../scripts/steps.mjs';
import { nativePython, unpackDjango } from '../support/native-python.mjs';
import { examples } from './examples.mjs';

const program = fileURLToPath(new URL('render.py', import.meta.url));
const python = await nativePython();

/** The module of the sources that packs projects. */
async function loadExport() {
  const [{ output }] = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(root, 'src/core/export/project.ts'), formats: ['es'], fileName: 'project' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`);
}

const itemOf = ({ name, state }) => ({
  owner: name,
  template: null,
  main: state.main,
  files: state.files,
  python: state.python,
  contexts: [{ json: state.context, tagged: false }],
  request: null,
  settings: state.settings,
  packages: [],
  timeoutMs: 60_000,
});

describe('an exported project', { skip: python ? false : 'there is no Python that is new enough' }, () => {
  let folder;
  let env;
  let outcomes;
  let exportProject;

  before(async () => {
    env = {
      ...process.env,
      PYTHONPATH: await unpackDjango(),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUTF8: '1',
    };
    const input = JSON.stringify(examples.map(itemOf));
    outcomes = JSON.parse(
      execFileSync(python, [program, 'playground', path.join(root, 'python')], { env, input }),
    );
    ({ exportProject } = await loadExport());
    folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  });

  after(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  examples.forEach(({ name, state }, index) => {
    it(`renders ${name} as the playground does`, async () => {
      const entries = unzipSync(await exportProject(state, name.replaceAll(/\W+/g, '-')));
      for (const [file, bytes] of Object.entries(entries)) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), bytes);
      }
      const cwd = path.join(folder, Object.keys(entries)[0].split('/')[0]);
      const visit = JSON.parse(execFileSync(python, [program, 'project'], { cwd, env }));
      assert.equal(outcomes[index].ok, true, JSON.stringify(outcomes[index].error));
      assert.deepEqual(visit, { status: 200, html: outcomes[index].html });
      assert.notEqual(visit.html.trim(), '');
    });
  });
});
