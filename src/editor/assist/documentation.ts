/** Shows documentation of tags, filters, libraries and values as elements. Plain text goes in; nothing of it is markup. */
import { EditorView } from '@codemirror/view';
import type { FilterInfo, LibraryInfo, TagInfo, Variable } from '../../core/introspection.js';

/** A heading, a line about it, and the text below. */
export interface Documentation {
  title: string;
  about: string;
  text: string;
}

const ARGUMENTS = { none: '', optional: ':argument', required: ':argument' } as const;

const fromLibrary = (library: string | null): string =>
  library === null ? '' : `from {% load ${library} %}`;

/** What is told of a tag. */
export const aboutTag = ({ name, library, doc, end }: TagInfo): Documentation => ({
  title: end === undefined ? `{% ${name} %}` : `{% ${name} %} … {% ${end} %}`,
  about: fromLibrary(library),
  text: doc,
});

/** What is told of a filter. */
export const aboutFilter = ({ name, library, doc, argument }: FilterInfo): Documentation => ({
  title: `|${name}${argument === 'optional' ? '[:argument]' : ARGUMENTS[argument]}`,
  about: fromLibrary(library),
  text: doc,
});

/** What is told of a library. */
export const aboutLibrary = ({ name, doc }: LibraryInfo): Documentation => ({
  title: `{% load ${name} %}`,
  about: '',
  text: doc,
});

/** What is told of a value. */
export const aboutVariable = (path: readonly string[], { type, preview }: Variable): Documentation => ({
  title: path.join('.'),
  about: type,
  text: preview,
});

/** The elements of a documentation. */
export function documentationView({ title, about, text }: Documentation): HTMLElement {
  const view = document.createElement('div');
  view.className = 'cm-django-doc';
  // Browsers let Tab stop at what scrolls, which takes the keys away from the editor.
  view.tabIndex = -1;
  const heading = document.createElement('code');
  heading.textContent = title;
  view.append(heading);
  if (about !== '') {
    const line = document.createElement('small');
    line.textContent = about;
    view.append(' ', line);
  }
  if (text !== '') {
    const body = document.createElement('div');
    body.textContent = text;
    view.append(body);
  }
  return view;
}

/** How documentation looks, whatever the theme. */
export const documentationTheme = EditorView.baseTheme({
  '.cm-django-doc': {
    maxInlineSize: 'min(34rem, 85vw)',
    maxBlockSize: '16rem',
    overflow: 'auto',
    padding: '0.5em 0.75em',
  },
  '.cm-django-doc > code': { fontWeight: '600' },
  '.cm-django-doc > small': { opacity: '0.75' },
  '.cm-django-doc > div': { whiteSpace: 'pre-wrap', marginBlockStart: '0.4em', fontSize: '0.92em' },
});
