/** What the components of this folder are made with. */
export { attributesOf } from '../element-properties.js';
export { fileScripts } from '../markup.js';
