/** Makes the page's runtime while `document.currentScript` still names the classic script, before any element asks for it. */
import { sharedRuntime } from './runtime/shared.js';

const script = document.currentScript;

sharedRuntime(script instanceof HTMLScriptElement ? script.src : undefined);
