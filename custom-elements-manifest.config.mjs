/** How the analyzer reads the elements: Lit's decorators, doc blocks, public members only, and the published paths. */

const privacies = new Set(['private', 'protected']);

/**
 * `src/elements/<tag>/<tag>.ts` is published as `elements/<tag>.js`, with the class that may be in `element.ts` beside it; every
 * other module is inside a chunk.
 */
const published = (modulePath) =>
  modulePath.replace(/^src\/elements\/([\w-]+)\/(?:\1|element)\.ts$/, 'dist/elements/$1.js');

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

/** A base class of ours is nothing that users can import; the members of all elements are written out. */
const isInside = (reference) => /^\/?src\//.test(reference?.module ?? '');

const litElement = { name: 'ReactiveElement', package: 'lit' };

/** A method of a class as the analyzer describes it. */
const describe = (method, source) => ({
  kind: 'method',
  name: method.name.getText(source),
  return: { type: { text: method.type.getText(source) } },
  description: method.jsDoc?.at(-1)?.comment,
});

/** The elements' own `render()`, by class: the analyzer takes it for Lit's and leaves it out. */
const renderMethods = new Map();

/** Leaves out what users cannot reach, and names modules as they are published. */
const publicFace = {
  name: 'public-face',
  analyzePhase({ ts, node }) {
    if (!ts.isClassDeclaration(node)) return;
    const source = node.getSourceFile();
    const method = node.members.find(
      (member) => ts.isMethodDeclaration(member) && member.name.getText(source) === 'render',
    );
    if (method) renderMethods.set(node.name.text, describe(method, source));
  },
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path);
      for (const item of module.exports ?? []) {
        if (item.declaration?.module) item.declaration.module = published(item.declaration.module);
      }
      for (const declaration of module.declarations ?? []) {
        // What the analyzer guesses from `dispatchEvent` has no description.
        declaration.events = declaration.events?.filter(({ name, description }) => name && description);
        declaration.members = declaration.members?.filter(
          ({ privacy, name }) => !privacies.has(privacy) && !/^[#_]/.test(name),
        );
        const render = renderMethods.get(declaration.name);
        if (declaration.customElement && render) declaration.members?.push(render);
        for (const part of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
          if (isInside(part.inheritedFrom)) delete part.inheritedFrom;
        }
        if (isInside(declaration.superclass)) declaration.superclass = litElement;
      }
    }
    customElementsManifest.modules = merged(customElementsManifest.modules)
      .filter((module) => module.declarations?.some((declaration) => declaration.customElement))
      .sort((a, b) => a.path.localeCompare(b.path));
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicFace],
};
