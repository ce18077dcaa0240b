/** React and our entry for it as on a server, for tests: bundled for where there is no document. */
export { createElement } from 'react';
export { renderToString } from 'react-dom/server.browser';
export * from '../../../src/integrations/react.js';
