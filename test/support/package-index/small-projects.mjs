/**
 * Projects written for the tests, as a table: what each release requires and which files it has. Those that do something
 * have their Python files in packages/<source>/; the others hold one module with their version.
 * Two further tables say what is wrong with them on purpose.
 */

/**
 * @typedef {object} Release
 * @property {string} name
 * @property {string} version
 * @property {string[]} [requires] Requires-Dist
 * @property {string[]} [extras] Provides-Extra
 * @property {string} [requiresPython]
 * @property {string[]} [classifiers]
 * @property {string} [yanked] the reason
 * @property {string[]} [wheels] the ends of wheel names, build tag included; `py3-none-any` unless said otherwise
 * @property {boolean} [sdist] there is an sdist, too
 * @property {boolean} [metadata] `false`: there is no metadata file beside the wheel
 * @property {string} [source] a folder of packages/
 */

const releases = (name, versions) =>
  Object.entries(versions).map(([version, about]) => ({ name, version, ...about }));
const requiring = (...requires) => ({ requires });

const COMPILED = ['cp314-cp314-manylinux_2_28_x86_64', 'cp314-cp314-macosx_11_0_arm64'];

/** A chain of five, a diamond, a contradiction, and much to go back over. */
const trees = [
  ...releases('chain-one', { '1.0': requiring('chain-two>=1') }),
  ...releases('chain-two', { '1.0': requiring('chain-three>=1') }),
  ...releases('chain-three', { '1.0': requiring('chain-four>=1') }),
  ...releases('chain-four', { '1.0': requiring('chain-five>=1') }),
  ...releases('chain-five', { '1.0': {}, 1.5: {} }),
  ...releases('diamond-top', { '1.0': requiring('diamond-left', 'diamond-right') }),
  ...releases('diamond-left', { '1.0': requiring('diamond-base>=1'), '2.0': requiring('diamond-base>=2') }),
  ...releases('diamond-right', { '1.0': requiring('diamond-base<2') }),
  ...releases('diamond-base', { '1.0': {}, 1.4: {}, '2.0': {}, 2.1: {} }),
  ...releases('needs-old-base', { '1.0': requiring('diamond-base<2') }),
  ...releases('needs-new-base', { '1.0': requiring('diamond-base>=2') }),
  ...releases('cycle-a', { '1.0': requiring('cycle-b') }),
  ...releases('cycle-b', { '1.0': requiring('cycle-a>=1') }),
  ...releases('many-versions', {
    '1.0': requiring('diamond-base'),
    ...Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`2.${index}`, requiring('diamond-base>=99')]),
    ),
  }),
  ...releases('missing-dependency', { '1.0': requiring('no-such-project>=1') }),
];

/** Extras, markers, names that have to be normalised, odd versions. */
const syntax = [
  ...releases('extras-demo', {
    '1.0': {
      extras: ['fancy', 'Deep.Chain'],
      requires: [
        'chain-five>=1',
        'marker-wasm ; extra == "fancy"',
        "chain-one (>=1.0) ; extra == 'deep-chain'",
      ],
    },
  }),
  ...releases('needs-extra', { '1.0': requiring('extras-demo[fancy]>=1') }),
  ...releases('marker-demo', {
    '1.0': requiring(
      'no-such-project ; python_version < "3"',
      'no-such-project ; sys_platform == "win32" or (os_name == "nt" and python_version >= "3")',
      'marker-wasm ; sys_platform == "emscripten"',
      'chain-five ; python_full_version >= "3.9" and platform_system != "Windows"',
    ),
  }),
  ...releases('marker-wasm', { '1.0': {} }),
  ...releases('Odd_Name.Style', { '1.0': requiring('Chain_Five') }),
  ...releases('odd-versions', { '1.0': {}, '1.0.post1': {}, '1.0.dev3': {}, '1!0.5': {} }),
  ...releases('prerelease', { '1.0': {}, '2.0rc1': {} }),
  ...releases('prerelease-only', { '1.0a1': {}, '1.0b2': {} }),
];

/** Releases and files that cannot be used, or only in a certain case. */
const files = [
  ...releases('yanked-release', { '1.0': {}, 1.1: { yanked: 'It deletes files' } }),
  ...releases('yanked-only', { '1.0': { yanked: 'Published by mistake' } }),
  ...releases('future-python', { '1.0': { requiresPython: '>=3.8' }, '2.0': { requiresPython: '>=4' } }),
  ...releases('future-python-only', { '1.0': { requiresPython: '>=4' } }),
  ...releases('old-python-only', { '1.0': { requiresPython: '<3' } }),
  ...releases('source-only', { '1.0': { wheels: [], sdist: true } }),
  ...releases('newest-is-source', { '1.0': {}, '2.0': { wheels: [], sdist: true } }),
  ...releases('compiled-only', { '1.0': { wheels: COMPILED, sdist: true } }),
  ...releases('compiled-newest', { '1.0': { sdist: true }, '2.0': { wheels: COMPILED, sdist: true } }),
  ...releases('needs-compiled', { '1.0': requiring('compiled-only') }),
  ...releases('tagged-wheels', { '1.0': { wheels: ['py2-none-any', 'py2.py3-none-any', ...COMPILED] } }),
  ...releases('version-tagged', { '1.0': { wheels: ['py314-none-any'] } }),
  ...releases('abi3-only', { '1.0': { wheels: ['cp39-abi3-manylinux_2_17_x86_64'] } }),
  ...releases('build-tags', { '1.0': { wheels: ['1-py3-none-any', '2-py3-none-any', '10-py3-none-any'] } }),
  ...releases('no-metadata-file', { '1.0': { metadata: false, requires: ['chain-five'] } }),
];

/** Older Djangos, which Pyodide's Python cannot run and whose metadata does not claim it; and who asks for which. */
const djangos = [
  ...releases('django', {
    '4.2.16': { requires: ['asgiref>=3.6', 'sqlparse>=0.3.1'], requiresPython: '>=3.8' },
    '5.1.4': { requires: ['asgiref>=3.8.1', 'sqlparse>=0.3.1'], requiresPython: '>=3.10' },
  }),
  ...releases('needs-old-django', { '1.0': requiring('Django>=3.2,<5') }),
  ...releases('django-in-time', { '1.0': requiring('Django>=3.2'), '2.0': requiring('Django>=99') }),
];

const app = (name, source, about = {}) => ({
  name,
  version: '1.0',
  requires: ['django>=4.2'],
  source,
  ...about,
});

/** Packages with something in them; each folder's files say what they are for. */
const apps = [
  app('plain-app', 'plain_app'),
  app('configured-app', 'configured_app'),
  app('app-with-models', 'app_with_models'),
  app('app-with-processor', 'app_with_processor'),
  app('app-with-urls', 'app_with_urls'),
  app('no-app', 'no_app', { requires: [] }),
  app('same-tags-one', 'same_tags_one'),
  app('same-tags-two', 'same_tags_two'),
  app('same-label', 'same_label'),
  app('needs-broken-ready', 'needs_broken_ready', { requires: ['django', 'broken-ready'] }),
];

/** What these do wrong, they do when Django starts. */
const broken = [
  app('broken-import', 'broken_import'),
  app('broken-models', 'broken_models'),
  app('broken-ready', 'broken_ready'),
  app('broken-tags', 'broken_tags'),
];

/** @type {Release[]} */
export const smallProjects = [...trees, ...syntax, ...files, ...djangos, ...apps, ...broken];
