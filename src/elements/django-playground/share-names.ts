/** What playgrounds are called in links: by their ids, and those without one by a number. */
import type { ShareName } from '../../core/share-link.js';

export class ShareNames {
  /** Playgrounds of the document, in the order in which they have come into it. */
  readonly #connected = new Set<Element>();
  readonly #numbers = new WeakMap<Element, number>();

  /** Knows `element` until `signal` is aborted. */
  connect(element: Element, signal: AbortSignal): void {
    this.#connected.add(element);
    signal.addEventListener('abort', () => this.#connected.delete(element));
  }

  /**
   * What `element` is called. A number is given when one is first asked for, and kept: the link that a playground makes is
   * then the one that it finds when the page comes into being in the same way again.
   */
  nameOf(element: Element): ShareName {
    if (element.id !== '') return { id: element.id };
    this.#number();
    return { number: this.#numbers.get(element) ?? 1 };
  }

  #number(): void {
    const nameless = [...this.#connected].filter(({ id }) => id === '');
    const taken = new Set<number>();
    for (const element of nameless) {
      const number = this.#numbers.get(element);
      if (number === undefined) continue;
      // One that was out of the document may find its number given to another.
      if (taken.has(number)) this.#numbers.delete(element);
      else taken.add(number);
    }
    let next = 1;
    for (const element of nameless) {
      if (this.#numbers.has(element)) continue;
      while (taken.has(next)) next += 1;
      taken.add(next);
      this.#numbers.set(element, next);
    }
  }
}

/** The one for the page. */
export const shareNames = new ShareNames();
