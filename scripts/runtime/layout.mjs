/**
 * Where things live in the worker's file system, and which pack a file belongs to when the first render does not need it.
 * Knows paths only, never bytes.
 */

export const STDLIB = '/lib/python3.14';
export const SITE_PACKAGES = `${STDLIB}/site-packages`;
export const ZONEINFO = '/usr/share/zoneinfo';

const DJANGO = `${SITE_PACKAGES}/django`;

/** Which stdlib packages are big enough to be fetched apart from the rest. */
const STDLIB_APART = ['asyncio', 'ctypes', 'email', 'encodings', 'multiprocessing', 'unittest', 'xml'];

/** Django's parts that are used apart from each other. */
const DJANGO_APART = [
  'contrib/admin',
  'contrib/admindocs',
  'contrib/auth',
  'contrib/gis',
  'contrib/postgres',
  'contrib',
  'core/management',
  'conf',
  'db/backends',
  'db',
  'test',
];

/**
 * The lazy pack of a file.
 * @param {string} path absolute path in the worker's file system
 * @returns {string} the pack's name
 */
export function lazyPackOf(path) {
  if (path.startsWith(`${ZONEINFO}/`)) return 'zoneinfo';
  const locale = /\/locale\/([^/]+)\/LC_MESSAGES\//.exec(path) ?? /\/conf\/locale\/([^/]+)\//.exec(path);
  if (path.startsWith(`${DJANGO}/`) && locale)
    return `locale-${locale[1].toLowerCase().replaceAll('_', '-')}`;
  if (path.startsWith(`${DJANGO}/`)) {
    const inside = path.slice(DJANGO.length + 1);
    if (inside.startsWith('contrib/admin/static/')) return 'django-admin-static';
    if (inside.startsWith('contrib/admin/locale/')) return 'django-contrib';
    const part = DJANGO_APART.find((prefix) => inside.startsWith(`${prefix}/`));
    return part ? `django-${part.replaceAll('/', '-')}` : 'django';
  }
  // What only pages with third-party packages run.
  if (
    path.startsWith(`${SITE_PACKAGES}/django_playground/packages/`) ||
    /\/django_playground\/known_\w+\.json$/.test(path)
  ) {
    return 'playground-packages';
  }
  // What only pages with an editor run.
  if (path.startsWith(`${SITE_PACKAGES}/django_playground/introspection/`)) return 'playground-introspection';
  if (path.startsWith(`${SITE_PACKAGES}/`)) return 'packages';
  const top = path.slice(STDLIB.length + 1).split('/')[0];
  return STDLIB_APART.includes(top) ? `stdlib-${top}` : 'stdlib';
}

/**
 * Modules that every start imports, but that an image may not have: what differs from page to page, and what can be
 * imported only when Django has settings.
 */
const NOT_FOR_IMAGES = [
  '__main__',
  '__mp_main__',
  '_pyodide_core',
  'django.contrib',
  'django.db.backends.sqlite3',
  'js',
  'playground',
  'pyodide_js',
];

/**
 * Modules that come as they are, imported by the start: code takes twice the bytes in an image, and with all of it a
 * first visit would take more than 6.5 MB. These are the last ones that the start imports.
 */
const TOO_LARGE_FOR_IMAGES = [
  ...['base', 'client', 'creation', 'features', 'introspection', 'schema', 'validation'].map(
    (part) => `django.db.backends.base.${part}`,
  ),
  'django.db.migrations',
  'fractions',
  'multiprocessing',
  'statistics',
];

/** Whether a module that every start imports belongs in the image that first visits go on from. */
export function isForImage(module) {
  return ![...NOT_FOR_IMAGES, ...TOO_LARGE_FOR_IMAGES].some(
    (name) => module === name || module.startsWith(`${name}.`),
  );
}

/** Modules whose docstrings editors and admindocs show: tags, filters, and what templates are given. */
export function hasShownDocstrings(path) {
  return /\/(?:templatetags|template|forms|admindocs)\//.test(path);
}

/** Files that no template, page or package can need: sources of translations and Python's build leftovers. */
export function isSuperfluous(path) {
  return (
    path.endsWith('.po') ||
    path.includes('/__pycache__/') ||
    path.endsWith('/INSTALLER') ||
    path.endsWith('/RECORD')
  );
}
