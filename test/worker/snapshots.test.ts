/** When snapshots are looked for, taken and kept, over a store of the test's own. */
import { expect } from '@open-wc/testing';
import type { Interpreter } from '../../worker/interpreter.js';
import type { InterpreterCopy } from '../../worker/pyodide-snapshot.js';
import { encodeSnapshot, type Snapshot, type SnapshotBytes } from '../../worker/snapshot-format.js';
import type { SnapshotStore } from '../../worker/snapshot-store.js';
import { Snapshots, buildName } from '../../worker/snapshots.js';

const KEY = 'what Django was started with';
const start = { key: KEY, answer: { installed: [], refused: [] } };
const snapshot: Snapshot = {
  start,
  image: { heapBytes: 4096, stretches: [0, 1], pages: new Uint8Array(4096).fill(3) },
  pyodideState: new Uint8Array([1]),
};

function joined({ head, pages }: SnapshotBytes): Uint8Array {
  const bytes = new Uint8Array(head.length + pages.length);
  bytes.set(head);
  bytes.set(pages, head.length);
  return bytes;
}

/** A store in memory that writes down what is asked of it. */
class FakeStore implements SnapshotStore {
  readonly log: string[] = [];
  readonly released: Promise<void>;
  #onRelease: () => void = () => undefined;

  constructor(
    public content: Uint8Array | undefined,
    readonly isFree = true,
  ) {
    this.released = new Promise((resolve) => {
      this.#onRelease = resolve;
    });
  }

  isEmpty = (): Promise<boolean> => Promise.resolve(this.content === undefined);

  /** The names that were asked for. */
  readonly names = new Set<string>();

  read = (name: string): Promise<Uint8Array | undefined> => {
    this.names.add(name);
    return Promise.resolve(this.content);
  };

  claim = (): Promise<boolean> => {
    this.log.push('claim');
    return Promise.resolve(this.isFree);
  };

  write = (name: string, bytes: SnapshotBytes): Promise<void> => {
    this.names.add(name);
    this.log.push('write');
    this.content = joined(bytes);
    return Promise.resolve();
  };

  discard = (name: string): Promise<void> => {
    this.names.add(name);
    this.log.push('discard');
    this.content = undefined;
    return Promise.resolve();
  };

  release = (): void => {
    this.log.push('release');
    this.#onRelease();
  };
}

/** An interpreter that counts how often it was copied. */
function countingInterpreter(
  copy: () => InterpreterCopy = () => ({
    heap: snapshot.image.pages,
    pyodideState: snapshot.pyodideState,
  }),
): {
  interpreter: Interpreter;
  copies: () => number;
} {
  let copies = 0;
  const interpreter: Interpreter = {
    pyimport: () => undefined,
    heapBytes: () => 4096,
    copy: () => {
      copies += 1;
      return copy();
    },
  };
  return { interpreter, copies: () => copies };
}

describe('a visit that finds a snapshot', () => {
  it('gets it and takes none', async () => {
    const store = new FakeStore(joined(encodeSnapshot(snapshot)));
    const snapshots = new Snapshots(Promise.resolve(store));
    expect(await snapshots.find(Promise.resolve(KEY))).to.deep.equal(snapshot);
    const { interpreter, copies } = countingInterpreter();
    snapshots.take(interpreter, start);
    expect([copies(), store.log]).to.deep.equal([0, []]);
  });

  it('asks for the one of its own key', async () => {
    const store = new FakeStore(joined(encodeSnapshot(snapshot)));
    await new Snapshots(Promise.resolve(store)).find(Promise.resolve('one'));
    await new Snapshots(Promise.resolve(store)).find(Promise.resolve('other'));
    expect(store.names.size).to.equal(2);
  });

  it('removes a damaged one and takes a new one', async () => {
    const store = new FakeStore(new Uint8Array(100));
    const snapshots = new Snapshots(Promise.resolve(store));
    expect(await snapshots.find(Promise.resolve(KEY))).to.equal(undefined);
    const { interpreter, copies } = countingInterpreter();
    snapshots.take(interpreter, start);
    expect([copies(), store.log]).to.deep.equal([1, ['claim', 'discard']]);
  });
});

