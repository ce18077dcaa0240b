/**
 * What may be set on the elements from a framework or generator, and how attributes carry it, so that markup made on a
 * server comes alive without properties. Knows neither the elements' code nor any framework.
 */
import type { Context } from '../rendering-api.js';

type JSONObject = Readonly<Record<string, unknown>> | string;

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
  loading?: 'lazy' | 'eager' | 'interaction' | null | undefined;
  output?: 'html' | 'shadow' | 'frame' | 'source' | null | undefined;
  /** Milliseconds for one render. */
  timeout?: number | null | undefined;
}

/** The properties of `<django-playground>`. */
export interface PlaygroundProperties extends TemplateProperties {
  editable?: boolean | null | undefined;
  theme?: 'light' | 'dark' | 'auto' | null | undefined;
  layout?: 'auto' | 'horizontal' | 'vertical' | null | undefined;
  /** Whether links to the present state are offered. */
  share?: boolean | null | undefined;
}

/** Property → attribute; `files` has none, script children carry them. */
const ATTRIBUTES = {
  template: 'template',
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
} as const satisfies Record<Exclude<keyof PlaygroundProperties, 'files'>, string>;

/** A property that an attribute can carry. */
export type AttributeProperty = keyof typeof ATTRIBUTES;

/** All properties by name. */
export const PROPERTY_NAMES: readonly (keyof PlaygroundProperties)[] = [
  ...(Object.keys(ATTRIBUTES) as AttributeProperty[]),
  'files',
];

/** What JSON has no word for, as near as JSON comes. */
const nearest = (_key: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Map) return Object.fromEntries(value);
  return value instanceof Set ? [...value] : value;
};

/** The text of the attribute that carries `value`. */
export function attributeText(
  name: AttributeProperty,
  value: NonNullable<PlaygroundProperties[AttributeProperty]>,
): string {
  if (name === 'share' && typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? JSON.stringify(value, nearest) : String(value);
}

/** The attributes that carry `properties`. A context that is more than JSON is carried as near as JSON comes. */
export function attributesOf(properties: PlaygroundProperties): Record<string, string> {
  const names = Object.keys(ATTRIBUTES) as AttributeProperty[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = properties[name];
      return value == null ? [] : [[ATTRIBUTES[name], attributeText(name, value)]];
    }),
  );
}
