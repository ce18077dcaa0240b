/**
 * The module worker's entry: wires messages to handlers and the handlers to the worker's own fetch, storage and policy reports.
 * When the worker was made from a blob that imports this file, what came before is in `globalThis.__djangoPlaygroundEarly`,
 * an array of messages' data that the blob fills by an `onmessage` of its own; it is taken over before the first await.
 */
import type { Notice, Reply, Request } from '../src/core/protocol.js';
import { runtimeFiles } from './generated/runtime-files.js';
import { createHandlers } from './handlers.js';
import { packagesEnvironment } from './packages/environment.js';
import type { FetchEnvironment, PolicyViolation } from './runtime-files.js';
import { createServer } from './serve.js';
import { Snapshots, openSnapshotStore } from './snapshots.js';

declare const self: DedicatedWorkerGlobalScope & {
  __djangoPlaygroundEarly?: Request[];
  // TypeScript's WebWorker library lacks this event, which workers get for their own requests.
  addEventListener(
    type: 'securitypolicyviolation',
    listener: (event: Event & { effectiveDirective: string; blockedURI: string }) => void,
  ): void;
};

const post = (message: Reply | Notice): void => self.postMessage(message);
const violations: PolicyViolation[] = [];

self.addEventListener('securitypolicyviolation', (event) => {
  violations.push({ directive: event.effectiveDirective, url: event.blockedURI });
});

const environment: FetchEnvironment = {
  fetch: (url, init) => fetch(url, init),
  violations: () => violations,
};

const receive = createServer(
  createHandlers({
    files: runtimeFiles,
    environment,
    snapshots: new Snapshots(openSnapshotStore(runtimeFiles, navigator)),
    packages: (baseURL) => packagesEnvironment(runtimeFiles, environment, baseURL),
    postProgress: (detail) => post({ notice: 'progress', detail }),
    postRendering: (detail) => post({ notice: 'rendering', detail }),
  }),
  post,
);

const early = self.__djangoPlaygroundEarly ?? [];
self.onmessage = (event: MessageEvent<Request>) => receive(event.data);
early.splice(0).forEach(receive);
