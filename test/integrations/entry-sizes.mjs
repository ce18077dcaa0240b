/**
 * The bytes that each entry adds to an application: bundled and minified as applications do it, without the framework, and
 * without what is loaded later.
 */
import { brotliCompressSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/steps.mjs';

/** What a user of the entry has already. */
const external = ['react', 'vue', 'svelte', '@codemirror/*', '@lezer/*', '*.astro', 'node:*'];

/** What an application imports, by entry; all that the entry exports where nothing is named. */
const uses = {
  'index.js': ['index.js'],
  'elements/django-template.js': ['elements/django-template.js'],
  'elements/django-playground.js': ['elements/django-playground.js'],
  'react.js': ['react.js'],
  'react.js, the hook alone': ['react.js', 'useDjangoTemplate'],
  'vue.js': ['vue.js'],
  'svelte.js': ['svelte.js'],
  'codemirror.js': ['codemirror.js'],
  'eleventy.js (at build time)': ['eleventy.js'],
  'markdown-it.js (at build time)': ['markdown-it.js'],
  'astro/markup.js (at build time)': ['astro/markup.js'],
  'node.js (under Node.js)': ['node.js'],
};

/** All files of the bundle that its first file loads at once, itself included. */
function loadedAtOnce({ outputs }) {
  const files = new Set(['out/stdin.js']);
  for (const file of files) {
    for (const { path: other, kind, external: isOutside } of outputs[file].imports) {
      if (kind === 'import-statement' && !isOutside) files.add(other);
    }
  }
  return files;
}

async function sizeOf([file, name = '*']) {
  const from = JSON.stringify(`./${file}`);
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: `export ${name === '*' ? '* as all' : `{ ${name} }`} from ${from};`,
      resolveDir: path.join(root, 'dist'),
    },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    external,
    logLevel: 'error',
  });
  const wanted = [...loadedAtOnce(metafile)].map((each) => path.join(root, each));
  const contents = outputFiles.filter((each) => wanted.includes(each.path)).map((each) => each.contents);
  const sum = (sizes) => sizes.reduce((all, size) => all + size, 0);
  return {
    minifiedBytes: sum(contents.map(({ length }) => length)),
    brotliBytes: sum(contents.map((content) => brotliCompressSync(content).length)),
  };
}

/** Entry → minified bytes, and those of brotli. */
export async function entrySizes() {
  const rows = [];
  for (const [entry, use] of Object.entries(uses)) rows.push([entry, await sizeOf(use)]);
  return Object.fromEntries(rows);
}
