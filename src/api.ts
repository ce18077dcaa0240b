/** The `DjangoPlayground` facade: the names of API.md over the page's one runtime. Holds no state of its own. */
import { createPlayground, type PlaygroundInstance, type PlaygroundOptions } from './create-playground.js';
import { createRenderingAPI, type RenderingAPI } from './rendering-api.js';
import type { DataAttributes } from './runtime/data-attributes.js';
import type { Runtime } from './runtime/runtime.js';

export interface DjangoPlaygroundAPI extends RenderingAPI {
  createPlayground: (options: PlaygroundOptions) => Promise<PlaygroundInstance>;
}

/** The API over `runtime`. @param dataAttributes what `init()` also starts */
export function createAPI(runtime: Runtime, dataAttributes: DataAttributes): DjangoPlaygroundAPI {
  const rendering = createRenderingAPI(runtime);
  return {
    ...rendering,
    init: async (given) => {
      const options = given ?? {};
      await Promise.all([rendering.init(options), dataAttributes.start(), dataAttributes.enhance(options)]);
      await dataAttributes.settled();
    },
    createPlayground: (options) => createPlayground(options),
  };
}
