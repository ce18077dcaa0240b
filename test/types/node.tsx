/** The types of `django-playground/node`: the browser's API without what needs a document. */
import django, {
  render,
  renderBatch,
  type DjangoError,
  type InitOptions,
  type RenderingAPI,
  type ValidationResult,
} from 'django-playground/node';

const options: InitOptions = { packages: ['django-bird'], lockURL: './packages/django-packages.lock.json' };

export async function use(): Promise<void> {
  await django.init(options);
  const html: string = await render('{{ x }}', { x: new Date() }, { files: { 'a.html': '' }, timeout: 100 });
  const results: PromiseSettledResult<string>[] = await renderBatch([{ template: html }]);
  const { valid, line }: ValidationResult = await django.validateTemplate('{{ x }}');
  const api: RenderingAPI = django;
  api.cleanup();
  console.log(results, valid, line);
  // @ts-expect-error there is no document to put a playground into
  await django.createPlayground({ container: '#here' });
  // @ts-expect-error a template is text
  await render(1);
}

export const kind = (error: DjangoError): string => error.type;
