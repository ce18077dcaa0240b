/**
 * Keeps what an entry loads at once in one chunk, however many other entries share parts of it: split up, the same code is
 * compressed worse and takes more requests. It knows modules by their imports only.
 */

/** A chunk group of Rolldown for all modules that `entry` (the path of its module) imports statically. */
export function oneChunk(name, entry) {
  let members = null;
  return {
    debugName: name,
    name(moduleId, context) {
      members ??= importsOf(entry, (id) => context.getModuleInfo(id));
      return members.has(moduleId) ? name : null;
    },
  };
}

/** `entry` and all that it imports, directly and by way of others, without dynamic imports. */
export function importsOf(entry, getModuleInfo) {
  const found = new Set([entry]);
  for (const id of found) for (const imported of getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
