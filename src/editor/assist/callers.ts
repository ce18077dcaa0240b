/** Which names the templates of a project give to the one in the editor where they include it. */
import { language } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { scopeIn, scopeOfInclude, type Scope } from './scope.js';
import type { AssistSources } from './sources.js';

const INCLUDE = /\{%\s*(include\s+(["'])([^"']+)\2[^%]*)%\}/g;

/** The names from all tags that include it; of several values for one name, the first that is known. */
export function scopeOfCallers(state: EditorState, { templateName, templates }: AssistSources): Scope {
  const own = templateName.replace(/^templates\//, '');
  const parser = state.facet(language)?.parser;
  const found = new Map<string, readonly string[] | null>();
  for (const text of parser && templates ? templates() : []) {
    const tags = Array.from(text.matchAll(INCLUDE)).filter(([, , , name]) => name === own);
    const tree = tags.length > 0 ? parser?.parse(text) : undefined;
    for (const { index, 1: content = '' } of tree ? tags : []) {
      const given = tree && scopeOfInclude(content.trim(), scopeIn(text, tree, index));
      for (const [name, path] of given ?? []) found.set(name, found.get(name) ?? path);
    }
  }
  return found;
}
