/** Which language a document of a playground is in, and how an editor speaks it. */
import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { json } from '@codemirror/lang-json';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { django } from './language/django.js';
import type { BlockTags } from './language/tags.js';
import { javascript } from './light-javascript.js';

/** What a document is written in. */
export type DocumentLanguage = 'django' | 'html' | 'css' | 'javascript' | 'json' | 'python' | 'text';

const BY_ENDING: readonly (readonly [RegExp, DocumentLanguage])[] = [
  [/\.py$/, 'python'],
  [/\.json$/, 'json'],
  [/^static\/.*\.css$/, 'css'],
  [/^static\/.*\.m?js$/, 'javascript'],
  [/^static\/.*\.(?:html?|svg)$/, 'html'],
  [/^static\/|\.(?:ya?ml|toml|po|md)$/, 'text'],
];

/** The language of the project's file `path`; what is no other kind of file is a template. */
export function languageOfFile(path: string): DocumentLanguage {
  return BY_ENDING.find(([ending]) => ending.test(path))?.[1] ?? 'django';
}

/** What is there at once; `null`: it has to be loaded. */
function support(language: DocumentLanguage, blocks: BlockTags = {}): Extension | null {
  switch (language) {
    case 'django':
      return django({ blocks });
    case 'html':
      return html();
    case 'css':
      return css();
    case 'javascript':
      return javascript();
    case 'json':
      return json();
    case 'python':
      return null;
    case 'text':
      return [];
  }
}

const unitOf = (language: DocumentLanguage): Extension =>
  indentUnit.of(language === 'python' ? '    ' : '  ');

/**
 * Highlighting, indentation and what reacts to typing; only the indentation of what has to be loaded first.
 * @param blocks in templates, block tags besides Django's own
 */
export const languageSupport = (language: DocumentLanguage, blocks?: BlockTags): Extension => [
  support(language, blocks) ?? [],
  unitOf(language),
];

/** All of it, for languages that have to be loaded first; `null` for those that need not be, or cannot. */
export async function laterSupport(language: DocumentLanguage): Promise<Extension | null> {
  if (support(language) !== null) return null;
  try {
    const { python } = await import('./python.js');
    return [python(), unitOf(language)];
  } catch (reason) {
    console.warn('django-playground: Python is shown without colours.', reason);
    return null;
  }
}
