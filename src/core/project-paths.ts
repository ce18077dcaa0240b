/** What the paths of a playground's files mean, by the rules of the Python side. Knows no texts. */
import { DjangoError } from './errors.js';

/** The parts of a path without those that mean nothing; as Python reads it. */
const partsOf = (path: string): string[] => path.split(/[/\\]/).filter((part) => part !== '' && part !== '.');

/**
 * `path` without leading slashes and `.` parts.
 * @throws DjangoError where it is empty or leads out of the project
 */
export function cleanPath(path: string): string {
  const parts = partsOf(path);
  if (parts.length === 0 || parts.includes('..') || path.includes('\0')) {
    throw new DjangoError(
      'TemplateError',
      `“${path}” cannot be the name of a file: it must stay inside the project.`,
    );
  }
  return parts.join('/');
}

/** Whether Python could run the file: modules, compiled ones, and what adds modules. */
export const isCode = (path: string): boolean =>
  /\.(?:py[a-z]{0,2}|so|pth|zip|egg|whl)$/i.test(partsOf(path).at(-1) ?? '') ||
  partsOf(path).some((part) => part === '__pycache__');

/** Whether the path is that of a Python module. */
export const isModule = (path: string): boolean => path.endsWith('.py');

const PROJECT_FOLDERS: ReadonlySet<string> = new Set([
  'static',
  'media',
  'locale',
  'fixtures',
  'templatetags',
]);

const DATA = /\.(?:csv|json|ya?ml|toml|ini|tsv|po)$/;

/** What a file is for: a template that loaders find, a file of the project, or both (data that Python can open). */
export function usesOf(path: string): { template: boolean; project: boolean } {
  const clean = cleanPath(path);
  const project = isModule(clean) || PROJECT_FOLDERS.has(clean.split('/')[0] ?? '');
  return { template: !project, project: project || DATA.test(clean) };
}
