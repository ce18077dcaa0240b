/**
 * Writes custom-elements.json, what editors and documentation know of the elements, from the doc blocks of src/elements, and
 * the editors' data that is made of it; with `--check`, fails when a committed file says something else.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { editorData } from './editor-data.mjs';
import { binary, root, run } from './steps.mjs';

/** The manifest that the sources make now. */
async function generate() {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  try {
    const outdir = path.relative(root, folder);
    const args = [
      'analyze',
      '--config',
      'custom-elements-manifest.config.mjs',
      '--outdir',
      outdir,
      '--quiet',
    ];
    const { code } = await run(binary('cem'), args);
    if (code !== 0) throw new Error(`The manifest could not be made: cem ended with ${code}`);
    return `${JSON.stringify(JSON.parse(readFileSync(path.join(folder, 'custom-elements.json'), 'utf8')), null, 2)}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const manifest = await generate();
const files = { 'custom-elements.json': manifest, ...editorData(JSON.parse(manifest)) };
for (const [name, text] of Object.entries(files)) {
  const file = path.join(root, name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the sources say: npm run manifest`);
    process.exitCode = 1;
  }
}
