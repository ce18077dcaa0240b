/**
 * Says what may be written at a place, from the text of its line up to there: tags stay on one line, and half a tag is
 * what is there while someone types. Knows nothing of what exists.
 */

/** The name of a tag, and what is written after it. */
export interface TagText {
  name: string;
  rest: string;
}

/** What is being written, and how many characters of it are there. */
export type Place =
  | { kind: 'tag' | 'filter' | 'library' | 'template' | 'url' | 'block' | 'endblock'; typed: string }
  /** A tag or filter of the library that `{% load … from library %}` names behind the place. */
  | { kind: 'loaded'; typed: string; library: string }
  /** A word that belongs to the tag itself. */
  | { kind: 'word'; typed: string; tag: TagText }
  /** `path` leads to the value whose members are asked for; empty for the names of the context. */
  | { kind: 'variable'; typed: string; path: string[]; tag?: TagText };

const OPEN = /\{([{%])((?:(?!%\}|\}\}|\{%|\{\{).)*)$/;
const STRINGS: Readonly<Record<string, 'template' | 'url'>> = {
  include: 'template',
  extends: 'template',
  url: 'url',
};
/** Tags with nothing in them but words of their own. */
const ONLY_WORDS = /^(?:autoescape|localize|localtime|templatetag)$/;
const FROM = /^[^%]*?\sfrom\s+([\w.]+)\s*%\}/;
const NAMED: Readonly<Record<string, 'library' | 'block' | 'endblock'>> = {
  load: 'library',
  block: 'block',
  endblock: 'endblock',
};

/** What stands between the quotes that are open at the end of `text`, or `null`. */
function openString(text: string): string | null {
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      start = i + 1;
    } else if (character === quote) quote = '';
  }
  return quote === '' ? null : text.slice(start);
}

function inExpression(text: string): Place | null {
  if (openString(text) !== null) return null;
  const filter = /\|\s*(\w*)$/.exec(text);
  if (filter) return { kind: 'filter', typed: filter[1] ?? '' };
  // A number, or a name that is given and not used.
  if (/(?:^|[^\w.])\d[\w.]*$/.test(text) || /\bas\s+\w*$/.test(text)) return null;
  const written = /(?:^|[^\w.])([A-Za-z]\w*(?:\.\w+)*\.)?(\w*)$/.exec(text);
  if (!written) return null;
  return { kind: 'variable', typed: written[2] ?? '', path: written[1]?.split('.').slice(0, -1) ?? [] };
}

/** In tags that take one name after the other. */
function inNames(kind: 'library' | 'block' | 'endblock', rest: string, after: string): Place {
  const typed = /[\w.-]*$/.exec(rest)?.[0] ?? '';
  const library = kind === 'library' ? FROM.exec(` ${after}`)?.[1] : undefined;
  return library === undefined ? { kind, typed } : { kind: 'loaded', typed, library };
}

function inTag(text: string, after: string): Place | null {
  const name = /^\s*([^\s%]*)$/.exec(text);
  if (name) return { kind: 'tag', typed: name[1] ?? '' };
  const [, tag = '', rest = ''] = /^\s*(\S+)\s(.*)$/.exec(text) ?? [];
  const named = NAMED[tag];
  if (named) return inNames(named, rest, after);
  const typed = openString(rest);
  const inString = STRINGS[tag];
  if (typed !== null) return inString ? { kind: inString, typed } : null;
  const word = /\w*$/.exec(rest)?.[0] ?? '';
  if (tag === 'filter' && /^\s*\w*$/.test(rest)) return { kind: 'filter', typed: word };
  if (ONLY_WORDS.test(tag)) return { kind: 'word', typed: word, tag: { name: tag, rest } };
  if (tag === 'for' && !/\sin\s/.test(` ${rest}`))
    return /\w\s+\w*$/.test(rest) ? { kind: 'word', typed: word, tag: { name: tag, rest } } : null;
  const place = inExpression(rest);
  return place?.kind === 'variable' ? { ...place, tag: { name: tag, rest } } : place;
}

/**
 * What may be written between `before`, the text of a line up to a place, and `after`, what follows on it; `null`:
 * nothing of Django's.
 */
export function placeAfter(before: string, after = ''): Place | null {
  const open = OPEN.exec(before);
  if (!open) return null;
  const text = open[2] ?? '';
  return open[1] === '{' ? inExpression(text) : inTag(text, after);
}
