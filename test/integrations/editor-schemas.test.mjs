/**
 * What editors are told has the shape that they read: custom-elements.json and html-custom-data.json by their published
 * schemas, html-custom-data.json also by VS Code's own HTML service, web-types.json, whose schema no package has, by
 * what its documentation says of the parts that are used here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import service from 'vscode-html-languageservice';
import { root } from '../../scripts/steps.mjs';

const require = createRequire(import.meta.url);
const json = (file) => JSON.parse(readFileSync(path.resolve(root, file), 'utf8'));

/** What is wrong with `data` by `schema`, one line each. */
function complaints(schema, data) {
  // The published schemas use formats and keywords of their own, as annotations.
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  ajv.validate(schema, data);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const text = { type: 'string', minLength: 1 };
const object = (required, properties) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});
const list = (items) => ({ type: 'array', items });
const named = (more = {}) => list(object(['name'], { name: text, description: text, ...more }));

/** Web-types 2, as far as generated. Names not written here would be ignored by the IDE, which is why there must be none. */
const webTypesSchema = object(['name', 'version', 'contributions'], {
  $schema: text,
  name: text,
  version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
  'description-markup': { enum: ['html', 'markdown', 'none'] },
  contributions: object(['html'], {
    html: object(['elements'], {
      elements: list(
        object(['name', 'attributes', 'js'], {
          name: text,
          description: text,
          'doc-url': { type: 'string' },
          attributes: named({
            value: object([], { type: text, default: { type: 'string' }, required: { type: 'boolean' } }),
            default: { type: 'string' },
          }),
          // The default slot has no name.
          slots: list(object(['name'], { name: { type: 'string' }, description: text })),
          events: named({ type: text }),
          js: object(['properties', 'events'], {
            properties: named({ type: text, value: { type: 'object' }, default: { type: 'string' } }),
            events: named({ type: text }),
          }),
          css: { type: 'object' },
        }),
      ),
    }),
    css: object([], { properties: named(), 'pseudo-elements': named(), 'pseudo-classes': named() }),
  }),
});

describe('the schemas of what editors read', () => {
  for (const [file, schema] of [
    ['custom-elements.json', json(require.resolve('custom-elements-manifest/schema.json'))],
    ['html-custom-data.json', json('node_modules/vscode-html-languageservice/docs/customData.schema.json')],
    ['web-types.json', webTypesSchema],
  ]) {
    it(`are kept by ${file}`, () => assert.deepEqual(complaints(schema, json(file)), []));

    it(`refuse a damaged ${file}`, () => {
      const damaged = JSON.stringify(json(file)).replaceAll('"name"', '"nam"');
      assert.notDeepEqual(complaints(schema, JSON.parse(damaged)), []);
    });
  }
});

describe("VS Code's HTML service, told of html-custom-data.json", () => {
  const { getLanguageService, newHTMLDataProvider, TextDocument } = service;
  const html = getLanguageService({
    useDefaultDataProvider: false,
    customDataProviders: [newHTMLDataProvider('django-playground', json('html-custom-data.json'))],
  });
  const elements = json('custom-elements.json').modules.flatMap(({ declarations }) =>
    declarations.filter(({ tagName }) => tagName),
  );
  const attributesOf = (tag) => elements.find(({ tagName }) => tagName === tag).attributes;

  /** Asks `what` about the place of the `|`. */
  function ask(what, marked) {
    const document = TextDocument.create('file:///page.html', 'html', 1, marked.replace('|', ''));
    return html[what](document, document.positionAt(marked.indexOf('|')), html.parseHTMLDocument(document));
  }
  const labels = (marked) => ask('doComplete', marked).items.map(({ label }) => label);
  const hover = (marked) => ask('doHover', marked).contents.value;

  it('completes the tags', () => {
    const tags = elements.map(({ tagName }) => tagName).sort();
    assert.deepEqual(
      labels('<d|')
        .filter((label) => label !== '!DOCTYPE')
        .sort(),
      tags,
    );
    assert.deepEqual(tags, ['django-playground', 'django-template']);
  });

  for (const { tagName } of elements) {
    it(`completes each attribute of <${tagName}>, with what it means`, () => {
      const { items } = ask('doComplete', `<${tagName} |`);
      for (const { name } of attributesOf(tagName).filter((attribute) => attribute.name !== 'status')) {
        const item = items.find(({ label }) => label === name);
        assert.ok(item?.documentation?.value.length > 10, name);
      }
    });
  }

  it('completes values where there is a choice', () => {
    assert.deepEqual(labels('<django-template output="|"').sort(), ['frame', 'html', 'shadow', 'source']);
    assert.deepEqual(labels('<django-template loading="|"').sort(), ['eager', 'interaction', 'lazy']);
    assert.deepEqual(labels('<django-playground theme="|"').sort(), ['auto', 'dark', 'light']);
    assert.deepEqual(labels('<django-playground editable="|"').sort(), ['false', 'true']);
    assert.deepEqual(labels('<django-playground share="|"').sort(), ['off', 'on']);
    assert.deepEqual(labels('<django-template timeout="|"'), []);
  });

  it('explains tags and attributes under the pointer', () => {
    assert.match(hover('<django-tem|plate output="frame">'), /template/);
    assert.match(hover('<django-template out|put="frame">'), /How the output is shown/);
  });
});
