/** `preview-frame.js`: what runs in the preview's frames as a file of its own, for pages whose policy forbids scripts in documents. */
import { previewGuard } from './guard.js';
import { previewRelay } from './relay.js';
import { previewReporter } from './reporter.js';

if (document.currentScript?.dataset['relay'] === undefined) previewReporter(previewGuard);
else previewRelay();
