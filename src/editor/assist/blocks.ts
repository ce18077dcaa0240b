/** Tells the language of a document which tags of the running Django open blocks: those of packages and of the project, too. */
import { setDiagnosticsEffect } from '@codemirror/lint';
import type { Extension, StateEffect } from '@codemirror/state';
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import type { TagInfo } from '../../core/introspection.js';
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
    const ask = async (): Promise<void> => {
      const known = await knowledge.inspection();
      // Another document may have taken the place of this one, and another answer that of this one's.
      if (!known || isGone) return;
      const blocks = blockTagsOf(known.tags);
      const text = JSON.stringify(blocks);
      if (text === told) return;
      told = text;
      view.dispatch({ effects: speak(blocks) });
    };
    void ask();
    return {
      // Diagnostics come when Django runs, and after each change; the knowledge asks only where something is new.
      update: ({ transactions }: ViewUpdate) => {
        if (transactions.some(({ effects }) => effects.some((effect) => effect.is(setDiagnosticsEffect))))
          void ask();
      },
      destroy: () => (isGone = true),
    };
  });
}
