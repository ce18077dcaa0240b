/**
 * Reads apt's own configuration files (deb822 and one-line) and finds the mirrors that serve Debian's main archive.
 * Knows nothing about downloading; the files' text comes from the caller.
 */

const DEBIAN_SUITES =
  /^(?:bullseye|bookworm|trixie|forky|duke|sid|oldstable|stable|testing|unstable)(?:-updates|-backports)?$/;

/** @typedef {{ uri: string, suites: string[], components: string[] }} AptSource */

/** The paragraphs of a deb822 text, each a map from lower-case field name to its value. */
function paragraphsOf(text) {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return lines
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const fields = new Map();
      let current = '';
      for (const line of paragraph.split('\n')) {
        const field = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
        if (field) {
          current = field[1].toLowerCase();
          fields.set(current, field[2].trim());
        } else if (current && /^\s/.test(line)) {
          fields.set(current, `${fields.get(current)} ${line.trim()}`.trim());
        }
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}

const words = (text) => (text ?? '').split(/\s+/).filter(Boolean);

/**
 * The binary sources of a deb822 `.sources` file.
 * @param {string} text
 * @returns {AptSource[]}
 */
export function parseDeb822(text) {
  return paragraphsOf(text)
    .filter((fields) => words(fields.get('types')).includes('deb'))
    .filter((fields) => !/^(?:no|false)$/i.test(fields.get('enabled') ?? 'yes'))
    .flatMap((fields) =>
      words(fields.get('uris')).map((uri) => ({
        uri,
        suites: words(fields.get('suites')),
        components: words(fields.get('components')),
      })),
    );
}

/**
 * The binary sources of a one-line `.list` file.
 * @param {string} text
 * @returns {AptSource[]}
 */
export function parseOneLine(text) {
  return text.split('\n').flatMap((line) => {
    const entry = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s*([^#]*)/.exec(line);
    return entry ? [{ uri: entry[1], suites: [entry[2]], components: words(entry[3]) }] : [];
  });
}

/**
 * The mirror URIs of Debian's main archive in the order of the files, without doubles.
 * Security archives and other vendors' repositories are left out.
 * @param {{ name: string, text: string }[]} files
 * @returns {string[]}
 */
export function debianMirrors(files) {
  const sources = files.flatMap(({ name, text }) =>
    name.endsWith('.sources') ? parseDeb822(text) : parseOneLine(text),
  );
  const uris = sources
    .filter((source) => source.components.includes('main'))
    .filter((source) => source.suites.some((suite) => DEBIAN_SUITES.test(suite)))
    .filter((source) => !source.uri.includes('security'))
    .map((source) => source.uri.replace(/\/+$/, ''));
  return [...new Set(uris)];
}
