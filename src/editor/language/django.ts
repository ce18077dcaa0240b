/**
 * Django templates as a language of CodeMirror: the parser around HTML, and all that editors do with its trees.
 * It draws nothing: colours, keys besides those of comments, and completion of names are the editor's.
 */
import { html, htmlLanguage } from '@codemirror/lang-html';
import {
  defineLanguageFacet,
  indentNodeProp,
  Language,
  languageDataProp,
  LanguageSupport,
} from '@codemirror/language';
import { Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { styleTags, tags as t } from '@lezer/highlight';
import { BlockTable } from './block-table.js';
import { closing } from './closing.js';
import { COMMENT_TOKENS, toggleDjangoComment } from './comments.js';
import { DjangoParser } from './parser.js';
import { indentAround, structure } from './structure.js';
import type { BlockTags } from './tags.js';

/** How the language is to be set up. */
export interface DjangoConfig {
  /**
   * Tags besides Django's own that open a block, by name, as introspection of the running Django finds them. Of other
   * tags, an `x` opens a block where the template has an `endx` somewhere.
   */
  blocks?: BlockTags;
  /** The language around the tags; HTML with CSS and JavaScript if left out. */
  base?: LanguageSupport;
  /** Whether `{{`, `{%` and block tags bring their ends when typed; `true` if left out. */
  autoClose?: boolean;
}

// In templates one branch may close what another has opened: an end tag without its start is no mistake.
const templateHTML = htmlLanguage.configure({
  props: [styleTags({ 'MismatchedCloseTag/TagName': t.tagName }), indentNodeProp.add(indentAround)],
});

const languageData = {
  commentTokens: COMMENT_TOKENS,
  indentOnInput: /^\s*(?:\{%\s*(?:end\w*|elif|else|empty|plural)\s*|<\/\w+\W)$/,
};

const facet = defineLanguageFacet(languageData);

/** The language alone, without what reacts to typing. */
export function djangoLanguage({ blocks, base }: DjangoConfig = {}): Language {
  const parser = new DjangoParser({
    blocks,
    around: base ? base.language.parser : templateHTML.parser,
    props: [...structure, languageDataProp.add((type) => (type.isTop ? facet : undefined))],
  });
  return new Language(facet, parser, [], 'django');
}

/** Django's template language for CodeMirror 6, with HTML, CSS and JavaScript around its tags. */
export function django(config: DjangoConfig = {}): LanguageSupport {
  const base = config.base ?? html();
  return new LanguageSupport(djangoLanguage(config), [
    base.support,
    base.language.data.of(languageData),
    config.autoClose === false ? [] : closing(new BlockTable(config.blocks)),
    Prec.high(keymap.of([{ key: 'Mod-/', run: toggleDjangoComment }])),
  ]);
}
