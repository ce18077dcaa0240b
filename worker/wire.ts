/** Makes what answers the page's messages of one worker. Where messages and files come from is the entries' matter. */
import type { Notice, Reply, Request } from '../src/core/protocol.js';
import { runtimeFiles } from './generated/runtime-files.js';
import { createHandlers } from './handlers.js';
import { packagesEnvironment } from './packages/environment.js';
import type { FetchEnvironment } from './runtime-files.js';
import { createServer } from './serve.js';
import { Snapshots } from './snapshots.js';
import type { SnapshotStore } from './snapshot-store.js';

/** What differs between kinds of workers. */
export interface Wiring {
  post: (message: Reply | Notice) => void;
  environment: FetchEnvironment;
  /** Where snapshots of Python are kept between visits. */
  store: Promise<SnapshotStore | undefined>;
}

/** The function that takes the page's requests. */
export function wire({ post, environment, store }: Wiring): (request: Request) => void {
  const handlers = createHandlers({
    files: runtimeFiles,
    environment,
    snapshots: new Snapshots(store),
    packages: (baseURL) => packagesEnvironment(runtimeFiles, environment, baseURL),
    postProgress: (detail) => post({ notice: 'progress', detail }),
    postRendering: (detail) => post({ notice: 'rendering', detail }),
  });
  return createServer(handlers, post);
}
