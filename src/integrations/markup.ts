/** Writes the elements as HTML text, for generators of static pages. Everything an author gives is escaped here. */
import { attributesOf, type PlaygroundProperties } from './element-properties.js';

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Further template engines (Liquid, Vue, Nunjucks) may read the page after us, and Markdown ends blocks at blank lines.
  '{': '&#123;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text for an attribute in double quotes that stays one line and means nothing to further template engines. */
export const escapeAttribute = (text: string): string =>
  text.replace(/[&<>"{\n\r]/g, (found) => REFERENCES[found] ?? found);

/** Attributes as they stand in a tag, each after a blank. */
export const attributeMarkup = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');

/**
 * An element as HTML.
 * @param fallback markup that is seen until the first render and without JavaScript
 */
export function elementMarkup(
  tag: 'django-template' | 'django-playground',
  properties: PlaygroundProperties,
  fallback = '',
): string {
  const slot = fallback === '' ? '' : `<div slot="fallback">${fallback}</div>`;
  // The tag alone on its line begins a block of HTML in Markdown.
  return `<${tag}${attributeMarkup(attributesOf(properties))}>\n${slot}</${tag}>\n`;
}
