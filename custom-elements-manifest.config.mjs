/** How the analyzer reads the elements: Lit's decorators, doc blocks, public members only, and the published paths. */

const privacies = new Set(['private', 'protected']);

/** `src/elements/<tag>/<tag>.ts` is published as `elements/<tag>.js`; every other module is inside a chunk. */
const published = (modulePath) =>
  modulePath.replace(/^src\/elements\/([\w-]+)\/\1\.ts$/, 'dist/elements/$1.js');

/** A base class of ours is nothing that users can import; the members of all elements are written out. */
const isInside = (reference) => reference?.module?.startsWith('src/') ?? false;

const litElement = { name: 'ReactiveElement', package: 'lit' };

/** Leaves out what users cannot reach, and names modules as they are published. */
const publicFace = {
  name: 'public-face',
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
        for (const part of [...(declaration.members ?? []), ...(declaration.attributes ?? [])]) {
          if (isInside(part.inheritedFrom)) delete part.inheritedFrom;
        }
        if (isInside(declaration.superclass)) declaration.superclass = litElement;
      }
    }
    customElementsManifest.modules = customElementsManifest.modules
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
