/**
 * Says what of a state that came with a link may run by itself. A link's author is nobody that the page knows: templates,
 * context and what only shapes text are harmless; Python, packages and settings that name Python are not, as Python in a
 * worker can do what the page can.
 */
import { isCode } from './project-paths.js';
import type { PlaygroundState } from './playground-state.js';

/** What of a shared state was kept from running, for telling the reader. */
export interface Withheld {
  /** The context module is not the author's. */
  python: boolean;
  /** Files that Python could run and that are not the author's, by path. */
  files: string[];
  /** Packages that the author does not ask for. */
  packages: string[];
  /** Settings that are not the author's and could name Python. */
  settings: string[];
}

/** A shared state in two: what may run, and what of the rest there is. */
export interface TrustedShare {
  /** May run: what was withheld is as the page's author has it. */
  state: PlaygroundState;
  /** `null` where the whole of the shared state may run. */
  withheld: Withheld | null;
}

/** Settings that are only text, numbers or switches for Django's formatting. */
const HARMLESS: ReadonlySet<string> = new Set([
  'LANGUAGE_CODE',
  'TIME_ZONE',
  'USE_TZ',
  'USE_I18N',
  'USE_THOUSAND_SEPARATOR',
  'DECIMAL_SEPARATOR',
  'THOUSAND_SEPARATOR',
  'NUMBER_GROUPING',
  'FIRST_DAY_OF_WEEK',
  'DATE_FORMAT',
  'DATETIME_FORMAT',
  'TIME_FORMAT',
  'SHORT_DATE_FORMAT',
  'SHORT_DATETIME_FORMAT',
  'YEAR_MONTH_FORMAT',
  'MONTH_DAY_FORMAT',
  'STATIC_URL',
  'MEDIA_URL',
  'DEBUG',
]);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Whether `TEMPLATES` says no more than the two options that the settings panel has. */
function isHarmlessTemplates(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 1) return false;
  const { OPTIONS: options, ...rest } = Object(value[0]) as Record<string, unknown>;
  if (Object.keys(rest).length > 0) return false;
  return Object.entries(Object(options) as Record<string, unknown>).every(
    ([name, option]) => (name === 'autoescape' || name === 'string_if_invalid') && isPlain(option),
  );
}

const isHarmless = (name: string, value: unknown): boolean =>
  name === 'TEMPLATES' ? isHarmlessTemplates(value) : HARMLESS.has(name) && isPlain(value);

const own = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/**
 * @param shared what came with the link
 * @param authored what the page's author wrote, which may always run
 */
export function trustedShare(shared: PlaygroundState, authored: PlaygroundState): TrustedShare {
  const files = Object.entries(shared.files).filter(
    ([path, text]) => isCode(path) && own(authored.files, path) !== text,
  );
  // The author's modules may use one another: one that the link leaves out is as good as a changed one.
  const dropped = Object.keys(authored.files).filter(
    (path) => isCode(path) && !Object.hasOwn(shared.files, path),
  );
  const settings = Object.entries(shared.settings).filter(
    ([name, value]) => !isHarmless(name, value) && !same(own(authored.settings, name), value),
  );
  const withheld: Withheld = {
    python: shared.python !== null && shared.python !== authored.python,
    files: files.map(([path]) => path),
    packages: shared.packages.filter((requirement) => !authored.packages.includes(requirement)),
    settings: settings.map(([name]) => name),
  };
  const isWhole =
    !withheld.python &&
    [withheld.files, withheld.packages, withheld.settings].every(({ length }) => length === 0);
  return { state: harmlessPart(shared, authored, withheld, dropped), withheld: isWhole ? null : withheld };
}

function harmlessPart(
  shared: PlaygroundState,
  authored: PlaygroundState,
  withheld: Withheld,
  dropped: string[],
): PlaygroundState {
  const sharedFiles = Object.entries(shared.files).flatMap(([path, text]): [string, string][] => {
    if (!withheld.files.includes(path)) return [[path, text]];
    const ours = own(authored.files, path);
    return ours === undefined ? [] : [[path, ours]];
  });
  const droppedFiles = dropped.map((path): [string, string] => [path, own(authored.files, path) ?? '']);
  const settings = Object.entries(shared.settings).flatMap(([name, value]): [string, unknown][] => {
    if (!withheld.settings.includes(name)) return [[name, value]];
    return Object.hasOwn(authored.settings, name) ? [[name, authored.settings[name]]] : [];
  });
  const files = Object.fromEntries([...sharedFiles, ...droppedFiles]);
  return {
    ...shared,
    files,
    // A link may ask for a module to be rendered, which would show it and run nothing.
    main: Object.hasOwn(files, shared.main) ? shared.main : authored.main,
    python: withheld.python ? authored.python : shared.python,
    packages: shared.packages.filter((requirement) => !withheld.packages.includes(requirement)),
    settings: Object.fromEntries(settings),
  };
}
