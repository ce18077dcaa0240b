/**
 * Lists the Python modules of packs for `django_playground.core_modules`, which imports them by these lists.
 * Knows paths and sizes, never bytes.
 */
import { SITE_PACKAGES, STDLIB } from './layout.mjs';

/**
 * Where a pack's list of modules, and the file whose content is the whole pack's, lie in the worker's file system: in a
 * folder that comes after all others in the pack.
 */
export function placesFor(pack) {
  const folder = `/var/lib/django-playground/${pack}`;
  return { index: `${folder}/modules.txt`, whole: `${folder}/files.pack` };
}

/** The name under which a `.pyc` is imported, or `null` when it cannot be. */
export function moduleName(path) {
  const root = [SITE_PACKAGES, STDLIB].find((folder) => path.startsWith(`${folder}/`));
  if (!root || !path.endsWith('.pyc')) return null;
  const parts = path.slice(root.length + 1, -'.pyc'.length).split('/');
  if (parts.at(-1) === '__init__') parts.pop();
  const importable = parts.length > 0 && parts.every((part) => /^[A-Za-z_]\w*$/.test(part));
  return importable ? parts.join('.') : null;
}

/**
 * @param {{ path: string, offset: number, size: number }[]} places where the pack's files are in it
 * @returns {Uint8Array} a line for each module: name, path, offset, size
 */
export function writeModuleIndex(places) {
  const lines = places.flatMap(({ path, offset, size }) => {
    const name = moduleName(path);
    return name === null ? [] : [`${name} ${path} ${offset} ${size}`];
  });
  return new TextEncoder().encode(lines.join('\n'));
}
