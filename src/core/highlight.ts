/** Splits HTML text into coloured pieces for showing it as source. Knows nothing of the DOM. */

export type HighlightKind = 'text' | 'tag' | 'attribute' | 'string' | 'comment';

export interface HighlightPiece {
  kind: HighlightKind;
  text: string;
}

// None of these can fail once it has begun, so that no text is read twice: what has no end goes to the end of the text.
// As for browsers, a quotation mark begins a text after "=" only.
const MARKUP = /<!--.*?(?:-->|$)|<!doctype[^>]*>?|<\/?[a-z](?:[^=>]+|=(?:\s*(?:"[^"]*"?|'[^']*'?))?)*>?/gis;
const INSIDE_TAG = /("[^"]*"?|'[^']*'?)|([^\s"'<>/=]+)|([\s\S])/g;

function* tagPieces(tag: string): Generator<HighlightPiece> {
  const name = /^<\/?[^\s/>]+/.exec(tag)?.[0] ?? '<';
  yield { kind: 'tag', text: name };
  for (const [text, quoted, word] of tag.slice(name.length).matchAll(INSIDE_TAG)) {
    const kind =
      quoted !== undefined
        ? 'string'
        : word !== undefined
          ? 'attribute'
          : text.trim() === ''
            ? 'text'
            : 'tag';
    yield { kind, text };
  }
}

/** The pieces of `html` in order; joined, their texts are `html` again. */
export function* highlightHTML(html: string): Generator<HighlightPiece> {
  let end = 0;
  for (const match of html.matchAll(MARKUP)) {
    if (match.index > end) yield { kind: 'text', text: html.slice(end, match.index) };
    if (match[0].startsWith('<!')) yield { kind: 'comment', text: match[0] };
    else yield* tagPieces(match[0]);
    end = match.index + match[0].length;
  }
  if (end < html.length) yield { kind: 'text', text: html.slice(end) };
}
