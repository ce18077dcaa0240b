/** What the running Django adds to the editor of a template: completion, documentation, diagnostics, ways to other files. */
import { autocompletion } from '@codemirror/autocomplete';
import { EditorState, type Extension } from '@codemirror/state';
import { completeDjango } from './completion.js';
import { lintDjango } from './diagnostics.js';
import { documentationTheme } from './documentation.js';
import { hoverDjango } from './hover.js';
import { openTemplates } from './open-file.js';
import { Knowledge, type AssistSources } from './sources.js';

export type { AssistSources } from './sources.js';

/** Assistance for one template, on top of its language. */
export function djangoAssist(sources: AssistSources): Extension[] {
  const knowledge = new Knowledge(sources);
  const source = completeDjango(knowledge);
  return [
    EditorState.languageData.of(() => [{ autocomplete: source }]),
    autocompletion({ activateOnTyping: true, icons: false }),
    hoverDjango(knowledge),
    lintDjango(sources),
    openTemplates((name) => sources.openFile(name)),
    documentationTheme,
  ];
}
