/**
 * Finds out whose settings keep Django from being set up: a chunk that pages load when that has happened. Sees names of settings
 * and Django's message, and has to guess; whoever is not to blame is heard again when one who was refused leaves.
 */
import { DjangoError } from '../core/errors.js';
import type { Registry } from './registry.js';

/** Whether a start setting may be why. */
type Suspicion = (name: string, error: DjangoError) => boolean;

/** Apps that cannot be used are found one by one; a key does not keep Django from starting unless it is empty. */
const SUSPICIONS: readonly Suspicion[] = [
  (name, { message }) => message.includes(name),
  (name) => name !== 'INSTALLED_APPS' && name !== 'SECRET_KEY',
  (name) => name !== 'INSTALLED_APPS',
  () => true,
];

/** Of one start, from try to try. */
export class Suspects {
  readonly #registry: Registry;
  readonly #suspicions = [...SUSPICIONS];
  readonly #refused: string[] = [];

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /**
   * Refuses those who come under the next suspicion that somebody comes under.
   * @returns whether there was one; where there is none it was nobody's settings, and all are heard again
   */
  refuse(error: DjangoError): boolean {
    for (let meant = this.#suspicions.shift(); meant; meant = this.#suspicions.shift()) {
      const isMeant = meant;
      const refused = this.#registry.refuseSettings(
        (settings) => Object.keys(settings).some((name) => isMeant(name, error)),
        (labels) => blaming(labels, error),
      );
      this.#refused.push(...refused);
      if (refused.length > 0) return true;
    }
    this.#registry.forgive(this.#refused);
    return false;
  }
}

const blaming = (labels: readonly string[], error: DjangoError): DjangoError =>
  new DjangoError('InitializationError', error.message, {
    step: 'django',
    cause: error,
    suggestions: [`Check the settings of ${labels.join(' and ')} that shape the start of Django.`],
  });
