/**
 * What may be set on the elements from a framework or generator, and how attributes carry it, so that markup made on a
 * server comes alive without properties. Knows neither the elements' code nor any framework.
 */
import type { Context } from '../rendering-api.js';

type JSONObject = Readonly<Record<string, unknown>> | string;

/** The words that a property may have, where they are few. */
export const CHOICES = {
  loading: ['lazy', 'eager', 'interaction'],
  output: ['html', 'shadow', 'frame', 'source'],
  theme: ['light', 'dark', 'auto'],
  layout: ['auto', 'horizontal', 'vertical'],
} as const;

type Choice<Name extends keyof typeof CHOICES> = (typeof CHOICES)[Name][number] | null | undefined;

/** The properties of `<django-template>` under the names that they have in JavaScript. */
export interface TemplateProperties {
  /** The template's source. */
  template?: string | null | undefined;
  /** Further templates and files by name. */
  files?: Readonly<Record<string, string>> | null | undefined;
  context?: Context | null | undefined;
  /** PEP 508 requirements. */
  packages?: string | readonly string[] | null | undefined;
  /** Django settings under their real names. */
  settings?: JSONObject | null | undefined;
  /** `path`, `data`, `headers` and `method` of the template's request. */
  request?: JSONObject | null | undefined;
  /** URL of the template. */
  src?: string | null | undefined;
  /** URL of the context. */
  contextSrc?: string | null | undefined;
  /** The id of a code block whose text is the template. */
  htmlFor?: string | null | undefined;
  loading?: Choice<'loading'>;
  output?: Choice<'output'>;
  /** Milliseconds for one render. */
  timeout?: number | null | undefined;
}

/** The properties of `<django-playground>`. */
export interface PlaygroundProperties extends TemplateProperties {
  editable?: boolean | null | undefined;
  theme?: Choice<'theme'>;
  layout?: Choice<'layout'>;
  /** Whether links to the present state are offered. */
  share?: boolean | null | undefined;
  /** Addresses of style sheets for the preview; in a text, separated by blanks. */
  stylesheets?: string | readonly string[] | null | undefined;
}

/** Property → attribute. */
const ATTRIBUTES = {
  template: 'template',
  files: 'files',
  context: 'context',
  packages: 'packages',
  settings: 'settings',
  request: 'request',
  src: 'src',
  contextSrc: 'context-src',
  htmlFor: 'for',
  loading: 'loading',
  output: 'output',
  timeout: 'timeout',
  editable: 'editable',
  theme: 'theme',
  layout: 'layout',
  share: 'share',
  stylesheets: 'styles',
} as const satisfies Record<keyof PlaygroundProperties, string>;

export type PropertyName = keyof typeof ATTRIBUTES;

/** What a property has when it has a value. */
export type PropertyValue = NonNullable<PlaygroundProperties[PropertyName]>;

/** All properties by name. */
export const PROPERTY_NAMES = Object.keys(ATTRIBUTES) as readonly PropertyName[];

/** The attribute that carries the property `name`. */
export const attributeName = (name: PropertyName): string => ATTRIBUTES[name];

/** What JSON has no word for, as near as JSON comes. */
const nearest = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
};

/** The attribute's form of a list of addresses, in which blanks separate. */
const addressList = (addresses: readonly string[]): string =>
  addresses.map((address) => address.trim().replace(/\s/g, encodeURIComponent)).join(' ');

/**
 * The text of the attribute that carries `value`.
 * @throws Error for what JSON cannot carry, such as an object that holds itself
 */
export function attributeText(name: PropertyName, value: PropertyValue): string {
  if (name === 'share' && typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value !== 'object') return String(value);
  if (name === 'stylesheets') return addressList(value as readonly string[]);
  try {
    return JSON.stringify(value, nearest);
  } catch (cause) {
    throw new Error(`${name} cannot be written as JSON: ${(cause as Error).message}`, { cause });
  }
}

/**
 * The attributes that carry `properties`. A context that is more than JSON is carried as near as JSON comes.
 * @param textOf writes one attribute's text
 * @throws Error for what cannot be carried, if `textOf` does
 */
export function attributesOf(
  properties: PlaygroundProperties,
  textOf: typeof attributeText = attributeText,
): Record<string, string> {
  return Object.fromEntries(
    PROPERTY_NAMES.flatMap((name) => {
      const value = properties[name];
      return value == null ? [] : [[ATTRIBUTES[name], textOf(name, value)]];
    }),
  );
}
