/** The package's public names. Importing it defines the elements and makes data-attribute elements live. */
import { browserAPI } from './browser.js';

export type { DjangoPlaygroundAPI } from './api.js';
export type { PlaygroundInstance, PlaygroundOptions } from './create-playground.js';
export { DjangoError, type DjangoErrorType } from './core/errors.js';
export type { AnalyticsEvent, InitOptions } from './runtime/options.js';
export type {
  BatchRequest,
  Context,
  ContextObject,
  RenderOptions,
  ValidationResult,
} from './rendering-api.js';
export type { Operation, PerformanceStats } from './core/stats.js';
export {
  DjangoPlaygroundElement,
  type PlaygroundLayout,
  type PlaygroundTheme,
} from './elements/django-playground/django-playground.js';
export { DjangoTemplateElement, type TemplateStatus } from './elements/django-template/django-template.js';
export {
  DjangoErrorEvent,
  DjangoProgressEvent,
  DjangoRenderEvent,
  type DjangoRenderDetail,
} from './elements/events.js';

/** The page's one Django. */
export const DjangoPlayground = browserAPI();

export default DjangoPlayground;
