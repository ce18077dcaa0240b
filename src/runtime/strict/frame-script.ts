/**
 * `strict-frame.js`, the script of the frame in which a strict worker lives: makes the worker of the text that the page
 * sends, hands it the page's port, and tells the page what goes wrong. The messages of the worker do not pass through here.
 */
import type { FrameNotice } from '../../core/strict-protocol.js';
import { trustedScriptURL } from '../trusted-types.js';

const tell = (notice: FrameNotice): void => parent.postMessage(notice, '*');

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  tell({ strict: 'blocked', directive: effectiveDirective, url: blockedURI }),
);

/** A frame without an origin gets no module worker from its own blobs. */
const workerURL = (text: string): string =>
  trustedScriptURL(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`);

function start(text: string, port: MessagePort): void {
  const worker = new Worker(workerURL(text), { type: 'module', name: 'django-playground' });
  worker.addEventListener('error', ({ message }) =>
    tell({ strict: 'failed', message: message || 'its script could not be started' }),
  );
  worker.postMessage(null, [port]);
}

addEventListener('message', function begin({ source, data, ports }: MessageEvent<string>) {
  const [port] = ports;
  if (source !== parent || !port) return;
  removeEventListener('message', begin);
  try {
    start(data, port);
  } catch (thrown) {
    tell({ strict: 'failed', message: String(thrown) });
  }
});

tell({ strict: 'ready' });
