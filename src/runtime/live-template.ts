/**
 * One live template of the page: announces its needs, reads its source, has it rendered. Used by the custom elements and
 * by data-attribute elements, which differ only in how they show what comes back.
 */
import { DjangoError } from '../core/errors.js';
import { parseJSONObject } from '../core/json-text.js';
import { plainObject } from '../core/plain-data.js';
import { parsePackages } from '../core/requirements.js';
import { childrenComplete } from './document-parsed.js';
import type { RenderResult } from './job.js';
import { LiveAsker } from './live-asker.js';
import { readSource, type SourceHints } from './source-reader.js';

/** An object, or the JSON text of one from an attribute. */
export type ObjectOrText = Readonly<Record<string, unknown>> | string | null | undefined;

/** What an author may say about a template beside its source. */
export interface LiveHints extends SourceHints {
  packages?: string | readonly string[] | null | undefined;
  settings?: ObjectOrText;
  request?: ObjectOrText;
  /** Milliseconds. */
  timeoutMs?: number | undefined;
}

function asObject(value: ObjectOrText, where: string): Record<string, unknown> | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? parseJSONObject(value, where) : plainObject(value, where);
}

/** What `hints` need; what cannot be read is reported when the source is read, and with it all of this again. */
export function needsOf(hints: LiveHints): { packages: string[]; settings: Record<string, unknown> } {
  try {
    return {
      packages: parsePackages(hints.packages),
      settings: asObject(hints.settings, 'settings') ?? {},
    };
  } catch (thrown) {
    if (thrown instanceof DjangoError) return { packages: [], settings: {} };
    throw thrown;
  }
}

export class LiveTemplate extends LiveAsker {
  /** Announces what `hints` need, at once and before anything is read, or changes what was announced. */
  announce(hints: LiveHints): void {
    this._announce(needsOf(hints));
  }

  /**
   * Reads the source and has it rendered.
   * @throws DjangoError, or the signal's reason when aborted
   */
  async render(hints: LiveHints, signal: AbortSignal): Promise<RenderResult> {
    await childrenComplete(this._host, signal);
    signal.throwIfAborted();
    const { source, contexts } = await readSource(this._host, hints, signal);
    signal.throwIfAborted();
    const label = this._label;
    return this._runtime.render(
      {
        ...source,
        contexts,
        label,
        owner: label,
        packages: parsePackages(hints.packages),
        settings: asObject(hints.settings, 'The settings attribute') ?? {},
        request: asObject(hints.request, 'The request attribute'),
        timeoutMs: hints.timeoutMs,
      },
      signal,
    );
  }
}
