/**
 * The types of the elements' own attributes, properties and events in JSX and templates, made of custom-elements.json. What
 * every element has is each framework's matter: types/<framework>.d.ts add it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import ts from 'typescript';

/** Imports of the events' classes, which the generator takes for globals. */
function eventImports(elements) {
  const types = elements.flatMap(({ events }) => events.map(({ type }) => type.text));
  return `import type { ${[...new Set(types)].sort().join(', ')} } from "django-playground";\n`;
}

/** What an attribute takes beside the values of its property, as a type. */
function texts(attribute, member) {
  if (/\bnumber\b/.test(member.type.text)) return ' | `${number}`';
  return attribute.type.text === member.type.text ? '' : ` | ${attribute.type.text}`;
}

/** The types that the classes have, in place of the manifest's, which are for readers. */
function nameTypes({ name: element, members, attributes }) {
  for (const member of members) delete member.type?.references;
  for (const member of members.filter(({ kind, readonly }) => kind === 'field' && !readonly)) {
    const attribute = attributes.find(({ fieldName }) => fieldName === member.name);
    member.type = { text: `${element}["${member.name}"]${attribute ? texts(attribute, member) : ''}` };
  }
}

function generated(manifest) {
  const outdir = mkdtempSync(path.join(tmpdir(), 'jsx-types-'));
  try {
    const fileName = 'jsx.d.ts';
    const componentTypePath = () => 'django-playground';
    generateJsxTypes(manifest, { outdir, fileName, componentTypePath, useCemTypes: true });
    return readFileSync(path.join(outdir, fileName), 'utf8');
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/**
 * Leaves out what the generator thinks every element has, which is neither complete nor right for any framework, and its
 * declarations for frameworks, which would hold for all of them as soon as one is used.
 */
function ownOnly(text) {
  const source = ts.createSourceFile('jsx.d.ts', text, ts.ScriptTarget.Latest);
  const isOwn = (statement) =>
    ts.isImportDeclaration(statement) ||
    /^(?:Django\w+ElementProps|CustomElements|CustomCssProperties)$/.test(statement.name?.text);
  return source.statements
    .filter(isOwn)
    .map((statement) => statement.getFullText(source))
    .join('')
    .replace(/Partial<\s*(\w+) &\s*BaseProps<\w+> &\s*BaseEvents\s*>/g, '$1');
}

const attributeNames = ({ tagName, attributes }) =>
  `  "${tagName}": ${attributes.map(({ name }) => `"${name}"`).join(' | ')};\n`;

/** The text of types/jsx.d.ts. @param manifest changed on the way */
export function jsxTypes(manifest) {
  const elements = manifest.modules.flatMap(({ declarations }) => declarations);
  for (const element of elements) nameTypes(element);
  return (
    '/** Made by scripts/manifest/jsx-types.mjs: what the elements have beside what every element has. */\n' +
    `${eventImports(elements)}${ownOnly(generated(manifest))}\n\n` +
    `/** The names of each element's attributes. */\nexport type AttributeNames = {\n${elements.map(attributeNames).join('')}};\n`
  );
}
