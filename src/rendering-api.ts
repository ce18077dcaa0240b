/** What API.md's facade does with templates, over one runtime: wherever that runs. Knows no document. */
import { DjangoError, fromErrorData, toDjangoError } from './core/errors.js';
import { encodeContext, type Context } from './core/context.js';
import { DEFAULT_RENDER_TIMEOUT_MS, type InitOptions } from './runtime/options.js';
import { plainObject, usableTimeoutMs } from './core/plain-data.js';
import type { ContextText, TemplateSource } from './core/protocol.js';
import { parsePackages } from './core/requirements.js';
import { templateName } from './core/template-text.js';
import type { PerformanceStats } from './core/stats.js';
import type { Asker } from './runtime/job.js';
import type { Runtime } from './runtime/runtime.js';
import { contextLayer } from './runtime/source-reader.js';

export type { Context, ContextObject } from './core/context.js';

export interface RenderOptions {
  /** PEP 508 requirements. */
  packages?: readonly string[];
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
  /** Django's message, after the exception's class where that is not `TemplateSyntaxError`. */
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

/** The names of `DjangoPlayground` that need no document; each works by itself, too. */
export interface RenderingAPI {
  init: (options?: InitOptions) => Promise<void>;
  render: (template: string, context?: Context, options?: RenderOptions) => Promise<string>;
  renderBatch: (
    requests: readonly BatchRequest[],
    options?: RenderOptions,
  ) => Promise<PromiseSettledResult<string>[]>;
  validateTemplate: (template: string, options?: RenderOptions) => Promise<ValidationResult>;
  isReady: () => boolean;
  hasError: () => boolean;
  whenReady: () => Promise<void>;
  getStats: () => PerformanceStats;
  cleanup: () => void;
}

/** All API calls share one owner: they have no Python of their own that could leak from one to the next. */
const OWNER = 'api';

/** @throws DjangoError `TemplateError` when the template is no text */
function sourceOf(template: unknown, files: Record<string, string> | null | undefined): TemplateSource {
  if (typeof template !== 'string') {
    throw new DjangoError(
      'TemplateError',
      `The template must be text, not ${template === null ? 'null' : typeof template}.`,
    );
  }
  const named = Object.entries(files ?? {}).map(([name, text]) => [templateName(name), text] as const);
  return { template, main: null, files: Object.fromEntries(named), python: null };
}

function contextsOf(context: Context | null | undefined): ContextText[] {
  if (context === undefined || context === null) return [];
  return [typeof context === 'string' ? contextLayer(context, 'The context') : encodeContext(context)];
}

/** The options' needs, checked. @throws DjangoError for what is no requirement or no JSON data */
const needsOf = ({
  packages,
  settings,
}: RenderOptions): { packages: string[]; settings: Record<string, unknown> } => ({
  packages: parsePackages(packages),
  settings: plainObject(settings, 'settings'),
});

/** Announces the needs of one call while `work` goes on; failures are counted, aborts are the caller's own doing. */
async function withNeeds<T>(
  runtime: Runtime,
  name: string,
  options: RenderOptions,
  work: (asker: Asker, settings: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  try {
    const { packages, settings } = needsOf(options);
    const registration = runtime.registry.announce(
      { label: `DjangoPlayground.${name}()`, packages, settings },
      'call',
    );
    try {
      return await work({ label: registration.label, packages }, settings);
    } finally {
      registration.withdraw();
    }
  } catch (thrown) {
    if (!options.signal?.aborted) runtime.report(toDjangoError(thrown, 'TemplateError'));
    throw thrown;
  }
}

async function render(
  runtime: Runtime,
  template: string,
  context?: Context | null,
  options?: RenderOptions | null,
): Promise<string> {
  const given = options ?? {};
  return withNeeds(runtime, 'render', given, async (asker, settings) => {
    const source = { ...sourceOf(template, given.files), contexts: contextsOf(context) };
    const request = { ...source, ...asker, owner: OWNER, request: null, settings, timeoutMs: given.timeout };
    return (await runtime.render(request, given.signal)).html;
  });
}

async function validate(
  runtime: Runtime,
  template: string,
  options?: RenderOptions | null,
): Promise<ValidationResult> {
  const given = options ?? {};
  const outcome = await withNeeds(runtime, 'validateTemplate', given, (asker, settings) => {
    const timeoutMs = usableTimeoutMs(given.timeout, DEFAULT_RENDER_TIMEOUT_MS);
    return runtime.validate(
      { ...sourceOf(template, given.files), owner: OWNER, settings, timeoutMs },
      asker,
      given.signal,
    );
  });
  if (outcome.valid) return { valid: true };
  const { message, exception, line, column, length, context, suggestions } = fromErrorData(outcome.error);
  const found = { line, column, length, context, suggestions };
  return {
    valid: false,
    // Some messages are no more than a name, such as that of a template that does not exist.
    error:
      exception === undefined || exception === 'TemplateSyntaxError' ? message : `${exception}: ${message}`,
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  };
}

function missing(): never {
  throw new DjangoError('TemplateError', 'A request of renderBatch() has no template.');
}

/** A request that is none fails alone, like every other. */
function batchOf(
  runtime: Runtime,
  requests: readonly BatchRequest[],
  options?: RenderOptions | null,
): Promise<PromiseSettledResult<string>[]> {
  return Promise.allSettled(
    requests.map(async (request: BatchRequest | null | undefined) => {
      const { template, context, files } = request ?? ({} as Partial<BatchRequest>);
      return render(runtime, template ?? missing(), context, {
        ...options,
        files: { ...options?.files, ...files },
      });
    }),
  );
}

/** The API over `runtime`. */
export function createRenderingAPI(runtime: Runtime): RenderingAPI {
  return {
    init: (options) => runtime.init(options ?? {}),
    render: (template, context, options) => render(runtime, template, context, options),
    renderBatch: (requests, options) => batchOf(runtime, requests, options),
    validateTemplate: (template, options) => validate(runtime, template, options),
    isReady: () => runtime.isReady,
    hasError: () => runtime.startError !== null,
    whenReady: () => runtime.whenReady(),
    getStats: () => runtime.stats(),
    cleanup: () => runtime.cleanup(),
  };
}
