/** Watches an element's children for changes of its template source. What the library itself puts there is none. */

/** Output and the author's slotted views; all else inside an element may be source. */
const APART = '[slot]';

const EVERYTHING = { childList: true, characterData: true, subtree: true, attributes: true };

export class SourceObserver {
  readonly #host: Element;
  readonly #observer: MutationObserver;

  /** @param onChange told once for all changes of a task */
  constructor(host: Element, onChange: () => void) {
    this.#host = host;
    this.#observer = new MutationObserver((records) => {
      if (!records.some((record) => this.#isSource(record))) return;
      this.observe();
      onChange();
    });
  }

  /** Begins to watch, or takes in what has come since. */
  observe(): void {
    this.#observer.observe(this.#host, EVERYTHING);
    for (const child of this.#host.children) {
      // The content of a <template> is a tree of its own.
      if (child instanceof HTMLTemplateElement) this.#observer.observe(child.content, EVERYTHING);
    }
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /** The host itself may be slotted in another element, so only what is below it counts. */
  #isApart(node: Node): boolean {
    const closest = (node instanceof Element ? node : node.parentElement)?.closest(APART) ?? null;
    return closest !== null && closest !== this.#host && this.#host.contains(closest);
  }

  #isSource({ type, target, addedNodes, removedNodes }: MutationRecord): boolean {
    if (target === this.#host) {
      const nodes = [...addedNodes, ...removedNodes];
      return type === 'childList' && nodes.some((node) => !(node instanceof Element && node.matches(APART)));
    }
    return !this.#isApart(target);
  }
}
