/** The `DjangoPlayground` facade: the names of API.md over the page's one runtime. Holds no state of its own. */
import { DjangoError, fromErrorData, toDjangoError } from './core/errors.js';
import { encodeContext } from './core/context.js';
import { DEFAULT_RENDER_TIMEOUT_MS, type InitOptions } from './runtime/options.js';
import type { ContextText, TemplateSource } from './core/protocol.js';
import { templateName } from './core/template-text.js';
import type { PerformanceStats } from './core/stats.js';
import type { DataAttributes } from './runtime/data-attributes.js';
import type { Runtime } from './runtime/runtime.js';
import { contextLayer } from './runtime/source-reader.js';

/** A context object, or the text of a JSON object. */
export type Context = Readonly<Record<string, unknown>> | string;

export interface RenderOptions {
  /** PEP 508 requirements. */
  packages?: string[];
  /** Further templates by name, for `{% extends %}` and `{% include %}`. */
  files?: Record<string, string>;
  /** Milliseconds (default 10000). */
  timeout?: number;
  /** Django settings for this render. */
  settings?: Record<string, unknown>;
  signal?: AbortSignal;
}

export interface BatchRequest {
  template: string;
  context?: Context;
  files?: Record<string, string>;
}

export interface ValidationResult {
  valid: boolean;
  /** Django's message. */
  error?: string;
  /** Counted from 1. */
  line?: number;
  /** Counted from 1. */
  column?: number;
  /** Characters. */
  length?: number;
  /** The lines around the fault, with a caret. */
  context?: string;
  suggestions?: string[];
}

export interface DjangoPlaygroundAPI {
  init(options?: InitOptions): Promise<void>;
  render(template: string, context?: Context, options?: RenderOptions): Promise<string>;
  renderBatch(requests: BatchRequest[], options?: RenderOptions): Promise<PromiseSettledResult<string>[]>;
  validateTemplate(template: string, options?: RenderOptions): Promise<ValidationResult>;
  createPlayground(options: PlaygroundOptions): Promise<PlaygroundInstance>;
  isReady(): boolean;
  hasError(): boolean;
  whenReady(): Promise<void>;
  getStats(): PerformanceStats;
  cleanup(): void;
}

export interface PlaygroundOptions {
  container: string | HTMLElement;
  defaultTemplate?: string;
  defaultContext?: Record<string, unknown>;
  packages?: string[];
  editable?: boolean;
  theme?: 'light' | 'dark' | 'auto';
}

/** What `createPlayground` will give. */
export interface PlaygroundInstance {
  setTemplate(template: string): void;
  setContext(context: Record<string, unknown>): void;
  render(): Promise<string>;
  reset(): void;
  destroy(): void;
  share(): Promise<string>;
}

/** All API calls share one owner: they have no Python of their own that could leak from one to the next. */
const OWNER = 'api';

const sourceOf = (template: string, files: Record<string, string> = {}): TemplateSource => ({
  template,
  main: null,
  files: Object.fromEntries(Object.entries(files).map(([name, text]) => [templateName(name), text])),
  python: null,
});

function contextsOf(context: Context | undefined): ContextText[] {
  if (context === undefined) return [];
  return [typeof context === 'string' ? contextLayer(context, 'The context') : encodeContext(context)];
}

async function render(
  runtime: Runtime,
  template: string,
  context?: Context,
  options: RenderOptions = {},
): Promise<string> {
  const { packages = [], settings = {}, files, timeout, signal } = options;
  const registration = runtime.registry.announce(
    { label: 'DjangoPlayground.render()', packages, settings },
    'call',
  );
  try {
    const source = {
      ...sourceOf(template, files),
      contexts: contextsOf(context),
      request: null,
      settings,
      packages,
    };
    const request = { ...source, owner: OWNER, label: registration.label, timeoutMs: timeout };
    return (await runtime.render(request, signal)).html;
  } catch (thrown) {
    // An abort is the caller's own doing and keeps the caller's reason.
    if (!signal?.aborted) runtime.report(toDjangoError(thrown, 'TemplateError'));
    throw thrown;
  } finally {
    registration.withdraw();
  }
}

async function validate(
  runtime: Runtime,
  template: string,
  options: RenderOptions = {},
): Promise<ValidationResult> {
  const { settings = {}, files, timeout = DEFAULT_RENDER_TIMEOUT_MS } = options;
  const outcome = await runtime.validate({
    ...sourceOf(template, files),
    owner: OWNER,
    settings,
    timeoutMs: timeout,
  });
  if (outcome.valid) return { valid: true };
  const { message, line, column, length, context, suggestions } = fromErrorData(outcome.error);
  const found = { line, column, length, context, suggestions };
  return {
    valid: false,
    error: message,
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  };
}

const noPlayground = (): DjangoError =>
  new DjangoError(
    'InitializationError',
    'createPlayground() needs <django-playground>, which this version does not have.',
    {
      suggestions: ['Use <django-template>, or DjangoPlayground.render().'],
    },
  );

/** The API over `runtime`. @param dataAttributes what `init()` also starts */
export function createAPI(runtime: Runtime, dataAttributes: DataAttributes): DjangoPlaygroundAPI {
  return {
    init: async (options = {}) => {
      await Promise.all([runtime.init(options), dataAttributes.start(), dataAttributes.enhance(options)]);
    },
    render: (template, context, options) => render(runtime, template, context, options),
    renderBatch: (requests, options) =>
      Promise.allSettled(
        requests.map(({ template, context, files }) =>
          render(runtime, template, context, { ...options, files: { ...options?.files, ...files } }),
        ),
      ),
    validateTemplate: (template, options) => validate(runtime, template, options),
    createPlayground: () => Promise.reject(noPlayground()),
    isReady: () => runtime.isReady,
    hasError: () => runtime.startError !== null,
    whenReady: () => runtime.whenReady(),
    getStats: () => runtime.stats(),
    cleanup: () => runtime.cleanup(),
  };
}
