/**
 * Makes of what the analyzer finds in src/ what users can reach: public members, modules as they are published, types that
 * need no further file to be read.
 */
import { speller } from './spelled-types.mjs';

const privacies = new Set(['private', 'protected']);
const isPublic = ({ privacy, name }) => !privacies.has(privacy) && !/^[#_[]/.test(name);

/**
 * `src/elements/<tag>/<tag>.ts` is published as `elements/<tag>.js`, with the class that may be in `element.ts` beside it; the
 * classes of events and errors come with the package itself.
 */
const published = (modulePath) =>
  modulePath
    .replace(/^src\/elements\/([\w-]+)\/(?:\1|element)\.ts$/, 'dist/elements/$1.js')
    .replace(/^src\/(?:elements\/events|core\/errors)\.ts$/, 'dist/index.js');

/** Modules that are published as one, as one. */
function merged(modules) {
  const byPath = new Map();
  for (const module of modules) {
    const { declarations = [], exports = [] } = byPath.get(module.path) ?? {};
    const isNew = ({ kind, name }) => !exports.some((other) => other.kind === kind && other.name === name);
    byPath.set(module.path, {
      ...module,
      declarations: [...declarations, ...(module.declarations ?? [])],
      exports: [...exports, ...(module.exports ?? []).filter(isNew)],
    });
  }
  return [...byPath.values()];
}

/** Leaves out what is no class, and exports of it; the others say where they are published. */
function withClassesOnly(module) {
  const declarations = module.declarations.filter(({ kind }) => kind === 'class');
  const exports = module.exports
    .filter(({ declaration }) => declarations.some(({ name }) => name === declaration?.name))
    .map((item) => ({ ...item, declaration: { name: item.declaration.name, module: module.path } }));
  return { ...module, declarations, exports };
}

/** A base class of ours is nothing that users can import, and the browser's have no module; all members are written out. */
const isInside = (reference) => /^\/?src\//.test(reference?.module ?? '');

const litElement = { name: 'ReactiveElement', package: 'lit' };

/** A method of a class as the analyzer describes it. */
const describe = (method, source) => ({
  kind: 'method',
  name: method.name.getText(source),
  return: { type: { text: method.type.getText(source) } },
  description: method.jsDoc?.at(-1)?.comment,
});

/** What the analyzer passes over: the elements' own `render()`, what events tell, and the type in `@attr {type} name`. */
class Findings {
  renderMethods = new Map();
  eventDetails = new Map();
  attributeTypes = new Map();

  add(ts, node) {
    const source = node.getSourceFile();
    const name = node.name.text;
    const [parent] = node.heritageClauses?.[0]?.types ?? [];
    if (parent?.expression.getText(source) === 'CustomEvent')
      this.eventDetails.set(name, parent.typeArguments[0].getText(source));
    for (const member of node.members) {
      // Taken for Lit's.
      if (ts.isMethodDeclaration(member) && member.name.getText(source) === 'render')
        this.renderMethods.set(name, describe(member, source));
      for (const tag of member.jsDoc?.flatMap(({ tags }) => tags ?? []) ?? []) {
        const [, type, attribute] = /^@attr\s+\{(.+)\}\s+([\w-]+)/.exec(tag.getText(source)) ?? [];
        if (attribute) this.attributeTypes.set(attribute, type);
      }
    }
  }
}

/** As a reader would write it: attributes are texts, and not there where nothing is said. */
function describeAttribute(attribute, ownType) {
  if (ownType) attribute.type = { text: ownType };
  // The first of the choices is what holds without the attribute.
  const value = ownType ? ownType.split(' | ')[0] : attribute.default;
  if (value === undefined || value === 'null') delete attribute.default;
  else attribute.default = value.replace(/^'(.*)'$/, '$1');
  delete attribute.readonly;
  delete attribute.attribute;
}

function describeClass(declaration, { renderMethods, eventDetails, attributeTypes }) {
  // What the analyzer guesses from `dispatchEvent` has no description.
  declaration.events = declaration.events?.filter(({ name, description }) => name && description);
  declaration.members = declaration.members?.filter(isPublic);
  // What a constructor assigns is no default.
  if (!declaration.customElement) for (const member of declaration.members ?? []) delete member.default;
  const render = renderMethods.get(declaration.name);
  if (declaration.customElement && render) declaration.members?.push(render);
  const detail = eventDetails.get(declaration.name);
  if (detail) {
    const type = { text: detail };
    declaration.members = [{ kind: 'field', name: 'detail', readonly: true, type }];
  }
  for (const attribute of declaration.attributes ?? [])
    describeAttribute(attribute, attributeTypes.get(attribute.name));
  for (const part of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
    if (isInside(part.inheritedFrom)) delete part.inheritedFrom;
  }
  if (isInside(declaration.superclass))
    declaration.superclass = declaration.customElement ? litElement : { name: declaration.superclass.name };
}

/** The types in a declaration, wherever they stand. */
const typesOf = ({ members = [], attributes = [], events = [] }) =>
  [...members, ...attributes, ...events]
    .flatMap(({ type, parameters = [], return: result }) => [
      type,
      result?.type,
      ...parameters.map((parameter) => parameter.type),
    ])
    .filter((type) => type);

/** Where the classes are that a type's text names. */
function references(text, modules) {
  return modules.flatMap(({ path, declarations }) =>
    declarations.flatMap(({ name }) =>
      [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map(({ index }) => ({
        name,
        module: path,
        start: index,
        end: index + name.length,
      })),
    ),
  );
}

function spellTypes(modules) {
  const spell = speller();
  for (const type of modules.flatMap(({ declarations }) => declarations.flatMap(typesOf))) {
    type.text = spell(type.text);
    const found = references(type.text, modules);
    if (found.length > 0) type.references = found;
  }
}

/** The plugin for the analyzer. */
export function publicFace() {
  const findings = new Findings();
  return {
    name: 'public-face',
    analyzePhase({ ts, node }) {
      if (ts.isClassDeclaration(node)) findings.add(ts, node);
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        module.path = published(module.path);
        for (const declaration of module.declarations ?? []) describeClass(declaration, findings);
      }
      const modules = merged(customElementsManifest.modules)
        .filter(({ path }) => path.startsWith('dist/'))
        .map(withClassesOnly)
        .sort((a, b) => a.path.localeCompare(b.path));
      spellTypes(modules);
      customElementsManifest.modules = modules;
    },
  };
}
