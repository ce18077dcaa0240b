/**
 * Turns the metadata that Debian ships (a dist-info without RECORD, or an older egg-info) into a wheel's METADATA.
 * Works on text alone.
 */

/** The value of a header in core metadata, or `undefined`; headers end at the first empty line. */
export function header(metadata, name) {
  const [head] = metadata.replaceAll('\r\n', '\n').split('\n\n', 1);
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1].trim();
}

/** All values of a header that may come more than once. */
export function headers(metadata, name) {
  const [head] = metadata.replaceAll('\r\n', '\n').split('\n\n', 1);
  return [...head.matchAll(new RegExp(`^${name}:[ \\t]*(.*)$`, 'gim'))].map(([, value]) => value.trim());
}

/** The marker that a section of requires.txt stands for: `extra`, `:marker` or `extra:marker`. */
function sectionMarker(section) {
  const colon = section.indexOf(':');
  const extra = colon < 0 ? section : section.slice(0, colon);
  const marker = colon < 0 ? '' : section.slice(colon + 1);
  const conditions = [marker && extra ? `(${marker})` : marker, extra && `extra == "${extra}"`];
  return { extra, marker: conditions.filter(Boolean).join(' and ') };
}

/**
 * The headers that say what an egg-info's requires.txt says.
 * @param {string} text
 * @returns {string[]} lines `Provides-Extra: …` and `Requires-Dist: …`
 */
export function requirementHeaders(text) {
  const lines = [];
  let current = { extra: '', marker: '' };
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const section = /^\[(.*)\]$/.exec(line);
    if (section) {
      current = sectionMarker(section[1]);
      const provides = `Provides-Extra: ${current.extra}`;
      if (current.extra && !lines.includes(provides)) lines.push(provides);
    } else if (line) {
      lines.push(`Requires-Dist: ${line}${current.marker && ` ; ${current.marker}`}`);
    }
  }
  return lines;
}

/** Whether some project is needed whatever extras are asked for. */
const needsAnything = (metadata) =>
  headers(metadata, 'Requires-Dist').some((requirement) => !/\bextra\s*==/.test(requirement));

/**
 * A wheel's METADATA out of PKG-INFO and requires.txt.
 * @param {string} pkgInfo
 * @param {string} requires requires.txt, or the empty string
 * @param {string[]} dependencies projects that Debian's package depends on: its tools take them out of requires.txt
 */
export function metadataOfEggInfo(pkgInfo, requires, dependencies) {
  if (needsAnything(pkgInfo)) return pkgInfo;
  const text = pkgInfo.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const head = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const body = end < 0 ? '' : text.slice(end + 2);
  const isListed = headers(pkgInfo, 'Requires-Dist').length > 0;
  const listed = isListed ? [] : requirementHeaders(requires);
  const kept = head
    .split('\n')
    .filter((line) => isListed || !line.startsWith('Provides-Extra:'))
    // Requires-Dist is no header of the versions 1.0 and 1.1
    .map((line) => (/^Metadata-Version: 1\./.test(line) ? 'Metadata-Version: 2.1' : line));
  const restored = dependencies.map((name) => `Requires-Dist: ${name}`);
  return `${[...kept, ...restored, ...listed].join('\n')}\n\n${body}`;
}
