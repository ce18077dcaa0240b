/** PEP 440's rules for versions, where they were before `src/core/packaging` had them. */
export { satisfiesSpecifiers } from '../src/core/packaging/versions.js';
