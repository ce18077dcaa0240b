/**
 * The one way into Python: a request as JSON text through `django_playground.host.handle`, its reply as UTF-8 JSON bytes.
 * Knows the calls' types and which errors mean that the interpreter is dead.
 */
import type {
  Calls,
  ErrorData,
  Inquiry,
  InstalledPackage,
  RenderItem,
  RenderOutcome,
  ValidateItem,
  ValidateOutcome,
} from '../src/core/protocol.js';
import type { Interpreter } from './interpreter.js';
import { messageOf } from './start-failure.js';

/** A distribution in the folder of packages that Django cannot use; Python knows nothing of who asked for it. */
export interface RefusedDistribution {
  kind: 'distribution';
  distribution: string;
  message: string;
  suggestions?: string[];
}

/** What a start has led to. */
export interface Started {
  installed: InstalledPackage[];
  refused: (ErrorData | RefusedDistribution)[];
}

/** A package whose files have been mounted; `requested`: the page asks for it, not just another package. */
export interface MountedPackage {
  name: string;
  version: string;
  requires: string[];
  requested: boolean;
}

/** What Python needs to know of the page. */
export interface PythonNeeds {
  settings: Record<string, unknown>;
  /** All so far, dependencies before those that need them. */
  packages: MountedPackage[];
  /** The folder that they are mounted in. */
  folder: string;
}

/** What Python answers, by call. */
export interface PythonCalls extends Pick<Calls, Inquiry> {
  /** `restart`, a reason: this interpreter has run something already that keeps it from meeting the needs. */
  start: { args: PythonNeeds; answer: Started | { restart: string } };
  /** `restart`, a reason: nothing has been changed, and only another interpreter can meet the needs. */
  extend: { args: PythonNeeds; answer: Started | { restart: string } };
  render: { args: RenderItem; answer: RenderOutcome };
  validate: { args: ValidateItem; answer: ValidateOutcome };
  forget: { args: { owners: string[] }; answer: null };
  /** After a restore: renews what was frozen in the snapshot, and fails when Django is not ready. */
  renew: { args: null; answer: null };
}

/** A call that Python answered with an error, or could not answer any more. */
export class PythonFailure extends Error {
  override readonly name = 'PythonFailure';
  readonly data: ErrorData;

  constructor(data: ErrorData, options?: ErrorOptions) {
    super(data.message, options);
    this.data = data;
  }
}

interface HostModule {
  handle(text: string): Uint8Array;
}

const isFatal = (thrown: unknown): boolean =>
  (typeof thrown === 'object' && thrown !== null && 'pyodide_fatal_error' in thrown) ||
  thrown instanceof WebAssembly.RuntimeError;

/** Python with this library's package imported. */
export class Python {
  readonly #host: HostModule;
  readonly #decoder = new TextDecoder();

  /** Imports the package; throws what the import raised. */
  constructor(interpreter: Interpreter) {
    this.#host = interpreter.pyimport('django_playground.host') as HostModule;
  }

  /** Sends one call. Throws a PythonFailure. */
  ask<N extends keyof PythonCalls>(call: N, args: PythonCalls[N]['args']): PythonCalls[N]['answer'] {
    let bytes: Uint8Array;
    try {
      bytes = this.#host.handle(JSON.stringify({ call, args }));
    } catch (thrown) {
      const message = messageOf(thrown).slice(0, 2000);
      const data: ErrorData = isFatal(thrown)
        ? { kind: 'fatal', message: `Python's interpreter has died: ${message}` }
        : { kind: 'template', exception: 'PythonError', message };
      throw new PythonFailure(data, { cause: thrown });
    }
    const reply = this.#read(bytes) as { answer: PythonCalls[N]['answer'] } | { error: ErrorData };
    if ('error' in reply) throw new PythonFailure(reply.error);
    return reply.answer;
  }

  /** A browser's texts have a largest length, which differs between engines. */
  #read(bytes: Uint8Array): unknown {
    try {
      return JSON.parse(this.#decoder.decode(bytes)) as unknown;
    } catch (cause) {
      const megabytes = Math.round(bytes.length / 1e6);
      const message = `The output is too large for this browser: ${megabytes} MB.`;
      throw new PythonFailure({ kind: 'template', exception: 'OutputTooLarge', message }, { cause });
    }
  }
}
