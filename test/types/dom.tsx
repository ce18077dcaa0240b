/** The elements and their events in the DOM, and the options of the API. Compiled only. */
import {
  DjangoPlayground,
  DjangoError,
  type DjangoPlaygroundElement,
  type DjangoTemplateElement,
} from 'django-playground';

export const template: DjangoTemplateElement = document.createElement('django-template');
export const playground: DjangoPlaygroundElement | null = document.querySelector('django-playground');

template.context = { at: new Date(), tags: new Set(['a']), big: 1n };
template.packages = ['django-bird>=0.9'];
template.addEventListener('django-render', ({ detail }) => [
  detail.html.length,
  detail.duration,
  detail.cached,
]);
template.addEventListener('django-error', ({ detail }) => detail.error.suggestions?.join());
document.addEventListener('django-progress', ({ detail }) => `${detail.step} ${detail.percent}`);
export const rendered: Promise<string> = template.render();
export const shared: Promise<string> | undefined = playground?.share();

// @ts-expect-error the event tells no such thing
template.addEventListener('django-render', ({ detail }) => detail.seconds);

// @ts-expect-error what is shown is what Django made
template.html = 'mine';

// @ts-expect-error there is no such way to begin
template.loading = 'soon';

// @ts-expect-error a template has no editor
template.theme = 'dark';

export async function api(): Promise<string> {
  await DjangoPlayground.init({
    baseURL: '/django-playground/',
    packages: ['django-crispy-forms'],
    lazy: false,
    sanitize: (html) => html.trim(),
    onProgress: (step, percent) => console.log(step.length, percent.toFixed()),
    onError: (error, element) => console.log(error.type, element?.id),
  });
  // @ts-expect-error the option's name is baseURL
  await DjangoPlayground.init({ baseUrl: '/' });
  // @ts-expect-error packages are texts
  await DjangoPlayground.init({ packages: [1] });

  const { signal } = new AbortController();
  const options = {
    packages: ['a'],
    files: { 'b.html': 'b' },
    timeout: 5,
    settings: { USE_TZ: true },
    signal,
  };
  const html: string = await DjangoPlayground.render('{{ a }}', { a: 1 }, options);
  // @ts-expect-error a file is a text
  await DjangoPlayground.render('', {}, { files: { 'b.html': 1 } });
  // @ts-expect-error nobody renders without a template
  await DjangoPlayground.render();

  const [first] = await DjangoPlayground.renderBatch([{ template: '{{ a }}', context: { a: 1 } }]);
  const { valid, line, suggestions } = await DjangoPlayground.validateTemplate('{% if %}');
  return [html, first?.status, valid, line?.toFixed(), suggestions?.length].join();
}

export const isDjangoError = (thrown: unknown): string | null =>
  thrown instanceof DjangoError ? `${thrown.type} ${thrown.line ?? ''}` : null;
