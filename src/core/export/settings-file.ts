/** Writes the settings.py of an exported project: what the playground sets, and what the reader's settings change. */
import { PythonCode, pythonAssignment, pythonString } from './python-text.js';

/** What the settings depend on. */
export interface SettingsInput {
  settings: Readonly<Record<string, unknown>>;
  /** PEP 508 requirements. */
  packages: readonly string[];
  /** The project has an app of its own: Python, or tag libraries. */
  hasApp: boolean;
  /** Models may be defined, so the tables live as long as the process. */
  hasPython: boolean;
  hasStaticFiles: boolean;
  /** Names for `{% load %}` → modules, for those outside of the app. */
  libraries: Readonly<Record<string, string>>;
}

const CONTRIB = ['contenttypes', 'auth', 'sessions', 'messages', 'staticfiles', 'humanize', 'sites'].map(
  (name) => `django.contrib.${name}`,
);

const PROCESSORS = [
  ...['request', 'debug', 'i18n', 'tz', 'static', 'media'].map(
    (name) => `django.template.context_processors.${name}`,
  ),
  'django.contrib.auth.context_processors.auth',
  'django.contrib.messages.context_processors.messages',
];

const MIDDLEWARE = [
  'django.contrib.sessions.middleware.SessionMiddleware',
  'django.middleware.csrf.CsrfViewMiddleware',
  'django.contrib.auth.middleware.AuthenticationMiddleware',
  'django.contrib.messages.middleware.MessageMiddleware',
];

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays one of the reader's options over the project's: lists that add up, objects that merge, others that replace. */
function mergedOption(name: string, base: unknown, own: unknown): unknown {
  if (name === 'builtins' || name === 'context_processors')
    return [...new Set([...asList(base), ...asList(own)])];
  return isRecord(base) && isRecord(own) ? { ...base, ...own } : own;
}

function templates({ settings, libraries }: SettingsInput): unknown[] {
  const [own, ...others] = asList(settings['TEMPLATES']);
  const { OPTIONS: ownOptions, ...rest } = isRecord(own) ? own : {};
  const options: Record<string, unknown> = { context_processors: PROCESSORS };
  if (Object.keys(libraries).length > 0) options['libraries'] = { ...libraries };
  for (const [name, value] of Object.entries(isRecord(ownOptions) ? ownOptions : {}))
    options[name] = mergedOption(name, options[name], value);
  // Django refuses both of them together.
  const appDirs = 'loaders' in options ? {} : { APP_DIRS: true };
  return [
    {
      BACKEND: 'django.template.backends.django.DjangoTemplates',
      ...rest,
      DIRS: [new PythonCode('BASE_DIR / "templates"'), ...asList(rest['DIRS'])],
      ...appDirs,
      OPTIONS: options,
    },
    ...others,
  ];
}

const PACKAGE_APPS = `
def apps_of(distribution):
    """Name the Django apps of an installed distribution."""
    marks = re.compile(r"(\\w+)/(?:apps\\.py|models\\.py|(?:templatetags|templates|static)/.+)$")
    found = (marks.match(file.as_posix()) for file in files(distribution) or [])
    return list(dict.fromkeys(match[1] for match in found if match))
`;

const requirementName = (requirement: string): string => /^[\w.-]*/.exec(requirement)?.[0] ?? requirement;

/** What of the reader's settings replaces a line of the file; the others are merged, and not written again. */
const MERGED = new Set(['INSTALLED_APPS', 'TEMPLATES', 'ROOT_URLCONF', 'BASE_DIR']);

function defaults(input: SettingsInput): Record<string, unknown> {
  const { settings, hasApp, hasPython, hasStaticFiles, packages } = input;
  const packageApps = packages.map(
    (requirement) => new PythonCode(`*apps_of(${pythonString(requirementName(requirement))})`),
  );
  const apps = [
    ...(hasApp ? ['playground'] : []),
    ...asList(settings['INSTALLED_APPS']),
    ...packageApps,
    ...CONTRIB,
  ];
  return {
    DEBUG: true,
    SECRET_KEY: 'for this example only: replace it before you publish anything',
    ALLOWED_HOSTS: ['*'],
    ROOT_URLCONF: 'config.urls',
    INSTALLED_APPS: [...new Set(apps)],
    MIDDLEWARE,
    TEMPLATES: templates(input),
    DATABASES: {
      default: {
        ENGINE: 'django.db.backends.sqlite3',
        NAME: hasPython
          ? 'file:playground?mode=memory&cache=shared'
          : new PythonCode('BASE_DIR / "db.sqlite3"'),
      },
    },
    DEFAULT_AUTO_FIELD: 'django.db.models.BigAutoField',
    SESSION_ENGINE: 'django.contrib.sessions.backends.signed_cookies',
    USE_TZ: true,
    TIME_ZONE: 'UTC',
    SITE_ID: 1,
    STATIC_URL: '/static/',
    ...(hasStaticFiles ? { STATICFILES_DIRS: [new PythonCode('BASE_DIR / "static"')] } : {}),
    MEDIA_URL: '/media/',
    MEDIA_ROOT: new PythonCode('BASE_DIR / "media"'),
  };
}

/** The text of settings.py. */
export function settingsFile(input: SettingsInput): string {
  const own = Object.entries(input.settings).filter(([name]) => !MERGED.has(name) && /^[A-Z]\w*$/.test(name));
  const all = { ...defaults(input), ...Object.fromEntries(own) };
  const hasPackages = input.packages.length > 0;
  const imports = [
    ...(hasPackages ? ['import re', 'from importlib.metadata import files'] : []),
    'from pathlib import Path',
  ];
  return [
    '"""Settings of this example; https://docs.djangoproject.com/en/stable/ref/settings/ has them all."""',
    '',
    ...imports,
    '',
    'BASE_DIR = Path(__file__).resolve().parent.parent',
    ...(hasPackages ? [`\n${PACKAGE_APPS}\n`] : ['']),
    ...Object.entries(all).map(([name, value]) => pythonAssignment(name, value)),
    // An app may be named by the reader and found in its package.
    ...(hasPackages ? ['INSTALLED_APPS = list(dict.fromkeys(INSTALLED_APPS))'] : []),
    '',
  ].join('\n');
}
