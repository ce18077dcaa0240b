/**
 * What editors and type checkers read, made of custom-elements.json: data for VS Code and JetBrains, and the types that those
 * for single frameworks in types/ are written over by hand.
 */
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { jsxTypes } from './manifest/jsx-types.mjs';

const asJSON = (data) => `${JSON.stringify(typeof data === 'string' ? JSON.parse(data) : data, null, 2)}\n`;

/** The generators write a default for every custom property; the manifest knows none. */
const withoutUndefined = (text) =>
  text.replace(/ (?:_\(default: undefined\)_|\(default: `undefined`\))/g, '');

const isElement = ({ customElement }) => customElement;

/** The elements alone, and of their attributes those that authors write: others are shown, for CSS. */
function forAuthors(manifest) {
  for (const module of manifest.modules) {
    module.declarations = module.declarations.filter(isElement);
    for (const { attributes, members } of module.declarations) {
      const written = attributes.filter(
        ({ fieldName }) => !members.find(({ name }) => name === fieldName)?.readonly,
      );
      attributes.splice(0, attributes.length, ...written);
    }
  }
  manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
  return manifest;
}

/** Events with what they tell in place of their class, which editors do not look up. */
function withDetails(manifest, classes) {
  const details = new Map(
    classes.map(({ name, members }) => [name, members.find((member) => member.name === 'detail')?.type.text]),
  );
  for (const { events } of manifest.modules.flatMap(({ declarations }) => declarations)) {
    for (const { type } of events) type.text = `CustomEvent<${details.get(type.text)}>`;
  }
  return manifest;
}

/** The generator takes every member of a union for a text that may be written, `string[]` too. */
function vsCodeData(manifest) {
  const data = JSON.parse(getVsCodeHtmlCustomData(manifest, { hideLogs: true }));
  const types = new Map(
    manifest.modules.flatMap(({ declarations }) =>
      declarations.flatMap(({ tagName, attributes }) =>
        attributes.map(({ name, type }) => [`${tagName} ${name}`, type.text]),
      ),
    ),
  );
  for (const tag of data.tags) {
    for (const attribute of tag.attributes) {
      const texts = types.get(`${tag.name} ${attribute.name}`).matchAll(/'([^']*)'/g);
      const values = Array.from(texts, ([, name]) => ({ name }));
      if (values.length > 0) attribute.values = values;
      else delete attribute.values;
    }
  }
  return data;
}

/** File → text, for a manifest. */
export function editorData(manifest) {
  const classes = manifest.modules.flatMap(({ declarations }) => declarations);
  // Each generator changes the manifest that it is given.
  const copy = () => forAuthors(structuredClone(manifest));
  const files = {
    'html-custom-data.json': asJSON(vsCodeData(copy())),
    'web-types.json': asJSON(getWebTypesData(withDetails(copy(), classes), { hideLogs: true })),
    'types/jsx.d.ts': jsxTypes(copy()),
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, withoutUndefined(text)]));
}
