/** Svelte's stores, a component and our entry for Svelte, for tests. */
export { flushSync, mount, unmount } from 'svelte';
export { fromStore, get, writable } from 'svelte/store';
export { default as Greeting } from './Greeting.svelte';
export * from '../../../src/integrations/svelte.js';
