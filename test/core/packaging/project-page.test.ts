/** Pages of a simple index in JSON. */
import { expect } from '@open-wc/testing';
import { readProjectPage } from '../../../src/core/packaging/project-page.js';

const hashes = { sha256: 'AB'.repeat(32) };
const read = (...files: unknown[]) =>
  readProjectPage({ files }, { name: 'a', pageURL: 'https://host.test/simple/a/', python: '3.14.2' });

describe('readProjectPage', () => {
  it('takes one wheel of each version, newest first, with absolute URLs', () => {
    const file = (filename: string) => ({ filename, url: `../../files/${filename}#x`, hashes, size: 5 });
    const page = read(
      file('a-1.9-py3-none-any.whl'),
      file('a-1.10-py3-none-any.whl'),
      file('a-1.10-1-py3-none-any.whl'),
      file('a-1.10-py314-none-any.whl'),
      file('other-3-py3-none-any.whl'),
    );
    expect(page?.candidates.map(({ wheel }) => wheel)).to.deep.equal(
      ['a-1.10-1-py3-none-any.whl', 'a-1.9-py3-none-any.whl'].map((filename) => ({
        filename,
        url: `https://host.test/files/${filename}`,
        sha256: 'ab'.repeat(32),
        sizeBytes: 5,
        origin: 'index',
      })),
    );
  });

  it('takes the better tag of two wheels of one build', () => {
    const names = ['a-1-py314-none-any.whl', 'a-1-py3-none-any.whl'];
    const page = read(...names.map((filename) => ({ filename, url: filename, hashes })));
    expect(page?.candidates[0]?.wheel?.filename).to.equal(names[0]);
  });

  const wheel = { filename: 'a-1-py3-none-any.whl', url: 'https://f.test/a.whl', hashes };
  const rows: [fields: object, metadata: object | undefined][] = [
    [{}, undefined],
    [{ 'core-metadata': false }, undefined],
    [{ 'core-metadata': true }, { url: 'https://f.test/a.whl.metadata', sha256: null }],
    [{ 'core-metadata': hashes }, { url: 'https://f.test/a.whl.metadata', sha256: 'ab'.repeat(32) }],
    [{ 'dist-info-metadata': hashes }, { url: 'https://f.test/a.whl.metadata', sha256: 'ab'.repeat(32) }],
    [{ 'core-metadata': false, 'dist-info-metadata': hashes }, undefined],
  ];
  for (const [fields, metadata] of rows) {
    it(`finds metadata by ${JSON.stringify(fields)}`, () => {
      expect(read({ ...wheel, ...fields })?.candidates[0]?.metadata).to.deep.equal(metadata);
    });
  }

  it('says why a file is of no use', () => {
    const page = read(
      { ...wheel, filename: 'a-1.tar.gz' },
      { ...wheel, filename: 'a-2-cp314-cp314-win32.whl' },
      { ...wheel, filename: 'a-3-py3-none-any.whl', 'requires-python': '<3' },
      { ...wheel, filename: 'a-4-py3-none-any.whl', hashes: { md5: '1' } },
    );
    expect(page?.candidates).to.deep.equal([]);
    expect(page?.unusable).to.deep.equal([
      { version: '1', reason: 'source' },
      { version: '2', reason: 'compiled' },
      { version: '3', reason: 'python', requiresPython: '<3' },
      { version: '4', reason: 'unhashed' },
    ]);
  });

  it('takes no notice of what it does not understand', () => {
    const page = read(
      null,
      1,
      { filename: 1 },
      { ...wheel, url: 'http://[' },
      { ...wheel, filename: 'a-x-py3-none-any.whl' },
      wheel,
    );
    expect(page?.candidates).to.have.lengthOf(1);
  });

  it('is null for what is no page', () => {
    const place = { name: 'a', pageURL: 'https://host.test/', python: '3.14.2' };
    expect(
      [undefined, null, [], {}, { files: {} }].map((value) => readProjectPage(value, place)),
    ).to.deep.equal(Array(5).fill(null));
  });
});
