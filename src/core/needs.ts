/**
 * Merges what all elements of a page need from its one Django.
 * Combining and resolving version ranges is the worker's part; here requirements are only gathered with who asked.
 */
import { DjangoError } from './errors.js';
import PACKAGE_SETTINGS from '../../python/django_playground/page_settings.json';
import type { RequirementNeed, StartNeeds } from './protocol.js';

/** What one element, data-attribute element or API call needs. */
export interface Needs {
  /** Names the asker in messages and is unique on the page: `<django-template id="intro">`. */
  label: string;
  /** PEP 508 requirements. */
  packages: readonly string[];
  /** Django settings as the author gave them. */
  settings: Readonly<Record<string, unknown>>;
}

/** Settings that Django reads while it starts: they belong to the page, not to one render. */
const START_SETTINGS: ReadonlySet<string> = new Set([
  'INSTALLED_APPS',
  'AUTH_USER_MODEL',
  'DATABASES',
  'DATABASE_ROUTERS',
  'DEFAULT_AUTO_FIELD',
  'MIGRATION_MODULES',
  'SECRET_KEY',
  // What packages read while they are imported.
  ...PACKAGE_SETTINGS,
]);

/** Splits settings into those that shape the start and those that can hold for one render. */
export function splitSettings(settings: Readonly<Record<string, unknown>>): {
  start: Record<string, unknown>;
  render: Record<string, unknown>;
} {
  const entries = Object.entries(settings);
  return {
    start: Object.fromEntries(entries.filter(([name]) => START_SETTINGS.has(name))),
    render: Object.fromEntries(entries.filter(([name]) => !START_SETTINGS.has(name))),
  };
}

/** The merged needs, and an error for each asker whose start settings contradict another's. */
export interface MergedNeeds {
  needs: StartNeeds;
  contradictions: Map<string, DjangoError>;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Merges needs in page order: requirements of the same text are asked for once, `INSTALLED_APPS` are added up, and of
 * two different values of another start setting the first is used, and both askers get an error naming both.
 * @param pageSettings the settings given to `init()`: they hold for the whole page, start setting or not
 */
export function mergeNeeds(
  all: Iterable<Needs>,
  pageSettings: Readonly<Record<string, unknown>> = {},
): MergedNeeds {
  const requirements = new Map<string, RequirementNeed>();
  const settings: Record<string, unknown> = { ...pageSettings };
  const givenBy = new Map(Object.keys(pageSettings).map((name) => [name, 'init()']));
  const contradictions = new Map<string, DjangoError>();
  for (const { label, packages, settings: own } of all) {
    for (const requirement of packages) {
      const need = requirements.get(requirement) ?? { requirement, owners: [] };
      if (!need.owners.includes(label)) need.owners.push(label);
      requirements.set(requirement, need);
    }
    for (const [name, value] of Object.entries(splitSettings(own).start)) {
      if (name === 'INSTALLED_APPS') {
        settings[name] = [...new Set([...asList(settings[name] ?? []), ...asList(value)])];
      } else if (!(name in settings)) {
        settings[name] = value;
        givenBy.set(name, label);
      } else if (JSON.stringify(settings[name]) !== JSON.stringify(value)) {
        const other = givenBy.get(name) ?? 'the page';
        const error = contradiction(name, label, other);
        contradictions.set(label, error);
        if (!contradictions.has(other)) contradictions.set(other, error);
      }
    }
  }
  return { needs: { requirements: [...requirements.values()], settings }, contradictions };
}

const contradiction = (name: string, label: string, other: string): DjangoError =>
  new DjangoError(
    'InitializationError',
    `${label} and ${other} give different values for the setting ${name}.`,
    {
      suggestions: [
        `All elements of a page share one Django, and ${name} shapes its start: give it one value.`,
      ],
    },
  );

/** What of `wanted` a Django started with `given` lacks, or `null` if nothing. */
export function missingNeeds(wanted: StartNeeds, given: StartNeeds): StartNeeds | null {
  const has = new Set(given.requirements.map(({ requirement }) => requirement));
  const requirements = wanted.requirements.filter(({ requirement }) => !has.has(requirement));
  const settings = Object.fromEntries(
    Object.entries(wanted.settings).filter(
      ([name, value]) => JSON.stringify(given.settings[name]) !== JSON.stringify(value),
    ),
  );
  return requirements.length === 0 && Object.keys(settings).length === 0 ? null : { requirements, settings };
}
