/** What the components of this folder are made with. */
import { PROPERTY_NAMES, attributesOf, type PlaygroundProperties } from '../element-properties.js';

const OWN: ReadonlySet<string> = new Set(PROPERTY_NAMES);

/** The attributes of a component's element: those that carry its properties, and all others as they are; Astro escapes both. */
export function elementAttributes(props: PlaygroundProperties): Record<string, unknown> {
  const others = Object.entries(props).filter(([name]) => !OWN.has(name));
  return { ...Object.fromEntries(others), ...attributesOf(props) };
}
