/** What the running Django adds to the editor of a template: completion, documentation, diagnostics, ways to other files. */
import { autocompletion } from '@codemirror/autocomplete';
import { EditorState, type Extension, type StateEffect } from '@codemirror/state';
import type { BlockTags } from '../language/tags.js';
import { learnBlocks } from './blocks.js';
import { completeDjango } from './completion.js';
import { lintDjango } from './diagnostics.js';
import { documentationTheme } from './documentation.js';
import { documentationKey } from './documentation-key.js';
import { hoverDjango } from './hover.js';
import { openTemplates } from './open-file.js';
import { Knowledge, type AssistSources } from './sources.js';

export type { AssistSources } from './sources.js';

/**
 * Assistance for one template, on top of its language.
 * @param speak the effect that gives the document's language further block tags
 */
export function djangoAssist(
  sources: AssistSources,
  speak?: (blocks: BlockTags) => StateEffect<unknown>,
): Extension[] {
  const knowledge = new Knowledge(sources);
  const source = completeDjango(knowledge);
  return [
    EditorState.languageData.of(() => [{ autocomplete: source }]),
    autocompletion({ activateOnTyping: true, icons: false }),
    hoverDjango(knowledge),
    documentationKey(knowledge),
    lintDjango(sources),
    speak ? learnBlocks(knowledge, speak) : [],
    openTemplates((name) => sources.openFile(name)),
    documentationTheme,
  ];
}
