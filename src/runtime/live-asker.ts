/**
 * One element as the page's Django knows it: its label, its needs from the moment that it announces them until it
 * withdraws them, and its failures. Knows neither what is rendered for it nor how it is shown.
 */
import { toDjangoError, type DjangoError } from '../core/errors.js';
import type { Needs } from '../core/needs.js';
import type { Registration } from './registry.js';
import type { Runtime } from './runtime.js';

export class LiveAsker {
  protected _runtime: Runtime;
  protected readonly _host: Element;
  #registration: Registration | null = null;

  constructor(runtime: Runtime, host: Element) {
    this._runtime = runtime;
    this._host = host;
  }

  /** The Django that renders for the element. */
  get runtime(): Runtime {
    return this._runtime;
  }

  /** Withdraws the needs; Python forgets the files and names of this asker. */
  withdraw(): void {
    if (!this.#registration) return;
    this._runtime.forget(this.#registration.label);
    this.#registration.withdraw();
    this.#registration = null;
  }

  /** `thrown` as an error of this element, counted and told to the page; `null` for an abort, which is no failure. */
  failure(thrown: unknown, element: HTMLElement, signal: AbortSignal): DjangoError | null {
    if (signal.aborted) return null;
    const error = toDjangoError(thrown, 'TemplateError').for(element);
    this._runtime.report(error, element);
    return error;
  }

  /** Announces needs, or changes what was announced. */
  protected _announce(needs: Omit<Needs, 'label'>): void {
    if (this.#registration) this.#registration.update(needs);
    else this.#registration = this._runtime.registry.announce({ label: this._label, ...needs }, 'element');
  }

  /** The label under which the needs are announced; before that, the one that would be asked for. */
  protected get _label(): string {
    if (this.#registration) return this.#registration.label;
    const id = this._host.id === '' ? '' : ` id="${this._host.id}"`;
    return `<${this._host.localName}${id}>`;
  }
}
