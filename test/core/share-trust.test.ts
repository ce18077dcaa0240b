import { expect } from '@open-wc/testing';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { trustedShare } from '../../src/core/share-trust.js';

const authored: PlaygroundState = {
  files: { 'index.html': 'a', 'templatetags/shout.py': 'ours' },
  main: 'index.html',
  context: '{}',
  python: 'x = 1',
  packages: ['django-bird'],
  settings: { INSTALLED_APPS: ['ours'] },
};

const NOTHING = { python: false, files: [], packages: [], settings: [] };

describe('trustedShare', () => {
  it('lets everything run that the author wrote, with other templates and another context', () => {
    const shared = {
      ...authored,
      files: { ...authored.files, 'index.html': 'b', 'new.html': 'c' },
      context: '{"a":1}',
    };
    expect(trustedShare(shared, authored)).to.deep.equal({ state: shared, withheld: null });
  });

  for (const [what, change, withheld] of [
    ['Python', { python: 'import js' }, { python: true }],
    [
      'a tag library',
      { files: { 'index.html': '', 'templatetags/shout.py': 'theirs' } },
      { files: ['templatetags/shout.py'] },
    ],
    ['a package', { packages: ['django-bird', 'evil'] }, { packages: ['evil'] }],
    ['another version of a package', { packages: ['django-bird==0.1'] }, { packages: ['django-bird==0.1'] }],
    ['an app', { settings: { INSTALLED_APPS: ['ours', 'js'] } }, { settings: ['INSTALLED_APPS'] }],
    ['a setting that names Python', { settings: { FORM_RENDERER: 'js.X' } }, { settings: ['FORM_RENDERER'] }],
    [
      'options of the engine that name Python',
      { settings: { TEMPLATES: [{ OPTIONS: { autoescape: true, builtins: ['js'] } }] } },
      { settings: ['TEMPLATES'] },
    ],
    ['another engine', { settings: { TEMPLATES: [{}, { BACKEND: 'js' }] } }, { settings: ['TEMPLATES'] }],
    ['keys of the engine', { settings: { TEMPLATES: [{ BACKEND: 'js' }] } }, { settings: ['TEMPLATES'] }],
  ] as const) {
    it(`withholds ${what} and puts the author's there`, () => {
      const shared = { ...authored, ...change } as unknown as PlaygroundState;
      const { state, withheld: kept } = trustedShare(shared, authored);
      expect(kept).to.deep.equal({ ...NOTHING, ...withheld });
      expect(state.python).to.equal('x = 1');
      expect(state.files['templatetags/shout.py']).to.equal('ours');
      expect(state.packages.every((name) => name === 'django-bird')).to.equal(true);
      expect(trustedShare(state, authored).withheld).to.equal(null);
    });
  }

  for (const path of [
    'a.py',
    'A.PY',
    'a.py/',
    './a.py',
    'a.py/.',
    'x\\a.py',
    'templatetags/__pycache__/shout.cpython-314.pyc',
    'a.pyc',
    'a.so',
    'x.pth',
    '__pycache__/x.html',
  ]) {
    it(`takes ${path} for Python`, () => {
      const shared = { ...authored, files: { ...authored.files, [path]: 'theirs' } };
      const { state, withheld } = trustedShare(shared, authored);
      expect(withheld?.files).to.deep.equal([path]);
      expect(Object.keys(state.files)).to.deep.equal(Object.keys(authored.files));
    });
  }

  for (const settings of [
    { LANGUAGE_CODE: 'de', TIME_ZONE: 'Europe/Berlin', USE_TZ: false },
    { TEMPLATES: [{ OPTIONS: { autoescape: false, string_if_invalid: '??' } }] },
    { INSTALLED_APPS: ['ours'] },
  ]) {
    it(`lets ${JSON.stringify(settings)} be`, () => {
      expect(trustedShare({ ...authored, settings }, authored).withheld).to.equal(null);
    });
  }

  it("keeps the author's modules that the link leaves out, and the author's main file where the link's may not be", () => {
    const shared = { ...authored, files: { 'evil.py': 'x' }, main: 'evil.py' };
    const { state } = trustedShare(shared, authored);
    expect(state.files).to.deep.equal({ 'templatetags/shout.py': 'ours' });
    expect(state.main).to.equal('index.html');
  });
});
