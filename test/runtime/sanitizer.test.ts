import { expect } from '@open-wc/testing';
import DOMPurify from 'dompurify';
import { DjangoError } from '../../src/core/errors.js';
import { sanitizedFragment } from '../../src/runtime/sanitizer.js';

const clean = async (html: string): Promise<string> => {
  const box = document.createElement('div');
  box.append(await sanitizedFragment(html, 'page', undefined));
  return box.innerHTML;
};

describe('sanitizedFragment', () => {
  for (const field of [
    '<input name="title">',
    '<input id="id_name" name="name">',
    '<textarea name="body"></textarea>',
    '<select name="images"></select>',
    '<button name="action"></button>',
    '<fieldset name="forms"></fieldset>',
    '<output name="links"></output>',
  ]) {
    it(`keeps the name of ${field}`, async () => {
      expect(await clean(`<form>${field}</form>`)).to.equal(`<form>${field}</form>`);
    });
  }

  for (const tag of ['img', 'form', 'a', 'p', 'object', 'embed', 'iframe', 'input']) {
    it(`lets no ${tag} take the place of a property of the document`, async () => {
      const box = document.createElement('div');
      box.append(await sanitizedFragment(`<${tag} id="body" name="cookie">`, 'page', undefined));
      expect(box.querySelector('[id], [name]:not(input)')).to.equal(null);
      document.body.append(box);
      expect(document.cookie).to.be.a('string');
      box.remove();
    });
  }

  it('removes a form whose fields hide what sanitising relies on', async () => {
    expect(await clean('<form onclick="x()"><input name="attributes"></form>')).not.to.contain('onclick');
  });

  it('lets nothing in the output come alive', async () => {
    const html =
      '<p data-django-template="{}" data-django-packages="x" DATA-DJANGO-OUTPUT="" data-other="1">a</p>' +
      '<django-template src="/x">b</django-template><django-playground>c</django-playground>' +
      '<script type="text/django" data-django-template>d</script>';
    expect(await clean(html)).to.equal('<p data-other="1">a</p>bc');
  });

  it("leaves the page's own DOMPurify alone", async () => {
    await clean('<p></p>');
    const html = '<input data-django-template="" name="title">';
    expect(DOMPurify.sanitize(html)).to.equal('<input data-django-template="">');
  });

  const failures: [string, () => Promise<unknown>, RegExp][] = [
    [
      "the page's function throws",
      () =>
        sanitizedFragment('', 'page', () => {
          throw new Error('oops');
        }),
      /sanitize function failed: Error: oops/,
    ],
    [
      'the sanitiser cannot be loaded',
      () => sanitizedFragment('', 'page', true, () => Promise.reject(new Error('oops'))),
      /sanitiser.*could not be loaded/,
    ],
  ];
  for (const [name, attempt, message] of failures) {
    it(`says so when ${name}`, async () => {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(DjangoError);
      const { type, message: text, cause, suggestions } = error as DjangoError;
      expect(text).to.match(message);
      expect([type, (cause as Error).message, suggestions?.length]).to.deep.equal([
        'TemplateError',
        'oops',
        1,
      ]);
    });
  }
});
