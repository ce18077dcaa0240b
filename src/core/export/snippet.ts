/** Writes a playground as HTML that an author can paste into any page. */
import type { PlaygroundState } from '../playground-state.js';
import { isCode } from '../project-paths.js';
import { escapeScript } from '../template-text.js';

/** How the HTML is to be. */
export interface SnippetOptions {
  /** The address of the library's module script. */
  scriptURL: string;
  /** The element to write (default: the playground). */
  element?: 'django-playground' | 'django-template';
}

const attribute = (name: string, value: string): string =>
  ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;

/** JSON stays JSON: a backslash before `!` would be none. */
const jsonText = (json: string): string => json.replace(/<(?=\/script|!--)/gi, '\\u003c');

/** The line break is not part of the text; its end is where the text ends. */
const script = (type: string, name: string | null, text: string): string =>
  `<script type="${type}"${name === null ? '' : attribute('name', name)}>\n${escapeScript(text)}</script>`;

/** The unnamed script is the one that is rendered; without it that is `index.html`, or else the first template. */
function fileScripts({ files, main }: PlaygroundState): string[] {
  const others = Object.entries(files).filter(([path]) => path !== main);
  if (others.length === 0) return [script('text/django', null, files[main] ?? '')];
  const isFound = main === 'index.html' || !others.some(([path]) => path === 'index.html');
  const own = script('text/django', isFound ? main : null, files[main] ?? '');
  return [
    own,
    ...others.map(([path, text]) => script(isCode(path) ? 'text/python' : 'text/django', path, text)),
  ];
}

/** The HTML of `state`: the script tag of the library, and the element with all that it holds. */
export function snippet(state: PlaygroundState, options: SnippetOptions): string {
  const { scriptURL, element = 'django-playground' } = options;
  const { packages, settings, context, python } = state;
  const attributes = [
    packages.length === 0 ? '' : attribute('packages', JSON.stringify(packages)),
    Object.keys(settings).length === 0 ? '' : attribute('settings', JSON.stringify(settings)),
  ].join('');
  const scripts = [
    ...fileScripts(state),
    ...(/^\s*(?:\{\s*\})?\s*$/.test(context) ? [] : [script('application/json', null, jsonText(context))]),
    ...(python === null ? [] : [script('text/python', null, python)]),
  ];
  return [
    `<script type="module"${attribute('src', scriptURL)}></script>`,
    `<${element}${attributes}>`,
    ...scripts,
    `</${element}>`,
    '',
  ].join('\n');
}
