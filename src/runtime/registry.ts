/** Who on the page needs what. Knows neither elements nor workers. */
import { mergeNeeds, type MergedNeeds, type Needs } from '../core/needs.js';

/** An asker's entry; it is withdrawn when the element leaves or the call is over. */
export interface Registration {
  readonly label: string;
  /** Replaces the needs; the label stays. */
  update(needs: Omit<Needs, 'label'>): void;
  withdraw(): void;
}

export class Registry {
  readonly #needs = new Map<string, Needs>();
  readonly #elements = new Set<string>();
  #hadElements = false;
  readonly #onChange: () => void;

  /** @param onChange told after every change */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** There were elements, and the last one has left. Calls and `init()` alone do not end a worker. */
  get isAbandoned(): boolean {
    return this.#hadElements && this.#elements.size === 0;
  }

  /** Announces an asker. A label that is taken gets a number, so that messages and errors find the right one. */
  announce(needs: Needs, asker: 'element' | 'call'): Registration {
    let label = needs.label;
    for (let count = 2; this.#needs.has(label); count += 1) label = `${needs.label} (${count})`;
    this.#needs.set(label, { ...needs, label });
    if (asker === 'element') {
      this.#elements.add(label);
      this.#hadElements = true;
    }
    this.#onChange();
    return {
      label,
      update: (changed) => {
        if (!this.#needs.has(label)) return;
        this.#needs.set(label, { ...changed, label });
        this.#onChange();
      },
      withdraw: () => {
        this.#elements.delete(label);
        if (this.#needs.delete(label)) this.#onChange();
      },
    };
  }

  merged(pageSettings: Readonly<Record<string, unknown>>): MergedNeeds {
    return mergeNeeds(this.#needs.values(), pageSettings);
  }
}
