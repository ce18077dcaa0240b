/** Checks and copies what callers give as settings, requests and times, before anything of it travels or is compared. */
import { DjangoError } from './errors.js';

/** The longest time that a browser's timer can wait for, with room for a grace period. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1 - 60_000;

/**
 * A usable number of milliseconds: what is no number or not above zero gives `fallback`, and what is too long for a timer
 * (`Infinity` too) the longest that there is.
 */
export function usableTimeoutMs(value: unknown, fallback: number): number {
  const number = typeof value === 'string' ? Number(value.trim() === '' ? NaN : value) : value;
  if (typeof number !== 'number' || Number.isNaN(number) || number <= 0) return fallback;
  return Math.min(number, MAX_TIMEOUT_MS);
}

/**
 * A copy of `value` as JSON has it.
 * @param where names the value in messages, such as `settings`
 * @throws DjangoError `TemplateError` naming the member that is no JSON
 */
export function plainObject(value: unknown, where: string): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new DjangoError('TemplateError', `${where} must be an object.`);
  }
  try {
    const json = JSON.stringify(value, (name, member: unknown) => {
      if (!/^(?:function|symbol|bigint)$/.test(typeof member)) return member;
      throw new DjangoError(
        'TemplateError',
        `${name} in ${where} is a ${typeof member}; only JSON data can be used there.`,
      );
    });
    return JSON.parse(json) as Record<string, unknown>;
  } catch (thrown) {
    if (thrown instanceof DjangoError) throw thrown;
    throw new DjangoError('TemplateError', `${where} is no JSON data: ${String(thrown)}`, { cause: thrown });
  }
}
