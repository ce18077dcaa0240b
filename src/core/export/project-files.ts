/**
 * Makes a small Django project of what a playground holds: settings, a view, the templates, and how to run it. Renders the
 * same under any Django of the version that the playground has.
 */
import { DjangoError } from '../errors.js';
import type { PlaygroundState } from '../playground-state.js';
import { cleanPath, isModule, usesOf } from '../project-paths.js';
import { templateName } from '../template-text.js';
import { pythonString } from './python-text.js';
import { settingsFile } from './settings-file.js';
import { APP_INIT, MANAGE, TABLES, readme, urlsFile, viewsFile } from './texts.js';

/** The requirement for the Django that the playground runs. */
export const DJANGO_REQUIREMENT = 'Django~=5.2.0';

/** Where the files of a playground go, by what they are for. */
interface Placed {
  files: Map<string, string>;
  /** Names for `{% load %}` → modules, for those outside of the app. */
  libraries: Record<string, string>;
  hasTagLibraries: boolean;
}

function moduleTarget(path: string, placed: Placed): string {
  if (path.startsWith('templatetags/')) {
    placed.hasTagLibraries = true;
    return `playground/${path}`;
  }
  const [, library] = /(?:^|\/)templatetags\/(\w+)\.py$/.exec(path) ?? [];
  if (library !== undefined && library !== '__init__')
    placed.libraries[library] = path.slice(0, -'.py'.length).replaceAll('/', '.');
  return path;
}

function place(files: Readonly<Record<string, string>>): Placed {
  const placed: Placed = { files: new Map(), libraries: {}, hasTagLibraries: false };
  for (const [name, text] of Object.entries(files)) {
    const path = cleanPath(name);
    const { template, project } = usesOf(path);
    if (project) placed.files.set(isModule(path) ? moduleTarget(path, placed) : path, text);
    if (!template) continue;
    placed.files.set(`templates/${templateName(path)}`, text);
    // Templates of an app of the playground are found under the app's own names.
    const inApp = path.lastIndexOf('/templates/');
    if (inApp >= 0) placed.files.set(`templates/${path.slice(inApp + '/templates/'.length)}`, text);
  }
  return placed;
}

/** The project's own files: those that no file of the playground may be. */
function ownFiles(state: PlaygroundState, placed: Placed): Record<string, string> {
  const { python, settings, packages, context } = state;
  const hasPython = python !== null;
  const hasApp = hasPython || placed.hasTagLibraries;
  const urlconf = settings['ROOT_URLCONF'];
  const main = templateName(cleanPath(state.main));
  return {
    'README.md': readme({ main, hasPython, packages }),
    'requirements.txt': [DJANGO_REQUIREMENT, ...packages, ''].join('\n'),
    'manage.py': MANAGE,
    'config/__init__.py': '',
    'config/settings.py': settingsFile({
      settings,
      packages,
      hasApp,
      hasPython,
      hasStaticFiles: [...placed.files.keys()].some((path) => path.startsWith('static/')),
      libraries: placed.libraries,
    }),
    'config/urls.py': urlsFile({
      hasPython,
      urlconf: typeof urlconf === 'string' && !/^playground\b/.test(urlconf) ? pythonString(urlconf) : null,
    }),
    'config/views.py': viewsFile({ main: pythonString(main), hasPython }),
    'config/context.json': context.trim() === '' ? '{}\n' : context,
    ...(hasApp ? { 'playground/__init__.py': APP_INIT } : {}),
    ...(placed.hasTagLibraries ? { 'playground/templatetags/__init__.py': '' } : {}),
    ...(hasPython ? { 'playground/context.py': python, 'playground/tables.py': TABLES } : {}),
  };
}

/**
 * The files of the project by path.
 * @throws DjangoError where a file of the playground has a name that the project needs
 */
export function projectFiles(state: PlaygroundState): Record<string, string> {
  const placed = place(state.files);
  const own = ownFiles(state, placed);
  for (const path of Object.keys(own)) {
    if (!placed.files.has(path) || path.endsWith('__init__.py')) continue;
    throw new DjangoError('TemplateError', `The file ${path} would stand in the way of the project's own.`, {
      suggestions: ['Give that file another name.'],
    });
  }
  return { ...own, ...Object.fromEntries(placed.files) };
}
