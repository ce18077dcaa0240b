/**
 * markdown-it: fenced `django` blocks become live templates, with their highlighted source as what readers see without
 * JavaScript. Knows of markdown-it what it declares here.
 */
import { dedent } from '../core/template-text.js';
import { readFront, type FrontReader } from './front-part.js';
import { elementMarkup } from './markup.js';

export interface MarkdownItPluginOptions {
  /** First words of a fence's info that make it live (default `django`, `htmldjango`). */
  languages?: readonly string[];
  /** Reads the front part, such as the `parse` of a YAML package (default: `name: value` lines with JSON values, texts or lists). */
  readFront?: FrontReader;
  /**
   * The names that a front part may have (default all). Where strangers write the Markdown, leave out `files`, `packages`
   * and `settings`: these bring Python, which has the rights of a script of the page.
   */
  frontNames?: readonly string[];
  /** Whether every block gets an editor (default false; a block alone: the word `playground` after the language). */
  playground?: boolean;
}

/** A token of markdown-it as far as it is needed here. */
export interface FenceToken {
  info: string;
  content: string;
}

/** A rule that renders one token. */
export type RenderRule = (
  tokens: FenceToken[],
  index: number,
  options: object,
  env: unknown,
  renderer: object,
) => string;

/** What the plugin takes of a markdown-it instance. */
export interface MarkdownItLike {
  renderer: { rules: object };
}

/** The words of a fence's info that speak to the plugin. */
interface FenceInfo {
  language: string;
  isStatic: boolean;
  isPlayground: boolean;
}

function infoOf(info: string): FenceInfo {
  const [language = '', ...words] = info.trim().split(/\s+/);
  return { language, isStatic: words.includes('static'), isPlayground: words.includes('playground') };
}

/** The same tokens, with `content` in place of that at `index`. */
const withContent = (tokens: FenceToken[], index: number, content: string): FenceToken[] =>
  tokens.map((token, each) =>
    each === index ? Object.assign(Object.create(token) as FenceToken, { content }) : token,
  );

/**
 * Use with `md.use(djangoBlocks)`. A block may begin with a front part between two lines `---`:
 * `context: {"name": "Ada"}`, `packages: django-bird`, or what else FRONT_NAMES has. The word `static` after the language
 * leaves a block as it is, `playground` gives it an editor.
 * @throws Error naming the line of a front part and what is wrong there
 */
export default function djangoBlocks(md: MarkdownItLike, options: MarkdownItPluginOptions = {}): void {
  const { languages = ['django', 'htmldjango'], readFront: reader, frontNames, playground = false } = options;
  const rules = md.renderer.rules as { fence?: RenderRule };
  const renderFence: RenderRule = rules.fence?.bind(rules) ?? (() => '');
  rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    const { language, isStatic, isPlayground } = infoOf(token?.info ?? '');
    if (!token || isStatic || !languages.includes(language)) return renderFence(tokens, index, ...rest);
    const { properties, source } = readFront(token.content, reader, frontNames);
    const fallback = renderFence(withContent(tokens, index, source), index, ...rest);
    const tag = isPlayground || playground ? 'django-playground' : 'django-template';
    return elementMarkup(tag, { ...properties, template: dedent(source) }, fallback);
  };
}
