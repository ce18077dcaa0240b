/** What a framework sets on a running element, beside the attributes that its markup has. */
import { encodeContext } from '../core/context.js';
import { PROPERTY_NAMES, attributeText, type PlaygroundProperties } from './element-properties.js';

function isJSON(value: Readonly<Record<string, unknown>>, text: string): boolean {
  try {
    return encodeContext(value).json === text;
  } catch {
    // What cannot cross is reported by the element, which needs the value for that.
    return false;
  }
}

/**
 * The values to set on a running element: texts where an attribute carries the whole, so that an element which has read
 * its attributes finds nothing new.
 */
export function elementValues(properties: PlaygroundProperties): Record<string, unknown> {
  return Object.fromEntries(
    PROPERTY_NAMES.map((name) => {
      const value = properties[name] ?? null;
      if (value === null || typeof value !== 'object' || name === 'files') return [name, value];
      const text = attributeText(name, value);
      return [name, name === 'context' && !isJSON(value as Record<string, unknown>, text) ? value : text];
    }),
  );
}
