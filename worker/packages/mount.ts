/**
 * Puts the files of wheels where Python finds them: one folder, before the packages inside the build on Python's path.
 * Nothing is unpacked before something reads it.
 */
import type { FileTree } from '../file-system.js';
import type { Interpreter } from '../interpreter.js';
import type { WheelFile } from './wheel-files.js';

/** The folder of installed packages. */
export const PACKAGES_FOLDER = '/packages';

/** Mounts wheels. Of two files with the same path, the first stays. */
export function mountWheels(tree: FileTree, wheels: Iterable<readonly WheelFile[]>): void {
  for (const files of wheels) {
    for (const { path, sizeBytes, contents } of files) {
      const full = `${PACKAGES_FOLDER}/${path}`;
      const slash = full.lastIndexOf('/');
      const folder = tree.folder(full.slice(0, slash));
      const name = full.slice(slash + 1);
      if (!tree.hasEntry(folder, name)) tree.addLazyFile(folder, name, sizeBytes, contents);
    }
  }
}

interface CoreModules {
  search_in(folder: string): void;
}

/**
 * Lets Python look into the folder for modules first, although the build's list knows them too: for packages that
 * replace some of those inside.
 */
export function forgetInside(interpreter: Interpreter, replaced: readonly string[]): void {
  if (replaced.length === 0) return;
  const modules = interpreter.pyimport('django_playground.core_modules') as CoreModules;
  modules.search_in(PACKAGES_FOLDER);
}
