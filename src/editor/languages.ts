/** Which language a document of a playground is in, and how an editor speaks it. */
import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { python } from '@codemirror/lang-python';
import { indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { django } from './language/django.js';

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

function support(language: DocumentLanguage): Extension {
  switch (language) {
    case 'django':
      return django();
    case 'html':
      return html();
    case 'css':
      return css();
    case 'javascript':
      return javascript();
    case 'json':
      return json();
    case 'python':
      return python();
    case 'text':
      return [];
  }
}

/** Highlighting, indentation and what reacts to typing. */
export function languageSupport(language: DocumentLanguage): Extension {
  return [support(language), indentUnit.of(language === 'python' ? '    ' : '  ')];
}
