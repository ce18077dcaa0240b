/** Vue and our entry for it, for tests. */
export { createApp, effectScope, h, nextTick, reactive, ref, shallowRef } from 'vue';
export * from '../../../src/integrations/vue.js';
