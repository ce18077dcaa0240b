/**
 * What editors and type checkers read, made of custom-elements.json: data for VS Code and JetBrains, and JSX types. The types
 * for single frameworks in types/ are written by hand over the JSX types, which name every member.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { root } from './steps.mjs';

const asJSON = (data) => `${JSON.stringify(typeof data === 'string' ? JSON.parse(data) : data, null, 2)}\n`;

/** The generators write a default for every custom property; the manifest knows none. */
const withoutUndefined = (text) =>
  text.replace(/ (?:_\(default: undefined\)_|\(default: `undefined`\))/g, '');

const declarationsOf = (manifest) =>
  manifest.modules.flatMap(({ declarations }) => declarations).filter(({ customElement }) => customElement);

/** Imports of the events' classes, which the generator takes for globals. */
function eventImports(manifest) {
  const types = declarationsOf(manifest).flatMap(({ events = [] }) => events.map(({ type }) => type.text));
  const classes = [...new Set(types)].filter((type) => /^Django\w+Event$/.test(type)).sort();
  return `import type { ${classes.join(', ')} } from "django-playground";\n`;
}

function jsxTypes(manifest) {
  const outdir = mkdtempSync(path.join(tmpdir(), 'jsx-types-'));
  try {
    generateJsxTypes(manifest, {
      outdir,
      fileName: 'jsx.d.ts',
      componentTypePath: () => 'django-playground',
    });
    const text = readFileSync(path.join(outdir, 'jsx.d.ts'), 'utf8');
    return `/** Made by scripts/editor-data.mjs. */\n${eventImports(manifest)}${text}`;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Exported types of src/ that are a choice of texts: the manifest has their names only, editors want the choice. */
function textChoices() {
  const folder = path.join(root, 'src');
  const sources = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const choice = /^export type (\w+) =\s*((?:\|?\s*'[\w-]+'\s*)+);/gm;
  return new Map(
    sources.flatMap((name) =>
      [...readFileSync(path.join(folder, name), 'utf8').matchAll(choice)].map(([, alias, texts]) => [
        alias,
        texts.trim(),
      ]),
    ),
  );
}

function withChoices(manifest) {
  const choices = textChoices();
  for (const { attributes = [], members = [] } of declarationsOf(manifest)) {
    for (const { type } of [...attributes, ...members]) {
      if (type) type.text = type.text.replace(/\w+/g, (name) => choices.get(name) ?? name);
    }
  }
  return manifest;
}

/** The generator takes every member of a union for a text that may be written, `string[]` too. */
function vsCodeData(manifest) {
  const data = JSON.parse(getVsCodeHtmlCustomData(manifest, { hideLogs: true }));
  for (const attribute of data.tags.flatMap(({ attributes }) => attributes)) {
    const values = attribute.values?.filter(({ name }) => /^[a-z][a-z-]*$/.test(name)) ?? [];
    if (values.length > 0) attribute.values = values;
    else delete attribute.values;
  }
  return data;
}

/** File → text, for a manifest. */
export function editorData(manifest) {
  // Each generator changes the manifest that it is given.
  const copy = () => withChoices(structuredClone(manifest));
  const files = {
    'html-custom-data.json': asJSON(vsCodeData(copy())),
    'web-types.json': asJSON(getWebTypesData(copy(), { hideLogs: true })),
    'types/jsx.d.ts': jsxTypes(copy()),
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, withoutUndefined(text)]));
}
