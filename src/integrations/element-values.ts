/** What a framework sets on a running element, beside the attributes that its markup has. */
import type { Context } from '../rendering-api.js';
import {
  PROPERTY_NAMES,
  attributeName,
  attributeText,
  type PlaygroundProperties,
  type PropertyName,
  type PropertyValue,
} from './element-properties.js';
import { dataKey } from './live-render.js';

/** What a running element is given for one property. */
export interface ElementValue {
  attribute: string;
  /** The element's own name for it. */
  property: string;
  value: unknown;
  /** The same for the same value, and the attribute's text where that carries all of it; `null` for no value. */
  key: string | null;
}

/** The element's `share` is a method. */
const propertyOf = (name: PropertyName): string => (name === 'share' ? 'sharing' : name);

/** What stands for no value, where it is not `null`. */
const ABSENT: Partial<Record<PropertyName, unknown>> = { editable: true, share: true };

/** As `attributeText`, but what cannot be carried is replaced by the reason, which the element then reports. */
export function textOrReason(name: PropertyName, value: PropertyValue): string {
  try {
    return attributeText(name, value);
  } catch (thrown) {
    return String(thrown);
  }
}

/** A text where an attribute carries the whole, so that an element which has read its attributes finds nothing new. */
function given(name: PropertyName, value: PropertyValue): Pick<ElementValue, 'value' | 'key'> {
  const text = textOrReason(name, value);
  if (typeof value !== 'object' || name === 'files') return { value, key: text };
  if (name !== 'context') return { value: text, key: text };
  const whole = dataKey(value as Context);
  // What cannot cross is reported by the element, which needs the value for that.
  return whole === text ? { value: text, key: text } : { value, key: `${whole} ${text}` };
}

/** All that a running element is to have. */
export function elementValues(properties: PlaygroundProperties): ElementValue[] {
  return PROPERTY_NAMES.map((name) => {
    const value = properties[name];
    const isGiven = value !== null && value !== undefined;
    return {
      attribute: attributeName(name),
      property: propertyOf(name),
      ...(isGiven ? given(name, value) : { value: ABSENT[name] ?? null, key: null }),
    };
  });
}
