/** What the components of this folder are made with. */
import { PROPERTY_NAMES, attributesOf, type PlaygroundProperties } from '../element-properties.js';

const OWN: ReadonlySet<string> = new Set(PROPERTY_NAMES);

/** Attributes that hold by being there. Astro writes `false` as text into custom elements, where it would count as well. */
const BOOLEAN: ReadonlySet<string> = new Set(['autofocus', 'hidden', 'inert', 'itemscope']);

const isOff = (name: string, value: unknown): boolean => BOOLEAN.has(name) && value === false;

/** The attributes of a component's element: those that carry its properties, and all others as they are; Astro escapes both. */
export function elementAttributes(props: PlaygroundProperties): Record<string, unknown> {
  const others = Object.entries(props).filter(([name, value]) => !OWN.has(name) && !isOff(name, value));
  return { ...Object.fromEntries(others), ...attributesOf(props) };
}
