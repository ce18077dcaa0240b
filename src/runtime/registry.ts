/** Who on the page needs what, and whose needs cannot be met. Knows neither elements nor workers. */
import type { DjangoError } from '../core/errors.js';
import { mergeNeeds, splitSettings, type Needs } from '../core/needs.js';
import type { StartNeeds } from '../core/protocol.js';

/** An asker's entry; it is withdrawn when the element leaves or the call is over. */
export interface Registration {
  readonly label: string;
  /** Replaces the needs; the label stays. */
  update(needs: Omit<Needs, 'label'>): void;
  withdraw(): void;
}

/** The merged needs of all whose settings can be used, and the errors of the others by label. */
export interface RegistryState {
  needs: StartNeeds;
  refusals: Map<string, DjangoError>;
}

/** Who was refused together, and why: one may be to blame for all. */
interface Refusal {
  error: DjangoError;
  labels: readonly string[];
}

export class Registry {
  readonly #needs = new Map<string, Needs>();
  readonly #refused = new Map<string, Refusal>();
  readonly #elements = new Set<string>();
  readonly #onChange: () => void;
  #hadElements = false;

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
      update: (changed) => this.#update(label, changed),
      withdraw: () => this.#withdraw(label),
    };
  }

  /** @param pageSettings the settings of `init()` */
  merged(pageSettings: Readonly<Record<string, unknown>>): RegistryState {
    const usable = [...this.#needs.values()].map((needs) =>
      this.#refused.has(needs.label) ? { ...needs, settings: {} } : needs,
    );
    const { needs, contradictions } = mergeNeeds(usable, pageSettings);
    const refused = [...this.#refused].map(([label, { error }]) => [label, error] as const);
    return { needs, refusals: new Map([...contradictions, ...refused]) };
  }

  /**
   * Leaves out the start settings of the askers that `isMeant` picks, until one of them changes its settings or leaves.
   * @param why makes the error of these askers
   * @returns the labels of those askers
   */
  refuseSettings(
    isMeant: (startSettings: Record<string, unknown>) => boolean,
    why: (labels: readonly string[]) => DjangoError,
  ): string[] {
    const labels = [...this.#needs.values()]
      .filter(({ label, settings }) => !this.#refused.has(label) && isMeant(splitSettings(settings).start))
      .map(({ label }) => label);
    const refusal = { error: why(labels), labels };
    for (const label of labels) this.#refused.set(label, refusal);
    return labels;
  }

  /** Hears all again who were refused with one of these labels. */
  forgive(labels: readonly string[]): void {
    for (const label of labels) this.#forgive(label);
  }

  #update(label: string, needs: Omit<Needs, 'label'>): void {
    const before = this.#needs.get(label);
    if (!before) return;
    if (JSON.stringify(before.settings) !== JSON.stringify(needs.settings)) this.#forgive(label);
    this.#needs.set(label, { ...needs, label });
    this.#onChange();
  }

  #withdraw(label: string): void {
    this.#elements.delete(label);
    this.#forgive(label);
    if (this.#needs.delete(label)) this.#onChange();
  }

  /** Gives all who were refused together with `label` another chance. */
  #forgive(label: string): void {
    for (const each of this.#refused.get(label)?.labels ?? []) this.#refused.delete(each);
  }
}
