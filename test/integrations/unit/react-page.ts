/** What tests of React share: both versions with our entry, as in a browser and as on a server, and what is mounted. */
import { clearPage, place } from '../../support/element-fixture.js';
import { nextTask } from '../../support/fake-worker.js';
import { framework } from './controlled-page.js';
import type * as ReactBundle from './react-bundle.js';
import type * as ServerBundle from './react-server-bundle.js';

export type React = typeof ReactBundle;
export type ReactServer = typeof ServerBundle;
type Root = ReturnType<React['createRoot']>;
type Node = Parameters<Root['render']>[0];

export const VERSIONS = ['18', '19'] as const;

/** What React complains of while `run` goes on. */
export async function complaints(run: () => Promise<void>): Promise<string[]> {
  const found: string[] = [];
  const real = console.error;
  console.error = (...args: unknown[]) => found.push(args.map(String).join(' '));
  try {
    await run();
  } finally {
    console.error = real;
  }
  return found;
}

export interface Mounted {
  box: HTMLElement;
  /** Renders another node in the same place, at once. */
  show: (node: Node) => void;
}

/** React for the tests of one `describe`; what they mount is taken away after each. */
export class ReactPage {
  react!: React;
  server!: ReactServer;
  #roots: Root[] = [];

  constructor(version: (typeof VERSIONS)[number]) {
    before(async () => {
      this.react = (await framework(`react-${version}`)) as React;
      this.server = (await framework(`react-${version}-server`)) as ReactServer;
      await import('../../../src/index.js');
    });
    afterEach(async () => {
      this.unmount();
      await nextTask();
      clearPage();
    });
  }

  mount(node: Node): Mounted {
    const box = place('');
    const mounted = this.#mounted(box, this.react.createRoot(box));
    mounted.show(node);
    return mounted;
  }

  /** Takes over what a server wrote into `box`. */
  hydrate(box: HTMLElement, node: Node): Mounted {
    return this.#mounted(box, this.react.hydrateRoot(box, node));
  }

  unmount(): void {
    for (const root of this.#roots) root.unmount();
    this.#roots = [];
  }

  #mounted(box: HTMLElement, root: Root): Mounted {
    this.#roots.push(root);
    return { box, show: (node) => this.react.flushSync(() => root.render(node)) };
  }
}
