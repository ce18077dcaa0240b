/** Packages as a page asks for them: the built library, the tests' index over HTTP, a real worker, Pyodide and Django. */
import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import type { DjangoPlaygroundAPI, DjangoTemplateElement } from '../../src/index.js';
import { clearPage, place } from '../support/element-fixture.js';
import { failure } from '../support/runtime-fixture.js';
import { forgetAll, indexAt, kept, library, visit } from '../support/package-page.js';

const VERSIONS =
  'from importlib.metadata import version, PackageNotFoundError\ndef at(name):\n    try: return version(name)\n    except PackageNotFoundError: return "none"\n';

/** A live template that shows the versions of some packages. */
const showing = (id: string, packages: string, ...names: string[]): string =>
  `<django-template id="${id}" loading="eager" packages="${packages}"><script type="text/python">${VERSIONS}shown = "${id}: " + " ".join(map(at, ${JSON.stringify(names)}))</script><script type="text/django">{{ shown }}</script></django-template>`;

/** What the live templates of a page came to, by id. */
async function outcomes(box: HTMLElement): Promise<Record<string, string | DjangoError>> {
  const elements = [...box.querySelectorAll<DjangoTemplateElement>('django-template')];
  const settled = await Promise.all(
    elements.map(async (element): Promise<[string, string | DjangoError]> => {
      try {
        return [element.id, (await element.render()).trim()];
      } catch (thrown) {
        return [element.id, thrown as DjangoError];
      }
    }),
  );
  return Object.fromEntries(settled);
}

const render = (api: DjangoPlaygroundAPI, packages: string[], template = 'ok'): Promise<string> =>
  api.render(template, {}, { packages });

beforeEach(forgetAll);
afterEach(clearPage);
after(forgetAll);

describe('the requests of a page with packages', () => {
  it('are one page and one metadata file for each project, round by round, and one for each wheel', async () => {
    const index = indexAt();
    const api = await visit({ indexURL: index.url, packages: ['chain-one'] });
    expect(await render(api, ['chain-one'])).to.equal('ok');
    const names = ['one', 'two', 'three', 'four', 'five'].map((number) => `chain-${number}`);
    const requests = await index.requests();
    expect(requests.filter((path) => path.startsWith('simple/'))).to.deep.equal(
      names.map((name) => `simple/${name}/`),
    );
    const files = requests.filter((path) => path.startsWith('files/'));
    expect(files.filter((path) => path.endsWith('.metadata'))).to.have.length(5);
    expect(files.filter((path) => path.endsWith('.whl'))).to.have.length(5);
    expect(new Set(requests).size).to.equal(requests.length);
  });

  it('are none at all on a repeat visit', async () => {
    const index = indexAt();
    const first = await visit({ indexURL: index.url, packages: ['diamond-top', 'plain-app'] });
    await render(first, ['diamond-top']);
    await kept();
    const before = await index.requests();
    const second = await visit({ indexURL: index.url, packages: ['diamond-top', 'plain-app'] });
    expect(await render(second, ['diamond-top'])).to.equal('ok');
    expect(before.length).to.be.above(0);
    expect(await index.requests()).to.deep.equal(before);
    expect(second.getStats().packagesInstalled).to.deep.equal(first.getStats().packagesInstalled);
  });

  it('are none for what is inside already', async () => {
    const index = indexAt();
    const api = await visit({ indexURL: index.url, packages: ['django>=5', 'asgiref'] });
    expect(await render(api, ['Django>=5', 'asgiref'])).to.equal('ok');
    expect(await index.requests()).to.deep.equal([]);
  });

  it('bring no wheel a second time that had to be read for its metadata', async () => {
    const index = indexAt('fault/no-metadata/*');
    const api = await visit({ indexURL: index.url, packages: ['diamond-top'] });
    expect(await render(api, ['diamond-top'])).to.equal('ok');
    const wheels = (await index.requests()).filter((path) => path.endsWith('.whl'));
    expect(new Set(wheels).size).to.equal(wheels.length);
  });
});

describe('a page whose elements contradict each other', () => {
  it('tells both in one error that names both, and renders everything else', async () => {
    await visit({ indexURL: indexAt().url });
    (await library()).cleanup();
    const box = place(
      showing('old', 'diamond-base<2', 'diamond-base') +
        showing('new', 'diamond-base>=2', 'diamond-base') +
        showing('other', 'chain-five', 'chain-five') +
        showing('plain', '', 'django'),
    );
    const { old, new: recent, other, plain } = await outcomes(box);
    expect(other).to.equal('other: 1.5');
    expect(plain).to.match(/^plain: 5\.2\./);
    for (const error of [old, recent]) {
      expect(error).to.be.instanceOf(DjangoError);
      const { type, message } = error as DjangoError;
      expect(type).to.equal('PackageError');
      expect(message).to.contain('id="old"').and.to.contain('id="new"').and.to.contain('diamond-base');
    }
    expect((old as DjangoError).message).to.equal((recent as DjangoError).message);
  });

  it('is told of contradictions deep in the tree, with the way to them', async () => {
    const api = await visit({ indexURL: indexAt().url });
    api.cleanup();
    const box = place(
      showing('a', 'needs-old-base', 'diamond-base') +
        showing('b', 'needs-new-base', 'diamond-base') +
        showing('c', 'chain-five', 'chain-five'),
    );
    const { a, c } = await outcomes(box);
    expect(c).to.equal('c: 1.5');
    expect((a as DjangoError).message)
      .to.contain('needs-old-base')
      .and.to.contain('needs-new-base')
      .and.to.contain('diamond-base');
  });

  it('gets one version that fits all where there is one', async () => {
    await visit({ indexURL: indexAt().url });
    (await library()).cleanup();
    const box = place(
      showing('a', 'diamond-base>=1', 'diamond-base') + showing('b', 'diamond-base<2', 'diamond-base'),
    );
    expect(await outcomes(box)).to.deep.equal({ a: 'a: 1.4', b: 'b: 1.4' });
  });
});