describe('a visit that finds none', () => {
  it('keeps one after the first render, once', async () => {
    const store = new FakeStore(undefined);
    const snapshots = new Snapshots(Promise.resolve(store));
    expect(await snapshots.find(Promise.resolve(KEY))).to.equal(undefined);
    snapshots.take(countingInterpreter().interpreter, start);
    expect(store.log).to.deep.equal(['claim']);
    snapshots.keep();
    snapshots.keep();
    expect(store.log).to.deep.equal(['claim']);
    await store.released;
    expect(store.log).to.deep.equal(['claim', 'write', 'release']);
    expect(await new Snapshots(Promise.resolve(store)).find(Promise.resolve(KEY))).to.deep.equal(snapshot);
  });

  it('does not wait for the key of the start', async () => {
    const never = new Promise<string>(() => undefined);
    expect(await new Snapshots(Promise.resolve(new FakeStore(undefined))).find(never)).to.equal(undefined);
  });

  it('takes none while another worker is about to', async () => {
    const store = new FakeStore(undefined, false);
    const snapshots = new Snapshots(Promise.resolve(store));
    await snapshots.find(Promise.resolve(KEY));
    const { interpreter, copies } = countingInterpreter();
    snapshots.take(interpreter, start);
    snapshots.keep();
    expect([copies(), store.log]).to.deep.equal([0, ['claim']]);
  });

  it('goes on when Python cannot be copied, and lets others try', async () => {
    const store = new FakeStore(undefined);
    const snapshots = new Snapshots(Promise.resolve(store));
    await snapshots.find(Promise.resolve(KEY));
    snapshots.take(
      countingInterpreter(() => {
        throw new Error("Can't serialize object at index 7");
      }).interpreter,
      start,
    );
    snapshots.keep();
    expect(store.log).to.deep.equal(['claim', 'release']);
  });

  for (const [what, opening] of [
    ['no store', () => Promise.resolve(undefined)],
    [
      'a store that cannot be opened',
      () => Promise.reject(new DOMException('opaque origin', 'SecurityError')),
    ],
  ] as const) {
    it(`takes none with ${what}`, async () => {
      const snapshots = new Snapshots(opening());
      expect(await snapshots.find(Promise.resolve(KEY))).to.equal(undefined);
      const { interpreter, copies } = countingInterpreter();
      snapshots.take(interpreter, start);
      snapshots.keep();
      await snapshots.reject(KEY);
      expect(copies()).to.equal(0);
    });
  }
});

describe('the name of a build', () => {
  const file = (name: string) => ({ name, sizeBytes: 1, unpackedBytes: 1 });
  const files = {
    distribution: file('distribution-1'),
    inside: [],
    pyodideVersion: '1',
    lockFileInfo: {},
    script: file('script-1'),
    wasm: file('wasm-1'),
    image: { ...file('image-1'), pyodideState: [] },
    core: file('core-1'),
    modules: file('modules-1'),
  };

  it('is the same for the same files in the same browser', async () => {
    expect(await buildName(files, 'a')).to.equal(await buildName({ ...files }, 'a'));
    expect(await buildName(files, 'a')).to.match(/^[0-9a-f]{32}$/);
  });

  it('changes with each file and with the browser', async () => {
    const names = await Promise.all([
      buildName(files, 'a'),
      buildName(files, 'b'),
      buildName({ ...files, script: file('script-2') }, 'a'),
      buildName({ ...files, wasm: file('wasm-2') }, 'a'),
      buildName({ ...files, image: { ...files.image, name: 'image-2' } }, 'a'),
      buildName({ ...files, core: file('core-2') }, 'a'),
      buildName({ ...files, pyodideVersion: '2' }, 'a'),
    ]);
    expect(new Set(names).size).to.equal(names.length);
  });
});
