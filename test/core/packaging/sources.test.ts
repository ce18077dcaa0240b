/** Where resolving gets things from: indexes, metadata or wheels, Pyodide's distribution, URLs. */
import { expect } from '@open-wc/testing';
import { FakeIndex, INDEX, fakeWheel, versions, type FakeProjects } from './fake-index.js';

describe('metadata', () => {
  for (const fault of ['no-metadata', 'wrong-metadata-hash', 'metadata-404'] as const) {
    it(`comes out of the wheel with ${fault}, and the wheel is handed on`, async () => {
      const index = new FakeIndex({ a: { '1': { requires: ['b'], fault } }, b: { '1': {} } });
      expect(versions(await index.resolve('a'))).to.deep.equal(['b 1', 'a 1']);
      expect([...index.wheels.keys()]).to.deep.equal(['a-1-py3-none-any.whl']);
    });
  }

  it('of its own needs no wheel', async () => {
    const index = new FakeIndex({ a: { '1': {} } });
    await index.resolve('a');
    expect(index.wheels.size).to.equal(0);
  });
});

describe('indexes', () => {
  const other = 'https://other.test/';
  const otherPage = (files: object[]) => () => new Response(JSON.stringify({ files }));
  const file = {
    filename: 'a-9-py3-none-any.whl',
    url: 'a-9-py3-none-any.whl',
    hashes: { sha256: 'A'.repeat(64) },
  };

  it('are asked in order, and the first that knows a project has it', async () => {
    const index = new FakeIndex({ a: { '1': {} } }, { indexURLs: ['https://other.test', INDEX] });
    expect(versions(await index.resolve('a'))).to.deep.equal(['a 1']);
    expect(index.asked.slice(0, 2)).to.deep.equal(['https://other.test/a/', 'simple/a/']);
  });

  it('are not passed over when they are broken', async () => {
    const index = new FakeIndex({ a: { '1': {} } }, { indexURLs: [other, INDEX] });
    index.serve(`${other}a/`, () => new Response('', { status: 500 }));
    const found = await index.resolve('a');
    expect(found.refused[0]?.message).to.contain(`${other}a/ answered with status 500`);
  });

  it('may be folders of static files', async () => {
    const index = new FakeIndex({}, { indexURLs: [other] });
    index.serve(`${other}a/`, () => new Response('<html></html>'));
    index.serve(`${other}a/index.json`, otherPage([file]));
    index.serve(`${other}b/`, () => new Response('<html></html>'));
    const wheel = fakeWheel('a', '9') as Uint8Array<ArrayBuffer>;
    index.serve(`${other}a/a-9-py3-none-any.whl`, () => new Response(wheel));
    await index.resolve('a', 'b');
    expect(index.asked).to.deep.equal([
      `${other}a/`,
      `${other}b/`,
      `${other}a/index.json`,
      `${other}b/index.json`,
      `${other}a/a-9-py3-none-any.whl`,
    ]);
  });
});

describe('Pyodide’s distribution', () => {
  const entry = (name: string, version: string, depends: string[] = [], package_type = 'package') => ({
    name,
    version,
    file_name: `${name}-${version}-cp314-cp314-pyemscripten_2026_0_wasm32.whl`,
    sha256: 'a'.repeat(64),
    depends,
    package_type,
  });
  const pyodide = {
    baseURL: 'https://pyodide.test/full/',
    packages: {
      pyyaml: entry('PyYAML', '6.0.3', ['libyaml', 'six']),
      libyaml: entry('libyaml', '1', [], 'shared_library'),
      six: entry('six', '1'),
    },
  };
  const compiled = { files: ['PyYAML-7-cp314-cp314-win32.whl'] };
  const projects: FakeProjects = { pyyaml: { '6.0.3': compiled, '7': compiled }, six: { '1': {} } };

  it('has what exists compiled only', async () => {
    const index = new FakeIndex(projects, { pyodide });
    const { packages } = await index.resolve('PyYAML>=5');
    expect(packages.map(({ name, version, requires }) => [name, version, requires])).to.deep.equal([
      ['six', '1', []],
      ['pyyaml', '6.0.3', ['six']],
    ]);
    expect(packages[1]?.wheel).to.deep.include({
      origin: 'pyodide',
      url: 'https://pyodide.test/full/PyYAML-6.0.3-cp314-cp314-pyemscripten_2026_0_wasm32.whl',
    });
  });

  it('is asked once, and not while pure wheels fit', async () => {
    const index = new FakeIndex(
      {
        ...projects,
        b: { '7': { files: ['b-7-cp314-cp314-win32.whl'] } },
        a: { '1': {}, '2': { files: ['a-2.tar.gz'] } },
      },
      { pyodide },
    );
    await index.resolve('a', 'six');
    expect(index.pyodideAsked).to.equal(0);
    await index.resolve('pyyaml', 'b');
    expect(index.pyodideAsked).to.equal(1);
  });

  it('is named with its version when that does not fit', async () => {
    const [refused] = (await new FakeIndex(projects, { pyodide }).resolve('pyyaml>=7')).refused;
    expect(refused?.message).to.contain('Pyodide’s own distribution has only 6.0.3');
  });
});

describe('a wheel by its URL', () => {
  const url = 'https://host.test/a-2-py3-none-any.whl';
  const serve = (index: FakeIndex) =>
    index.serve(url, () => new Response(fakeWheel('a', '2', { requires: ['b'] }) as Uint8Array<ArrayBuffer>));

  it('is read, hashed and handed on, and its dependencies come from the index', async () => {
    const index = new FakeIndex({ a: { '3': {} }, b: { '1': {} } });
    serve(index);
    const found = await index.resolve(`a @ ${url}`, 'a>=1');
    expect(versions(found)).to.deep.equal(['b 1', 'a 2']);
    expect(found.packages[1]?.wheel?.sha256).to.match(/^[0-9a-f]{64}$/);
    expect([...index.wheels.keys()]).to.deep.equal(['a-2-py3-none-any.whl']);
    expect(index.asked).to.not.contain('simple/a/');
  });

  it('must have the hash that the URL gives', async () => {
    const index = new FakeIndex({ b: { '1': {} } });
    serve(index);
    const found = await index.resolve(`a @ ${url}#sha256=${'0'.repeat(64)}`);
    expect(found.refused[0]?.message).to.contain('is not the file that was expected');
  });

  it('must be in the range that others ask for', async () => {
    const index = new FakeIndex({ b: { '1': {} } });
    serve(index);
    const found = await index.resolve(`a @ ${url}`, 'a>=3');
    expect(found.refused[0]?.requirements).to.have.lengthOf(2);
  });
});