describe('a package that cannot be had', () => {
  const cases: [what: string, pieces: string[], requirement: string, message: RegExp][] = [
    ['is not on the index', [], 'no-such-project', /no-such-project/],
    ['has only sources', [], 'source-only', /source/i],
    ['exists only compiled', [], 'compiled-only', /compiled/i],
    ['needs another Python', [], 'future-python-only', /Python/],
    ['has been withdrawn', [], 'yanked-only', /yanked|withdrawn/i],
    [
      'needs what is not there',
      [],
      'missing-dependency',
      /no-such-project.*missing-dependency|missing-dependency.*no-such-project/,
    ],
    ['is on an index that fails', ['fault/500/plain-app'], 'plain-app', /500/],
    ['is on an index that hangs', ['fault/hang/plain-app'], 'plain-app', /nothing for \d/],
    [
      'stalls while it is downloaded',
      ['fault/stall/plain_app-1.0-py3-none-any.whl$'],
      'plain-app',
      /plain.app/,
    ],
    [
      'has been changed on its way',
      ['fault/wrong-bytes/plain_app-1.0-py3-none-any.whl$'],
      'plain-app',
      /sha256/,
    ],
    ['breaks off', ['fault/cut/plain_app-1.0-py3-none-any.whl$'], 'plain-app', /plain.app/],
    ['is described in no JSON', ['fault/html/plain-app'], 'plain-app', /JSON/],
  ];
  for (const [what, pieces, requirement, message] of cases) {
    it(`is an error of those who ask for it when it ${what}`, async () => {
      const api = await visit({ indexURL: indexAt(...pieces).url, packages: ['chain-five'], timeout: 6000 });
      const error = failure(render(api, [requirement]));
      expect(await render(api, ['chain-five'], '{{ 1|add:1 }}')).to.equal('2');
      const { type, message: text, suggestions } = await error;
      expect(type).to.equal('PackageError');
      expect(text)
        .to.match(message)
        .and.to.contain(requirement.split('-')[0] ?? '');
      expect(suggestions ?? []).not.to.deep.equal([]);
    });
  }
});

describe('a package that breaks in Django', () => {
  for (const name of [
    'broken-import',
    'broken-models',
    'broken-ready',
    'broken-tags',
    'needs-broken-ready',
  ]) {
    it(`is an error of those who ask for ${name}, at the start and later`, async () => {
      const atStart = await visit({ indexURL: indexAt().url, packages: [name, 'plain-app'] });
      const error = await failure(render(atStart, [name]));
      expect(error.type).to.equal('PackageError');
      expect(error.message).to.contain(name.replace('needs-', ''));
      const plain = '{% load plain_tags %}{{ 1|add:1 }}';
      expect(await render(atStart, ['plain-app'], plain.replace('{% load plain_tags %}', ''))).to.equal('2');
      const later = await visit({ indexURL: indexAt().url });
      expect(await render(later, [], '{{ 1|add:1 }}')).to.equal('2');
      expect((await failure(render(later, [name]))).type).to.equal('PackageError');
      expect(await render(later, ['plain-app'], '{{ 2|add:2 }}')).to.equal('4');
    });
  }
});

describe('a package that comes late', () => {
  it('is added to the running Django, and nothing on screen is lost', async () => {
    const api = await visit({ indexURL: indexAt().url });
    const box = place(showing('first', '', 'chain-five'));
    expect((await outcomes(box))['first']).to.equal('first: none');
    const started = api.getStats().initializationTime;
    box.append(document.createRange().createContextualFragment(showing('late', 'chain-one', 'chain-five')));
    expect((await outcomes(box))['late']).to.equal('late: 1.5');
    expect(box.querySelector('#first')?.textContent).to.contain('first: none');
    expect(api.getStats().initializationTime).to.equal(started);
  });

  it('starts Django again where another version of it is in use, and nothing on screen is lost', async () => {
    await visit({ indexURL: indexAt().url });
    const box = place(showing('first', 'diamond-base<2', 'diamond-base'));
    expect((await outcomes(box))['first']).to.equal('first: 1.4');
    const first = box.querySelector<DjangoTemplateElement>('#first');
    first?.setAttribute('packages', 'diamond-base');
    box.append(
      document.createRange().createContextualFragment(showing('late', 'diamond-base>=2', 'diamond-base')),
    );
    expect((await outcomes(box))['late']).to.equal('late: 2.1');
    expect(first?.status).to.equal('rendered');
  });
});

describe('another Django', () => {
  it('is the one of the page when a package list asks for it', async () => {
    const api = await visit({ indexURL: indexAt().url, packages: ['Django~=6.0'] });
    const html = await render(api, ['Django~=6.0'], '{% load humanize %}{{ 1200|intcomma }}');
    expect(html).to.equal('1,200');
    expect(api.getStats().packagesInstalled.find((entry) => entry.startsWith('django=='))).to.match(/==6\./);
  });

  it('is refused where it does not support the Python of the browser', async () => {
    const api = await visit({ indexURL: indexAt().url });
    const error = await failure(render(api, ['Django<5']));
    expect(error.type).to.equal('PackageError');
    expect(error.message).to.match(/3\.14/);
  });
});
