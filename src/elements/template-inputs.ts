/** What authors can say of a template, the same for every element that renders one. Knows neither output nor editor. */
import { ReactiveElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Context } from '../core/context.js';
import type { Loading } from '../runtime/activation.js';
import type { LiveHints, ObjectOrText } from '../runtime/live-template.js';

/** Properties that change what Django is asked; the others change only what is seen. */
const INPUTS = [
  'context',
  'packages',
  'settings',
  'src',
  'contextSrc',
  'request',
  'timeout',
  'template',
  'files',
  'htmlFor',
] as const;

/** An element with a template: the attributes and properties that say what it is and what it needs. */
export class TemplateInputs extends ReactiveElement {
  /**
   * The context: an object, or the text of a JSON object.
   * @type {object | string | null}
   */
  @property() context: Context | null = null;
  /** Python packages as PEP 508 requirements: an array, a JSON array, or names separated by commas or blanks. */
  @property() packages: string | readonly string[] | null = null;
  /** Django settings under their real names. */
  @property() settings: ObjectOrText = null;
  /** URL of the template. */
  @property() src: string | null = null;
  /** URL of the context, a JSON object. */
  @property({ attribute: 'context-src' }) contextSrc: string | null = null;
  /** What the template sees as its request: `path`, `data`, `headers`, `method`. */
  @property() request: ObjectOrText = null;
  /** When to begin: near the viewport, at once, or at a click. */
  @property() loading: Loading = 'lazy';
  /** Milliseconds for one render (default 10000). */
  @property({ type: Number }) timeout: number | null = null;
  /** The template itself; wins over every other source. */
  @property() template: string | null = null;
  /** Templates and other files by name: an object, or the text of a JSON object. */
  @property() files: Readonly<Record<string, string>> | string | null = null;
  /** The id of a code block whose text is the template. */
  @property({ attribute: 'for' }) htmlFor: string | null = null;

  /** All of them as the runtime reads them. */
  protected get _hints(): LiveHints {
    const { template, files, src, htmlFor: forId, contextSrc, context, packages, settings, request } = this;
    return {
      template,
      files,
      src,
      forId,
      contextSrc,
      context,
      packages,
      settings,
      request,
      timeoutMs: this.timeout ?? undefined,
    };
  }

  /** Whether one of `changed` changes what Django is asked. */
  protected _hasNewInput(changed: PropertyValues<this>): boolean {
    return INPUTS.some((name) => changed.has(name));
  }
}
