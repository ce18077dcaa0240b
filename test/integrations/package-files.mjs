/**
 * What npm would publish, from `npm pack`: the size of each file that somebody names (entries, components), number and
 * bytes of those that come in groups, and the bare names of texts, which change without notice.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../../scripts/steps.mjs';

/** The committed list. */
export const packageFilesFile = path.join(root, 'test/integrations/package-files.json');

/** Pattern → what is written of files that match, the first that fits. */
const groups = [
  [/^dist\/.*\.map$/, 'source maps', 'count'],
  [/^dist\/chunks\//, 'dist/chunks/', 'bytes'],
  [/^dist\/types\//, 'dist/types/', 'bytes'],
  // What is compressed here depends on the compressor's release.
  [/^dist\/runtime\//, 'dist/runtime/', 'megabytes'],
  [/^dist\/licences\//, 'dist/licences/', 'count'],
];

const measures = {
  count: (sizes) => ({ files: sizes.length }),
  bytes: (sizes) => ({ files: sizes.length, bytes: total(sizes) }),
  megabytes: (sizes) => ({ files: sizes.length, megabytes: Number((total(sizes) / 1e6).toFixed(1)) }),
};

const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);

/**
 * Sorts the files into what is recorded.
 * @param files each with `path` and `size`
 */
export function listing(files) {
  const texts = [];
  const sizes = {};
  const grouped = Object.fromEntries(groups.map(([, name, measure]) => [name, { measure, sizes: [] }]));
  for (const { path: file, size } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const [, name] = groups.find(([pattern]) => pattern.test(file)) ?? [];
    if (name) grouped[name].sizes.push(size);
    else if (file.startsWith('dist/')) sizes[file] = size;
    else texts.push(file);
  }
  const measured = Object.entries(grouped).map(([name, { measure, sizes: all }]) => [
    name,
    measures[measure](all),
  ]);
  return { texts, sizes, groups: Object.fromEntries(measured) };
}

/** The list of what would be published now. */
export function packageFiles() {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(output.slice(output.indexOf('[\n')));
  return listing(files);
}
