/**
 * Build plugin that makes the page's modules importable where there is no DOM, such as on a server: Lit's own builds for
 * Node.js, which also run in browsers, with an empty stand-in for their DOM shim. Rendering there is another matter.
 */
import { fileURLToPath } from 'node:url';

const litPackage = /^(?:lit|lit-html|lit-element|@lit\/reactive-element)(?:\/|$)/;
const shim = '\0no-dom';

/** What Lit asks of its shim: a class to extend, and a registry that forgets. */
const shimSource = `
export class HTMLElement {}
export const customElements = { define() {}, get() {} };
`;

export function importableWithoutDOM() {
  return {
    name: 'importable-without-dom',
    enforce: 'pre',
    resolveId(source) {
      if (source === '@lit-labs/ssr-dom-shim') return shim;
      // Node's conditions choose the builds for Node
      return litPackage.test(source) ? fileURLToPath(import.meta.resolve(source)) : null;
    },
    load: (id) => (id === shim ? shimSource : null),
  };
}
