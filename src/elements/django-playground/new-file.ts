/** Which names a reader may give to a new file of a project. */
import { DjangoError } from '../../core/errors.js';
import { cleanPath, isCode } from '../../core/project-paths.js';
import { templateName } from '../../core/template-text.js';
import type { Project } from './project.js';

/** Longer names serve nobody, and links carry them. */
const MAX_LENGTH = 100;

/** Python is added only where the page's author has put some: who is told to paste it should not be able to. */
const hasPython = ({ initial: { python, files } }: Project): boolean =>
  python !== null || Object.keys(files).some(isCode);

/**
 * The path that `name` means: inside the project, without the folder of templates.
 * @throws DjangoError where no file of `project` may be called so
 */
export function newFilePath(name: string, project: Project): string {
  const refuse = (message: string): never => {
    throw new DjangoError('TemplateError', message);
  };
  if (name.trim() === '') refuse('A file needs a name, such as part.html.');
  const path = templateName(cleanPath(name.trim()));
  if (path.length > MAX_LENGTH) refuse(`A name can have ${MAX_LENGTH} characters.`);
  if (Object.hasOwn(project.current.files, path)) refuse(`There is a file “${path}” already.`);
  if (isCode(path) && !hasPython(project))
    refuse('This example takes templates and other files, but no Python.');
  return path;
}
