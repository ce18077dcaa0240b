import { expect } from '@open-wc/testing';
import { FilePermits, type FileKind, type Permit } from '../../src/runtime/strict/file-permits.js';

const sources = {
  indexURLs: ['https://pypi.example/simple/', 'https://site.example/packages/simple/'],
  lockURL: 'https://site.example/packages/lock.json',
  distributionURL: null,
};

function make(changes: Partial<typeof sources> = {}): FilePermits {
  const permits = new FilePermits(
    'https://site.example/dist/',
    { ...sources, ...changes },
    'https://site.example',
  );
  permits.allowRuntime(['core-1a2b.pack.gz']);
  return permits;
}

const credentials = (permits: FilePermits, url: string): Permit['credentials'] | null =>
  permits.of(url)?.credentials ?? null;

describe('the files that a strict worker may have', () => {
  const rows: [string, Permit['credentials'] | null][] = [
    ['https://site.example/dist/runtime/core-1a2b.pack.gz', 'same-origin'],
    ['https://site.example/dist/runtime/core-1a2b.pack.gz?stolen=1', null],
    ['https://site.example/dist/runtime/nope', null],
    ['https://site.example/dist/runtime/manifest.json', null],
    ['https://site.example/dist/runtime/constructor', null],
    ['https://site.example/dist/runtime/../../account', null],
    ['https://site.example/dist/runtime/%2e%2e/%2e%2e/account', null],
    ['https://site.example/dist/runtime/..%2f..%2faccount', null],
    ['https://site.example/dist/runtime/', null],
    ['https://site.example/dist/index.js', null],
    ['https://site.example/account', null],
    ['https://user:word@site.example/dist/runtime/core-1a2b.pack.gz', null],
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
    ['https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl.metadata', 'omit'],
    ['https://cdn.jsdelivr.net/pyodide/v314.0.7/full/console.html', null],
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
    expect(permit.kind).to.equal('list');
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

  const requirements: [string, Permit['credentials'] | null][] = [
    ['https://files.example/one.whl', 'omit'],
    ['https://site.example/wheels/one.whl', 'omit'],
    ['https://site.example/wheels/ONE.WHL', 'omit'],
    ['https://site.example/internal/salaries', null],
    ['https://site.example/internal/salaries?x=.whl', null],
    ['https://site.example/one.whl?report=salaries', null],
    ['https://site.example/one.zip', null],
  ];
  for (const [url, expected] of requirements) {
    it(`${expected === null ? 'do not include' : 'include'} ${url} where a requirement names it`, () => {
      const permits = make();
      permits.allowRequirements([`one @ ${url}#sha256=1 ; python_version > "3"`, 'two>=1']);
      expect(credentials(permits, url)).to.equal(expected);
      expect(credentials(permits, `${url}.metadata`)).to.equal(expected);
    });
  }

  it('are those of another distribution where the page names one', () => {
    const permits = make({ distributionURL: 'https://site.example/pyodide/' as unknown as null });
    expect(credentials(permits, 'https://site.example/pyodide/lxml-6.0.whl')).to.equal('omit');
    expect(credentials(permits, 'https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl')).to.equal(
      null,
    );
  });
});

describe('the answer to a permitted request', () => {
  const runtime = 'https://site.example/dist/runtime/core-1a2b.pack.gz';
  const page = 'https://site.example/packages/simple/one/';
  const own = 'https://site.example/packages/one.whl';
  const rows: [string, string, boolean][] = [
    [runtime, runtime, true],
    [runtime, 'https://cdn.example/dist@1/runtime/core-1a2b.pack.gz', true],
    [runtime, 'https://site.example/login?next=core-1a2b.pack.gz', false],
    [runtime, 'https://site.example/account', false],
    [runtime, 'blob:https://site.example/core-1a2b.pack.gz', false],
    [page, 'https://site.example/packages/simple/one-more/', true],
    [page, 'https://site.example/account', false],
    [page, 'https://site.example/packages/lock.json', true],
    [page, 'https://elsewhere.example/simple/one/', true],
    [page, 'data:text/plain,x', false],
    [page, '', false],
    [sources.lockURL, `${sources.lockURL}#x`, true],
    [sources.lockURL, 'https://site.example/account', false],
    [sources.lockURL, page, false],
    [sources.lockURL, 'https://elsewhere.example/lock.json', true],
    ['https://files.example/one.whl', 'https://site.example/account', false],
    ['https://files.example/one.whl', own, true],
  ];
  for (const [asked, url, expected] of rows) {
    it(`${expected ? 'may' : 'may not'} come from ${url || 'nowhere'} where ${asked} was asked`, () => {
      const permits = make();
      permits.allowRequirements(['one @ https://files.example/one.whl', `one @ ${own}`]);
      const permit = permits.of(asked);
      if (!permit) throw new Error('it is refused');
      expect(permits.allowsAnswerFrom(url, permit)).to.equal(expected);
    });
  }
});

describe('a permit', () => {
  const rows: [string, FileKind][] = [
    ['https://site.example/dist/runtime/core-1a2b.pack.gz', 'runtime'],
    ['https://site.example/packages/lock.json', 'list'],
    ['https://pypi.example/simple/one/', 'list'],
    ['https://files.example/one.whl', 'wheel'],
    ['https://files.example/one.whl.metadata', 'metadata'],
    ['https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl', 'wheel'],
    ['https://cdn.jsdelivr.net/pyodide/v314.0.7/full/lxml-6.0.whl.metadata', 'metadata'],
  ];
  for (const [url, kind] of rows) {
    it(`says that ${url} is of the kind “${kind}”`, () => {
      const permits = make();
      permits.allowRequirements(['one @ https://files.example/one.whl']);
      expect(permits.of(url)?.kind).to.equal(kind);
    });
  }
});
