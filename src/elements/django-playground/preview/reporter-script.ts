/** `preview-frame.js`: the reporter as a file of its own, for pages whose policy forbids scripts in documents. */
import { previewGuard } from './guard.js';
import { previewReporter } from './reporter.js';

previewReporter(previewGuard);
