/** A chunk of what two entries share, so that each of them can be loaded without the other. */
import { importsOf } from './one-chunk.mjs';

/** A chunk group of Rolldown for the modules that `first` and `second` (paths of modules) both import statically. */
export function sharedChunk(name, first, second) {
  let members = null;
  return {
    debugName: name,
    name(moduleId, context) {
      const getModuleInfo = (id) => context.getModuleInfo(id);
      if (!members) {
        const others = importsOf(second, getModuleInfo);
        members = new Set([...importsOf(first, getModuleInfo)].filter((id) => others.has(id)));
      }
      return members.has(moduleId) ? name : null;
    },
  };
}
