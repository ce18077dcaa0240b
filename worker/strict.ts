/**
 * The entry of a worker that lives in a frame without an origin and without a network: one file with Pyodide's script in
 * it. The first message brings a port; all others come and go through that, requests for files among them.
 */
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import type { Notice, Reply, Request } from '../src/core/protocol.js';
import type { FileAnswer, FileRequest } from '../src/core/strict-protocol.js';
import { bringFiles } from './brought-files.js';
import { PageFiles } from './page-files.js';
import type { FetchEnvironment } from './runtime-files.js';
import { wire } from './wire.js';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ ports }: MessageEvent) => {
  const [port] = ports;
  if (!port) return;
  self.onmessage = null;
  // Text, since the page takes nothing else from here.
  const post = (message: FileRequest | Reply | Notice): void => port.postMessage(JSON.stringify(message));
  const files = new PageFiles(post);
  const environment: FetchEnvironment = {
    fetch: (url, init) => files.fetch(url, init),
    violations: () => files.violations,
    script: createPyodideModule,
    bring: (urls, onFile) => bringFiles(urls, onFile, environment),
  };
  const receive = wire({
    post,
    environment,
    // A frame without an origin has no storage.
    store: Promise.resolve(undefined),
  });
  port.onmessage = ({ data }: MessageEvent<Request | FileAnswer>) => {
    if ('file' in data) files.receive(data);
    else receive(data);
  };
};
