/** Reads and changes the settings that the panel has, in the form in which Django has them. Knows no view. */

export type Settings = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function engine(settings: Settings): Record<string, unknown> {
  const { TEMPLATES: templates } = settings;
  const first: unknown = Array.isArray(templates) ? (templates as unknown[])[0] : undefined;
  return isRecord(first) ? first : {};
}

const optionsOf = (settings: Settings): Record<string, unknown> => {
  const { OPTIONS: options } = engine(settings);
  return isRecord(options) ? options : {};
};

const without = (record: Settings, name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** An option of the first template engine. */
export const engineOption = (settings: Settings, name: string): unknown => optionsOf(settings)[name];

/** `settings` with another value of an option; `undefined` takes it away, and with the last one all of `TEMPLATES`. */
export function withEngineOption(settings: Settings, name: string, value: unknown): Record<string, unknown> {
  const rest = without(optionsOf(settings), name);
  const options = value === undefined ? rest : { ...rest, [name]: value };
  const keys = without(engine(settings), 'OPTIONS');
  const first = Object.keys(options).length === 0 ? keys : { ...keys, OPTIONS: options };
  const { TEMPLATES: templates } = settings;
  const others: unknown[] = Array.isArray(templates) ? (templates as unknown[]).slice(1) : [];
  if (Object.keys(first).length === 0 && others.length === 0) return without(settings, 'TEMPLATES');
  return { ...settings, TEMPLATES: [first, ...others] };
}

/** `settings` with another value; `undefined` leaves it to Django. */
export const withSetting = (settings: Settings, name: string, value: unknown): Record<string, unknown> =>
  value === undefined ? without(settings, name) : { ...settings, [name]: value };
