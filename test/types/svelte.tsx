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
