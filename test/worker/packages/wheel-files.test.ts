/** Wheels as zip archives: which files they give, where, and what is refused. */
import { expect } from '@open-wc/testing';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { hasCompiledCode, readWheel } from '../../../worker/packages/wheel-files.js';

const archive = (files: Record<string, string>, level: 0 | 9 = 9): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, [strToU8(text), { level }]])),
  );

const contentsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(readWheel(bytes).map(({ path, contents }) => [path, strFromU8(contents())]));

describe('a wheel', () => {
  const files = {
    'demo/__init__.py': 'x = 1\n'.repeat(100),
    'demo/templates/demo/ä.html': '{{ x }}',
    'demo-1.0.dist-info/METADATA': 'Name: demo',
    'empty.py': '',
  };

  for (const level of [0, 9] as const) {
    it(`gives its files with their sizes (compression ${level})`, () => {
      expect(contentsOf(archive(files, level))).to.deep.equal(files);
      const sizes = readWheel(archive(files, level)).map(({ sizeBytes }) => sizeBytes);
      expect(sizes).to.deep.equal([600, 7, 10, 0]);
    });
  }

  it('is read where it lies in a larger piece of memory, with a comment behind it', () => {
    const wheel = archive(files);
    const memory = new Uint8Array(wheel.length + 40);
    memory.set(wheel, 17);
    new DataView(memory.buffer).setUint16(17 + wheel.length - 2, 23, true);
    expect(contentsOf(memory.subarray(17))).to.deep.equal(files);
  });

  it('installs what is in the library folders of its data, and nothing else of it', () => {
    const wheel = archive({
      'demo-1.0.data/purelib/demo/a.py': 'a',
      'demo-1.0.data/platlib/demo/b.py': 'b',
      'demo-1.0.data/scripts/demo': 'run',
      'demo-1.0.data/data/share/x': 'x',
    });
    expect(contentsOf(wheel)).to.deep.equal({ 'demo/a.py': 'a', 'demo/b.py': 'b' });
  });

  it('says whether it has compiled code', () => {
    expect(
      hasCompiledCode(readWheel(archive({ 'a.py': '', 'a.cpython-314-wasm32-emscripten.so': '' }))),
    ).to.equal(true);
    expect(hasCompiledCode(readWheel(archive({ 'a.py': '' })))).to.equal(false);
  });

  it('is refused when it wants to write outside of its folder', () => {
    expect(() => readWheel(archive({ '../evil.py': '' }))).to.throw('outside of its folder: ../evil.py');
    expect(() => readWheel(archive({ 'a-1.data/purelib/../../evil.py': '' }))).to.throw('outside');
  });

  it('is refused when it is no archive or a damaged one', () => {
    expect(() => readWheel(strToU8('<!doctype html>'.repeat(9)))).to.throw('no zip archive');
    expect(() => readWheel(new Uint8Array(0))).to.throw('no zip archive');
    const wheel = archive(files);
    const view = new DataView(wheel.buffer);
    view.setUint32(view.getUint32(wheel.length - 6, true), 0, true);
    expect(() => readWheel(wheel)).to.throw('directory is damaged');
  });
});
