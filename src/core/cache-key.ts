/** Decides which renders may be answered from an earlier one, and by what they are recognised. */
import type { RenderItem } from './protocol.js';

/** Built-in tags and filters whose output differs from one render to the next. */
const CHANGING = /\b(?:now|random|lorem|timesince|timeuntil|naturaltime|naturalday|shuffle|cache)\b/;

/**
 * The key of a render, or `null` where a later render may give something else: Python of the asker (it may keep state or
 * ask the clock), and tags and filters that change by themselves.
 */
export function cacheKey(item: RenderItem, packages: readonly string[]): string | null {
  const { template, main, files, python, contexts, request, settings } = item;
  if (python !== null || CHANGING.test(template ?? '')) return null;
  if (Object.entries(files).some(([name, text]) => name.endsWith('.py') || CHANGING.test(text))) return null;
  return JSON.stringify([template, main, files, contexts, request, settings, packages]);
}
