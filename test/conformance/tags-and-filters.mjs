/**
 * Which cases use which tag and filter. The names come from the running Django, so that none can be forgotten; uses are
 * found in the templates' text, comments and verbatim blocks left out.
 */

const LIST = `
from django.template import engines
engine = engines["django"].engine
libraries = [("", library) for library in engine.template_builtins] + sorted(engine.template_libraries.items())
found = [(name, kind, each) for name, library in libraries for kind in ("tags", "filters") for each in sorted(getattr(library, kind))]
`;

/** An own case that renders a line for each tag and filter: library, kind, name. */
export const LISTING = {
  template: '{% for row in found %}{{ row|join:" " }}\n{% endfor %}',
  context: '{}',
  settings: {},
  python: LIST,
};

/** The rows of the listing's output. */
export const parseListing = (html) =>
  html
    .trimEnd()
    .split('\n')
    .map((line) => /^(?<library>\w*) (?<kind>tags|filters) (?<name>\w+)$/.exec(line).groups);

const IGNORED =
  /\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|\{% verbatim.*?%\}.*?\{% endverbatim.*?%\}/gs;

/** The tags and filters that a template's text uses, each once, as `tags name` and `filters name`. */
export function usesOf(text) {
  const used = new Set();
  for (const [opening] of text.matchAll(/\{% *(?:comment|verbatim)\b/g))
    used.add(`tags ${/\w+$/.exec(opening)[0]}`);
  for (const [inside] of text.replace(IGNORED, '').matchAll(/\{\{.*?\}\}|\{%.*?%\}/g)) {
    const tag = /^\{% *(\w+)/.exec(inside);
    if (tag) used.add(`tags ${tag[1]}`);
    const bare = inside.replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
    for (const [, name] of bare.matchAll(/\| *(\w+)/g)) used.add(`filters ${name}`);
    if (tag?.[1] === 'filter') used.add(`filters ${/^\{% *filter +(\w+)/.exec(inside)?.[1]}`);
  }
  return used;
}

/** The templates of a shared or an own case. */
const textsOf = ({ template, templates, files }) =>
  [template ?? '', ...Object.values(templates ?? {}), ...Object.values(files ?? {})].join('\n');

/**
 * Counts cases for each row of the listing.
 * @returns the rows with `shared` and `own`, the numbers of cases that use it
 */
export function countCases(rows, shared, own) {
  const count = (cases) => {
    const counts = new Map();
    for (const each of cases)
      for (const use of usesOf(textsOf(each))) counts.set(use, (counts.get(use) ?? 0) + 1);
    return counts;
  };
  const [inShared, inOwn] = [count(shared), count(own)];
  return rows.map((row) => {
    const use = `${row.kind} ${row.name}`;
    return { ...row, shared: inShared.get(use) ?? 0, own: inOwn.get(use) ?? 0 };
  });
}

/** The counts as a table for people. */
export function printTable(counts) {
  const place = ({ library, kind }) =>
    `${kind === 'tags' ? 'tag' : 'filter'}${library ? ` of ${library}` : ''}`;
  return counts
    .map(
      (row) =>
        `${place(row).padEnd(20)} ${row.name.padEnd(28)} ${String(row.own).padStart(4)} own ${String(row.shared).padStart(4)} shared`,
    )
    .join('\n');
}
