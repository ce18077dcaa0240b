/**
 * ESLint rule `import-zones`: imports go one way, `index → api → runtime → core`, `elements → runtime → core`,
 * `worker → core`, `editor → core`, `elements ⇢ editor` with `import()` or for types alone. It looks at paths and package
 * names only, never at what is imported.
 */
import path from 'node:path';

/**
 * The zones, most special first: files that a zone covers, the zones it may import from besides itself, those it may load
 * when they are needed (`later`), and the packages it may use.
 */
export const zones = [
  {
    name: 'core',
    folder: 'src/core/',
    from: [],
    packages: ['lru-cache', '@renovatebot/pep440', 'fflate'],
  },
  { name: 'runtime', folder: 'src/runtime/', from: ['core'], packages: ['dompurify'] },
  {
    name: 'elements',
    folder: 'src/elements/',
    from: ['core', 'runtime'],
    later: ['editor'],
    packages: ['lit', '@lit/task', 'dompurify'],
  },
  {
    name: 'editor',
    folder: 'src/editor/',
    from: ['core'],
    packages: [
      '@codemirror/autocomplete',
      '@codemirror/commands',
      '@codemirror/lang-css',
      '@codemirror/lang-html',
      '@codemirror/lang-json',
      '@codemirror/lang-python',
      '@codemirror/language',
      '@codemirror/lint',
      '@codemirror/state',
      '@codemirror/view',
      '@lezer/common',
      '@lezer/highlight',
      '@lezer/lr',
    ],
  },
  // Over the public API: `core` for comparing and writing values, `elements` for types and with import().
  {
    name: 'integrations',
    folder: 'src/integrations/',
    from: ['core', 'page'],
    later: ['elements'],
    packages: ['astro', 'react', 'svelte', 'vue'],
  },
  // The runtime and the API without a document, under Node.js.
  {
    name: 'node',
    folder: 'src/node/',
    from: ['core', 'runtime', 'page'],
    packages: ['node:fs', 'node:url', 'node:worker_threads'],
  },
  { name: 'page', folder: 'src/', from: ['core', 'runtime', 'elements'], packages: [] },
  {
    name: 'worker',
    folder: 'worker/',
    from: ['core'],
    packages: ['@noble/hashes', 'fflate', 'pyodide'],
  },
  // Node.js; of the worker only what the build has written about its files. It renders as a page does, in a DOM of its own.
  {
    name: 'cli',
    folder: 'cli/',
    from: ['core', 'worker', 'runtime', 'node'],
    packages: ['jsdom', 'node:crypto', 'node:fs', 'node:path', 'node:url', 'node:util', 'node:zlib'],
  },
];

/** The one file that loads Pyodide's code; types may be imported by all of the worker. */
export const pyodideImporter = 'worker/interpreter.ts';

/** What has Pyodide's script inside, which the others load from its address, without using anything else of Pyodide. */
const scriptImporter = { file: 'worker/strict.ts', source: 'pyodide/pyodide.asm.mjs' };

const zoneOf = (file) => zones.find((zone) => file.startsWith(zone.folder));

const packageName = (source) => source.split('/', source.startsWith('@') ? 2 : 1).join('/');

/**
 * Why `file` may not import `source`, or `null` when it may. Paths are relative to the repository.
 * @param typesOnly nothing of it is left when the types are gone
 * @param isDynamic it is an `import()`
 */
export function objection(file, source, typesOnly = false, isDynamic = false) {
  const zone = zoneOf(file);
  if (!zone) return null;
  if (file === scriptImporter.file && source === scriptImporter.source) return null;
  if (!source.startsWith('.')) return packageObjection(zone, file, packageName(source), typesOnly);
  const target = path.posix.join(path.posix.dirname(file), source);
  const other = zoneOf(target);
  // Data that two languages share lies where Python can package it.
  if (!other && target.startsWith('python/') && target.endsWith('.json')) return null;
  if (!other) return `${zone.name} imports nothing from ${path.posix.dirname(target)}/`;
  if (other === zone || zone.from.includes(other.name)) return null;
  if (zone.later?.includes(other.name))
    return typesOnly || isDynamic ? null : `${zone.name} loads ${other.name} with import() only`;
  return `${zone.name} does not import from ${other.name}`;
}

function packageObjection(zone, file, name, typesOnly) {
  if (!zone.packages.includes(name)) return `${zone.name} does not use the package ${name}`;
  if (name === 'pyodide' && file !== pyodideImporter && !typesOnly) {
    return `only ${pyodideImporter} loads pyodide`;
  }
  return null;
}

const isTypesOnly = (node) =>
  node.importKind === 'type' ||
  (node.specifiers?.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type'));

const rule = {
  meta: { type: 'problem', schema: [], messages: { crossing: '{{reason}}.' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      if (node.source?.type !== 'Literal') return;
      const isDynamic = node.type === 'ImportExpression';
      const reason = objection(file, String(node.source.value), isTypesOnly(node), isDynamic);
      if (reason) context.report({ node: node.source, messageId: 'crossing', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default { meta: { name: 'project' }, rules: { 'import-zones': rule } };
