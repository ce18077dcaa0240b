/**
 * What has to be undone in template source that came through HTML or Markdown.
 * Works on text alone; who reads the text out of the document is not known here.
 */

const REFERENCES: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const decodeReferences = (text: string): string =>
  text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return REFERENCES[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16));
    },
  );

const TAG_ENDS: Record<string, string> = { '{%': '%}', '{{': '}}', '{#': '#}' };

/** A template tag, variable or comment in a text; `end` is `null` where it has none. */
export interface TagRange {
  start: number;
  end: number | null;
}

/** The tags of `text` in order; what begins with a tag that has no end is searched for further tags. */
export function* templateTags(text: string): Generator<TagRange> {
  const endless = new Set<string>();
  const opening = /\{[%{#]/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const closing = TAG_ENDS[match[0]] ?? '';
    // A kind without a further end is not searched for again: the text is read once.
    const at = endless.has(closing) ? -1 : text.indexOf(closing, opening.lastIndex);
    if (at < 0) endless.add(closing);
    else opening.lastIndex = at + closing.length;
    yield { start: match.index, end: at < 0 ? null : opening.lastIndex };
  }
}

/** Decodes character references inside `{{ }}`, `{% %}` and `{# #}`, where serialised markup has `&lt;` for `<`. */
export function decodeTagReferences(markup: string): string {
  let decoded = '';
  let done = 0;
  for (const { start, end } of templateTags(markup)) {
    if (end === null) continue;
    decoded += markup.slice(done, start) + decodeReferences(markup.slice(start, end));
    done = end;
  }
  return decoded + markup.slice(done);
}

/** Removes the common indentation, the first line break and the last line's blanks, as authors indent children. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^[ \t]*\r?\n/, '')
    .replace(/\r?\n[ \t]*$/, '\n')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  let common = indents[0] ?? '';
  for (const indent of indents) {
    while (!indent.startsWith(common)) common = common.slice(0, -1);
  }
  return lines
    .map((line) => (line.startsWith(common) ? line.slice(common.length) : line.trimStart()))
    .join('\n');
}

/**
 * Text for a script element that is data. `</script` would end the element, and after `<!--` a `<script` would keep it from
 * ending (HTML's script data double escaped state), so both get a backslash.
 */
export function escapeScript(text: string): string {
  return text.replace(/<(\\*)(?=\/script|!--)/gi, '<\\$1');
}

/** Script text as the author meant it: `<\/script>` stands for `</script>`, `<\!--` for `<!--`. */
export function unescapeScript(text: string): string {
  return text.replace(/<\\(\\*)(?=\/script|!--)/gi, '<$1');
}

/** The name under which a template loader finds a file: without a leading `templates/` or `./`. */
export function templateName(path: string): string {
  return path.replace(/^\.?\/+/, '').replace(/^templates\//, '');
}
