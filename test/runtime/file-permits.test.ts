import { expect } from '@open-wc/testing';
import { FilePermits, type Permit } from '../../src/runtime/strict/file-permits.js';

const sources = {
  indexURLs: ['https://pypi.example/simple/', 'https://site.example/packages/simple/'],
  lockURL: 'https://site.example/packages/lock.json',
  distributionURL: null,
};

const make = (changes: Partial<typeof sources> = {}): FilePermits =>
  new FilePermits('https://site.example/dist/', { ...sources, ...changes });

const credentials = (permits: FilePermits, url: string): Permit['credentials'] | null =>
  permits.of(url)?.credentials ?? null;

describe('the files that a strict worker may have', () => {
  const rows: [string, Permit['credentials'] | null][] = [
    ['https://site.example/dist/runtime/core-1a2b.pack.gz', 'same-origin'],
    ['https://site.example/dist/runtime/../../account', null],
    ['https://site.example/dist/runtime/%2e%2e/%2e%2e/account', null],
    ['https://site.example/dist/runtime/..%2f..%2faccount', null],
    ['https://site.example/dist/runtime/core.gz?stolen=1', null],
    ['https://site.example/dist/runtime/', null],
    ['https://site.example/dist/index.js', null],
    ['https://site.example/account', null],
    ['https://user:word@site.example/dist/runtime/core.gz', null],
    ['https://site.example/packages/lock.json', 'same-origin'],
    ['https://site.example/packages/lock.json?stolen=1', null],
    ['https://site.example/packages/simple/chain-one/', 'omit'],
    ['https://site.example/packages/simple/chain-one/index.json', 'omit'],
    ['https://site.example/packages/simple/../../account/', null],
    ['https://pypi.example/simple/django-bird/', 'omit'],
    ['https://pypi.example/simple/django-bird/?stolen=1', null],
    ['https://pypi.example/simple/a/b/', null],
    ['https://files.example/chain_one-1.0-py3-none-any.whl', null],
    ['https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl', 'omit'],
    ['https://cdn.jsdelivr.net/npm/x', null],
    ['data:text/plain,x', null],
    ['no address', null],
  ];
  for (const [url, expected] of rows) {
    it(`${expected === null ? 'do not include' : `(${expected}) include`} ${url}`, () => {
      expect(credentials(make(), url)).to.equal(expected);
    });
  }

  it('include what a project page names, and its metadata, without the rights of the page', () => {
    const permits = make();
    const page = 'https://pypi.example/simple/chain-one/';
    const permit = permits.of(page);
    if (!permit) throw new Error('the page is refused');
    expect(permit.namesFiles).to.equal(true);
    const files = [{ url: '../../files/one.whl#sha256=1' }, { url: 'https://files.example/two.whl' }];
    permits.allowFilesIn(JSON.stringify({ files }), page, permit);
    expect(credentials(permits, 'https://pypi.example/files/one.whl')).to.equal('omit');
    expect(credentials(permits, 'https://files.example/two.whl.metadata')).to.equal('omit');
    expect(credentials(permits, 'https://files.example/two.whl?stolen=1')).to.equal(null);
  });

  it('include with the rights of the page only what its own lock file alone names', () => {
    const permits = make();
    const lock = permits.of(sources.lockURL);
    const page = permits.of('https://pypi.example/simple/x/');
    if (!lock || !page) throw new Error('they are refused');
    const text = JSON.stringify({ packages: [{ wheel: { url: 'one.whl' } }, { wheel: { url: 'two.whl' } }] });
    permits.allowFilesIn(text, sources.lockURL, lock);
    const [one, two] = ['https://site.example/packages/one.whl', 'https://site.example/packages/two.whl'];
    permits.allowFilesIn(JSON.stringify({ files: [{ url: two }] }), page.url, page);
    expect([one, two].map((url) => credentials(permits, url))).to.deep.equal(['same-origin', 'omit']);
  });

  it('do not include what an index only claims', () => {
    const permits = make();
    const page = permits.of('https://pypi.example/simple/x/');
    if (!page) throw new Error('it is refused');
    permits.allowFilesIn('{"files": [{"url": "javascript:1"}, {"url": "blob:x"}]}', page.url, page);
    permits.allowFilesIn('<html>', page.url, page);
    for (const url of ['javascript:1', 'blob:x']) expect(permits.of(url)).to.equal(null);
  });

  it('include addresses in requirements', () => {
    const permits = make();
    permits.allowRequirements(['one @ https://files.example/one.whl ; python_version > "3"', 'two>=1']);
    expect(credentials(permits, 'https://files.example/one.whl')).to.equal('omit');
  });

  it('are those of another distribution where the page names one', () => {
    const permits = make({ distributionURL: 'https://site.example/pyodide/' as unknown as null });
    expect(credentials(permits, 'https://site.example/pyodide/lxml-6.0.whl')).to.equal('omit');
    expect(credentials(permits, 'https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl')).to.equal(
      null,
    );
  });
});
