/** Svelte 5: the elements in templates and the store. Compiled only. */
import '../../types/svelte.js';
import type { SvelteHTMLElements } from 'svelte/elements';
import { writable } from 'svelte/store';
import { djangoTemplate } from 'django-playground/svelte';

type Props = SvelteHTMLElements['django-template'];

export const props: Props = {
  context: { name: 'Ada' },
  class: 'live',
  'ondjango-render': (event) => event.detail.html.length,
};

// @ts-expect-error there is no such way to show output
export const wrong: Props = { output: 'table' };

djangoTemplate(writable('{{ a }}'), () => ({ a: 1 }), { timeout: 100 }).subscribe(
  ({ html, loading, error }) => [html.length, loading, error?.type],
);

// @ts-expect-error a template is a text
djangoTemplate(writable(3));

djangoTemplate('{{ a }}').retry();

// @ts-expect-error only the store sets what it holds
djangoTemplate('').set({ html: '', loading: false, error: null });

// @ts-expect-error the store has a signal of its own
djangoTemplate('', {}, { signal: new AbortController().signal });

// @ts-expect-error the event tells no such thing
export const wrongEvent: Props = { 'ondjango-render': (event) => event.detail.seconds };

export const playground: SvelteHTMLElements['django-playground'] = { theme: 'dark', editable: false };

// @ts-expect-error a theme of that name there is not
export const noTheme: SvelteHTMLElements['django-playground'] = { theme: 'blue' };

/** What Svelte takes on every tag it takes on these. */
export const ordinary: Props = {
  id: 'intro',
  style: 'color: teal',
  'data-example': '1',
  'aria-label': 'Example',
  inert: true,
  onclick: ({ currentTarget }) => void currentTarget.render(),
  for: 'example',
  'context-src': '/context.json',
  timeout: '100',
};

export const off: SvelteHTMLElements['django-playground'][] = [
  { share: 'off', editable: 'false', styles: '/site.css' },
  { share: false, editable: false, stylesheets: ['/site.css'] },
];

// @ts-expect-error it is on or off
export const noShare: SvelteHTMLElements['django-playground'] = { share: 'perhaps' };

// @ts-expect-error a listener is a function
export const noListener: Props = { onclick: 'render()' };
