/** Svelte's stores and our entry for it, for tests. */
export { fromStore, get, writable } from 'svelte/store';
export * from '../../../src/integrations/svelte.js';
