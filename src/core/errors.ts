/**
 * The one error class of the library and its making from the worker's plain data.
 * Knows the four types that API.md fixes; knows nothing of who shows an error or how.
 */
import type { ErrorData, Fault, StartStep } from './protocol.js';

export type DjangoErrorType = 'InitializationError' | 'TemplateError' | 'PackageError' | 'TimeoutError';

/** What an error may carry beside its message. */
export interface DjangoErrorDetails {
  /** The lines around the fault, with a caret. */
  context?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  /** Characters from `column` on that belong to the fault. */
  length?: number | undefined;
  templateName?: string | undefined;
  suggestions?: string[] | undefined;
  element?: object | undefined;
  /** Python's exception class, such as `TemplateSyntaxError`. */
  exception?: string | undefined;
  /** The step of the start that failed. */
  step?: StartStep | undefined;
  cause?: unknown;
}

/** Marks the errors of every copy of the library in a page. */
const BRAND = Symbol.for('django-playground.error');

/** What elements may show as it is: a worker's data need not be of the types that it should be. */
const isPlain = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every((each) => typeof each === 'string')
    : typeof value === 'string' || typeof value === 'number';

/**
 * Every failure that users see: what happened, where, and what to do next.
 * @prop {HTMLElement | undefined} element - The element that shows the failure.
 */
export class DjangoError extends Error {
  override readonly name = 'DjangoError';
  readonly type: DjangoErrorType;
  declare readonly context?: string;
  declare readonly line?: number;
  declare readonly column?: number;
  declare readonly length?: number;
  declare readonly templateName?: string;
  declare readonly suggestions?: string[];
  declare readonly exception?: string;
  declare readonly step?: StartStep;

  constructor(type: DjangoErrorType, message: string, details: DjangoErrorDetails = {}) {
    const { cause, element, ...rest } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.type = type;
    const shown = Object.entries(rest).filter(([, value]) => isPlain(value));
    Object.assign(this, Object.fromEntries(shown), element && { element });
  }

  get [BRAND](): string {
    return this.name;
  }

  /** True for the errors of other copies of the library too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === DjangoError ? BRAND in Object(value) : super[Symbol.hasInstance](value);
  }

  /** A copy for one element, so that elements that share a failure do not overwrite each other's `element`. */
  for(element: object): DjangoError {
    const { context, line, column, length, templateName, suggestions, exception, step, cause } = this;
    const details = {
      context,
      line,
      column,
      length,
      templateName,
      suggestions,
      exception,
      step,
      cause,
      element,
    };
    return new DjangoError(this.type, this.message, details);
  }
}

/** Anything thrown, as a DjangoError of `type` unless it is one already. */
export function toDjangoError(thrown: unknown, type: DjangoErrorType): DjangoError {
  if (thrown instanceof DjangoError) return thrown;
  return new DjangoError(type, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
}

const details = (fault: Fault): DjangoErrorDetails => ({
  context: fault.excerpt,
  line: fault.line,
  column: fault.column,
  length: fault.length,
  templateName: fault.templateName,
  suggestions: fault.suggestions,
  exception: fault.exception,
});

/** The error for what the worker reported. */
export function fromErrorData(data: ErrorData): DjangoError {
  switch (data.kind) {
    case 'template':
      return new DjangoError('TemplateError', data.message, details(data));
    case 'timeout':
      return new DjangoError('TimeoutError', data.message, details(data));
    case 'package':
      return new DjangoError('PackageError', data.message, { suggestions: data.suggestions });
    case 'setting':
      return new DjangoError('InitializationError', data.message, { step: 'django' });
    case 'initialization':
      return new DjangoError('InitializationError', data.message, {
        step: data.step,
        suggestions: data.suggestions,
      });
    case 'fatal':
      return new DjangoError('TemplateError', data.message, {
        suggestions: ['Look for endless recursion in the classes or tags of this example.'],
      });
  }
}
