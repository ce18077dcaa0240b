/**
 * The module worker's entry: wires the worker's own messages, fetch, storage and policy reports.
 * When the worker was made from a blob that imports this file, what came before is in `globalThis.__djangoPlaygroundEarly`,
 * an array of messages' data that the blob fills by an `onmessage` of its own; it is taken over before the first await.
 */
import type { Request } from '../src/core/protocol.js';
import { runtimeFiles } from './generated/runtime-files.js';
import type { PolicyViolation } from './runtime-files.js';
import { openSnapshotStore } from './snapshots.js';
import { wire } from './wire.js';

declare const self: DedicatedWorkerGlobalScope & {
  __djangoPlaygroundEarly?: Request[];
  // TypeScript's WebWorker library lacks this event, which workers get for their own requests.
  addEventListener(
    type: 'securitypolicyviolation',
    listener: (event: Event & { effectiveDirective: string; blockedURI: string }) => void,
  ): void;
};

const violations: PolicyViolation[] = [];

self.addEventListener('securitypolicyviolation', (event) => {
  violations.push({ directive: event.effectiveDirective, url: event.blockedURI });
});

const receive = wire({
  post: (message) => self.postMessage(message),
  environment: { fetch: (url, init) => fetch(url, init), violations: () => violations },
  store: openSnapshotStore(runtimeFiles, navigator),
});

const early = self.__djangoPlaygroundEarly ?? [];
self.onmessage = (event: MessageEvent<Request>) => receive(event.data);
early.splice(0).forEach(receive);
