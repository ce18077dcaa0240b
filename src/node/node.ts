/**
 * `django-playground/node`: the same rendering under Node.js, for prerendering and for tests. One Django in one worker
 * thread, started by the first call and freed when nothing has needed it for a while; an idle one does not keep the process.
 * Templates' Python runs with the rights of the process: render only what you would also run.
 */
import { createRenderingAPI, type RenderingAPI } from '../rendering-api.js';
import { Runtime } from '../runtime/runtime.js';
import { nodeEnvironment } from './environment.js';

export { DjangoError, type DjangoErrorType } from '../core/errors.js';
export type { Operation, PerformanceStats } from '../core/stats.js';
export type {
  BatchRequest,
  Context,
  ContextObject,
  RenderOptions,
  RenderingAPI,
  ValidationResult,
} from '../rendering-api.js';
export type { InitOptions } from '../runtime/options.js';

/** The process's one Django: all of the browser's API that needs no document. */
export const DjangoPlayground: RenderingAPI = createRenderingAPI(new Runtime(nodeEnvironment()));

export const {
  init,
  render,
  renderBatch,
  validateTemplate,
  isReady,
  hasError,
  whenReady,
  getStats,
  cleanup,
} = DjangoPlayground;

export default DjangoPlayground;
