/**
 * Eleventy: the paired shortcode `django` puts a live template, or a playground, into a page. It writes text and runs in
 * Node.js; nothing of the elements is loaded there.
 */
import type { Context } from '../rendering-api.js';
import { dedent } from '../core/template-text.js';
import type { PlaygroundProperties } from './element-properties.js';
import { elementMarkup } from './markup.js';

/** What a shortcode may say beside the template's source. */
export interface ShortcodeOptions extends Omit<PlaygroundProperties, 'template'> {
  /** With an editor. */
  playground?: boolean;
}

export interface EleventyPluginOptions {
  /** Name of the shortcode (default `django`). */
  name?: string;
  /** What holds for every block unless it says otherwise. */
  defaults?: ShortcodeOptions;
}

type Shortcode = (
  content: string,
  context?: Context | (ShortcodeOptions & { __keywords?: boolean }),
  packages?: string | string[],
  options?: ShortcodeOptions,
) => string;

/** The part of Eleventy's configuration that the plugin uses. */
export interface EleventyConfig {
  addPairedShortcode(name: string, shortcode: Shortcode): unknown;
}

const isKeywords = (value: unknown): value is ShortcodeOptions =>
  typeof value === 'object' && value !== null && '__keywords' in value;

function optionsOf([context, packages, options]: unknown[]): ShortcodeOptions {
  // Nunjucks gathers `context=…, packages=…` into one object, which comes last.
  const keywords = [context, packages, options].find(isKeywords) ?? {};
  const positional = { context, packages, ...(options as object | undefined) };
  const given = Object.entries(positional).filter(([, value]) => value != null && !isKeywords(value));
  return { ...Object.fromEntries(given), ...keywords };
}

/** The source without the blank lines that `raw` tags around it leave. */
const withoutMargins = (content: string): string =>
  dedent(content.replace(/^(?:[ \t]*\r?\n)+/, '').replace(/\n\s*$/, '\n'));

/**
 * Adds `{% django context, packages, options %}…{% enddjango %}`; Nunjucks also takes `context=…, packages=…, playground=true`.
 * The source belongs between `{% raw %}` and `{% endraw %}`, since Nunjucks and Liquid write their tags as Django does.
 */
export default function djangoPlaygroundPlugin(
  eleventyConfig: EleventyConfig,
  { name = 'django', defaults = {} }: EleventyPluginOptions = {},
): void {
  eleventyConfig.addPairedShortcode(name, (content, ...args) => {
    const { playground = false, ...properties } = { ...defaults, ...optionsOf(args) };
    const tag = playground ? 'django-playground' : 'django-template';
    return elementMarkup(tag, { ...properties, template: withoutMargins(content) });
  });
}
