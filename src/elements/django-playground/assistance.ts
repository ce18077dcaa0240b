/** What the editor of one file may ask the running Django, as questions about a playground's project as it is now. */
import type { AssistSources } from '../../editor/editor.js';
import { DjangoError } from '../../core/errors.js';
import type { PlaygroundState } from '../../core/playground-state.js';
import type { LiveProject, ProjectOptions } from '../../runtime/live-project.js';
import type { Project } from './project.js';

const EXTENDS = /\{%\s*extends\s[^%]*%\}/g;
const isTemplate = (name: string): boolean => !/\.py$|^static\//.test(name);

export interface AssistanceOptions {
  live: Pick<LiveProject, 'inquire'>;
  project: () => Pick<Project, 'current'> | null;
  options: () => ProjectOptions;
  /** Whether Django may be asked: a playground that waits for its reader's wish does not start it. */
  isActive: () => boolean;
  /** Shows a template of the project; whether there is one with this name. */
  open: (name: string) => boolean;
}

/** @param path of the file in the editor */
export function assistance(path: string, ask: AssistanceOptions): AssistSources {
  const { live } = ask;
  const state = (main = path): PlaygroundState => {
    const project = ask.project();
    if (project && ask.isActive()) return { ...project.current, main };
    throw new DjangoError('TemplateError', 'Django has not been asked for yet.');
  };
  return {
    templateName: path,
    inspect: async () => live.inquire('inspect', state(), ask.options(), {}),
    inspectValue: async (way) => live.inquire('inspectValue', state(), ask.options(), { path: way }),
    diagnose: async () => {
      const { main } = ask.project()?.current ?? { main: path };
      return (await live.inquire('diagnose', state(main), ask.options(), {})).diagnostics;
    },
    openFile: ask.open,
    templates: () => {
      const files = Object.entries(ask.project()?.current.files ?? {});
      return files.filter(([name]) => name !== path && isTemplate(name)).map(([, text]) => text);
    },
    version: () => {
      const { files = {}, ...rest } = ask.project()?.current ?? {};
      // Of its own text, only what it extends decides on what may be written.
      return JSON.stringify([rest, { ...files, [path]: files[path]?.match(EXTENDS) ?? null }]);
    },
  };
}
