/**
 * Checks of values whose sender is not trusted, put together from small ones. A value that passes is made anew, of nothing
 * but what its type says. Knows no protocol.
 */

/** Gives the value as its type says, or throws a Mismatch; `at` is its place in the message. */
export type Shape<T> = (value: unknown, at: string) => T;

/** A value that is not what its type says. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';

  constructor(at: string, expected: string) {
    super(`${at} is no ${expected}`);
  }
}

type OptionalNames<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Needed<T> = { [K in Exclude<keyof T, OptionalNames<T>>]: Shape<T[K]> };
type Optional<T> = { [K in OptionalNames<T>]: Shape<Exclude<T[K], undefined>> };

/** The members of an object that is no array. */
export function members(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Mismatch(at, 'object');
  return value as Record<string, unknown>;
}

export const text: Shape<string> = (value, at) => {
  if (typeof value !== 'string') throw new Mismatch(at, 'text');
  return value;
};

export const number: Shape<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Mismatch(at, 'number');
  return value;
};

export const flag: Shape<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new Mismatch(at, 'boolean');
  return value;
};

/** One of these, and nothing else. */
export const oneOf =
  <const T extends string | boolean | null>(...allowed: T[]): Shape<T> =>
  (value, at) => {
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw new Mismatch(at, `“${allowed.join('” or “')}”`);
    return found;
  };

export const nullable =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, at) =>
    value === null ? null : shape(value, at);

export const listOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value, at) => {
    if (!Array.isArray(value)) throw new Mismatch(at, 'list');
    return value.map((each, index) => shape(each, `${at}[${index}]`));
  };

/** An object with these members; `null` for an optional one means that it is missing. */
export const record =
  <T>(needed: Needed<T>, optional: Optional<T>): Shape<T> =>
  (value, at) => {
    const given = members(value, at);
    const made: Record<string, unknown> = {};
    for (const [name, shape] of Object.entries<Shape<unknown>>(needed))
      made[name] = shape(given[name], `${at}.${name}`);
    for (const [name, shape] of Object.entries<Shape<unknown>>(optional))
      if (given[name] != null) made[name] = shape(given[name], `${at}.${name}`);
    return made as T;
  };

/** One of several objects, which their member `kind` tells apart. */
export const byKind =
  <T extends { kind: string }>(shapes: { [K in T['kind']]: Shape<Extract<T, { kind: K }>> }): Shape<T> =>
  (value, at) => {
    const { kind } = members(value, at);
    const known = Object.entries<Shape<T>>(shapes).find(([name]) => name === kind);
    if (!known) throw new Mismatch(`${at}.kind`, 'known kind');
    return known[1](value, at);
  };
