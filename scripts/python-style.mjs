/**
 * Ruff over python/ without a Python of its own: lint and format check, or `--write` to format in place.
 * Reads ruff.toml, of which Ruff's WebAssembly build knows everything but `per-file-ignores`; that part is applied here.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { parse } from 'smol-toml';
import { isProgram, root } from './steps.mjs';

/** Whether `file` matches a pattern of ruff.toml: a file name, or a path, with `*` and a leading `**` folder. */
export function matches(file, pattern) {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '(?:.+/)?')
    .replaceAll(/(?<!\))\*/g, '[^/]*');
  return new RegExp(`${pattern.includes('/') ? '^' : '(?:^|/)'}${source}$`).test(file);
}

const pythonFiles = () =>
  readdirSync(path.join(root, 'python'), { recursive: true })
    .filter((name) => /\.pyi?$/.test(name))
    .map((name) => `python/${name.split(path.sep).join('/')}`)
    .sort();

/** Ruff for one file: the settings of ruff.toml with what is ignored for this file. */
function ruffFor(file, { lint, ...settings }) {
  const { 'per-file-ignores': perFile = {}, ignore = [], ...rules } = lint;
  const here = Object.entries(perFile).flatMap(([pattern, codes]) => (matches(file, pattern) ? codes : []));
  return new Workspace(
    { ...settings, lint: { ...rules, ignore: [...ignore, ...here] } },
    PositionEncoding.Utf16,
  );
}

/** Complaints about one file, formatting included unless `write` puts that right. */
function check(file, settings, write) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const ruff = ruffFor(file, settings);
  const complaints = ruff
    .check(text)
    .map(
      ({ start_location: at, code, message }) =>
        `${file}:${at.row}:${at.column} ${code ?? 'syntax'} ${message}`,
    );
  const formatted = ruff.format(text);
  ruff.free();
  if (formatted !== text && write) writeFileSync(path.join(root, file), formatted);
  if (formatted !== text && !write) complaints.push(`${file} is not formatted (npm run format)`);
  return complaints;
}

function main() {
  const settings = parse(readFileSync(path.join(root, 'ruff.toml'), 'utf8'));
  const files = pythonFiles();
  const complaints = files.flatMap((file) => check(file, settings, process.argv.includes('--write')));
  for (const complaint of complaints) console.error(complaint);
  console.log(`Ruff ${Workspace.version()}: ${files.length} files, ${complaints.length} complaints`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) main();
