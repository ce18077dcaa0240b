/**
 * Reads folders of the build machine into maps from path to bytes, following symbolic links inside one root.
 * Does not know what the files are for.
 */
import { lstat, readFile, readdir, readlink } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

const MAX_LINKS = 20;

/** Where a path inside `root` really is, or `null` when a link leads nowhere or out of `root`. */
async function followLinks(root, path) {
  let current = path;
  for (let hop = 0; hop < MAX_LINKS; hop += 1) {
    const stats = await lstat(current).catch((error) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!stats) return null;
    if (!stats.isSymbolicLink()) return { path: current, stats };
    const target = await readlink(current);
    current = target.startsWith('/') ? join(root, target) : resolve(dirname(current), target);
    if (relative(root, current).startsWith('..')) return null;
  }
  return null;
}

/**
 * All files below a folder, sorted by path.
 * @param {string} dir the folder whose files are wanted
 * @param {string} root links may lead anywhere inside it, and absolute ones start there
 * @returns {Promise<{ files: Map<string, Uint8Array>, dangling: string[] }>} paths are relative to `dir`
 */
export async function readTree(dir, root = dir) {
  const files = new Map();
  const dangling = [];
  const visit = async (folder, prefix) => {
    for (const name of (await readdir(folder)).sort()) {
      const found = await followLinks(root, join(folder, name));
      if (!found) dangling.push(prefix + name);
      else if (found.stats.isDirectory()) await visit(found.path, `${prefix}${name}/`);
      else if (found.stats.isFile()) files.set(prefix + name, new Uint8Array(await readFile(found.path)));
    }
  };
  await visit(dir, '');
  return { files, dangling };
}
