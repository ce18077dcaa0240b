/** Tells the language of a document which tags of the running Django open blocks: those of packages and of the project, too. */
import { setDiagnosticsEffect } from '@codemirror/lint';
import type { Extension, StateEffect } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import type { Inspection, TagInfo } from '../../core/introspection.js';
import { DJANGO_BLOCKS, DJANGO_SINGLE_TAGS, type BlockTag, type BlockTags } from '../language/tags.js';
import type { Knowledge } from './sources.js';

/** The block tags among `tags` that are not Django's own, which the language knows by heart. */
export function blockTagsOf(tags: readonly TagInfo[]): BlockTags {
  const blocks: Record<string, BlockTag> = {};
  for (const { name, end, branches } of tags) {
    if (end === undefined || Object.hasOwn(DJANGO_BLOCKS, name) || DJANGO_SINGLE_TAGS.has(name)) continue;
    blocks[name] = branches ? { end, branches } : { end };
  }
  return blocks;
}

/** @param speak the effect that gives a document's language these block tags */
export function learnBlocks(
  knowledge: Knowledge,
  speak: (blocks: BlockTags) => StateEffect<unknown>,
): Extension {
  return ViewPlugin.define((view: EditorView) => {
    let told = '{}';
    let isGone = false;
    const learn = ({ tags }: Inspection): void => {
      const blocks = blockTagsOf(tags);
      const text = JSON.stringify(blocks);
      // Another document may have taken the place of this one.
      if (isGone || text === told) return;
      told = text;
      view.dispatch({ effects: speak(blocks) });
    };
    const forget = knowledge.onInspection(learn);
    // What is known from before is told to nobody again.
    void knowledge.inspection().then((known) => known && learn(known));
    return {
      // Diagnostics come when Django runs, and after each change; the knowledge asks only where something is new.
      update: ({ transactions }: ViewUpdate) => {
        if (transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect))))
          void knowledge.inspection();
      },
      destroy: () => {
        isGone = true;
        forget();
      },
    };
  });
}
