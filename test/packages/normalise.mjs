/** Takes out of HTML what differs from one rendering to the next by design. Knows no package. */

/** Each with what stands in its place. */
const RANDOM = [
  // Django's csrf tokens, in hidden fields, attributes and scripts
  [/(csrfmiddlewaretoken"\s+value=")[A-Za-z0-9]{64}/g, '$1TOKEN'],
  [/("X-CSRFToken"\s*:\s*")[A-Za-z0-9]{64}/g, '$1TOKEN'],
];

/**
 * @param {string} html
 * @param {[string, string][]} [more] a case's own random parts: regular expression and replacement
 */
export function normalise(html, more = []) {
  const rules = [...RANDOM, ...more.map(([pattern, value]) => [new RegExp(pattern, 'g'), value])];
  return rules.reduce((text, [pattern, value]) => text.replace(pattern, value), html);
}
