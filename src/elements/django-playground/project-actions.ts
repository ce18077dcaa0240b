/** What the tools may do with a playground, on top of its shell. */
import { DjangoError } from '../../core/errors.js';
import type { PlaygroundActions } from './actions.js';
import type { Project } from './project.js';
import type { Shell } from './shell.js';

export function projectActions(shell: Shell): PlaygroundActions {
  const project = (): Project => {
    if (shell.workspace.project) return shell.workspace.project;
    throw new DjangoError('TemplateError', 'There is no template yet.', { element: shell.element });
  };
  return {
    get state() {
      return project().current;
    },
    get authored() {
      return project().initial;
    },
    get shown() {
      return shell.selected === 'settings' ? null : shell.selected;
    },
    get html() {
      return shell.html;
    },
    get isChanged() {
      return project().isChanged;
    },
    get editable() {
      return shell.element.editable;
    },
    edit: (key, text) => shell.workspace.edit(key, text),
    update: (parts) => {
      project().update(parts);
      shell.workspace.changed();
    },
    reset: () => shell.workspace.reset(),
    get canUndoReset() {
      return project().canUndoReset;
    },
    share: () => shell.workspace.share(),
    say: (text) => shell.say(text),
  };
}
