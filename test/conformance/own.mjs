/**
 * The project's own cases (own/*.mjs) and what native Django made of them (own/recorded/*.json).
 *
 * A module exports cases by name. A case is its template, or `[template, context]`, or `{ template, context, files,
 * python, settings, request, models }`; contexts are objects or, where JavaScript would lose something, JSON texts. `models`
 * says that the Python defines models, and `anywhere` that the place of the error is not compared (with the reason).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('own/', import.meta.url));

/** The file that holds what was recorded for an area. */
export const recordingOf = (area) => path.join(folder, 'recorded', `${area}.json`);

/** The areas, in order of their names. */
export const areas = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs'))
  .map((name) => path.basename(name, '.mjs'))
  .sort();

const asText = (context) => (typeof context === 'string' ? context : JSON.stringify(context ?? {}));

function normalize(area, name, given) {
  const [template, context] = Array.isArray(given) ? given : [given];
  const plain = typeof template === 'string' ? { template, context } : given;
  return { ...plain, id: `${area}: ${name}`, area, name, context: asText(plain.context) };
}

/** The cases of some areas, without what was recorded. */
export async function ownCases(wanted = areas) {
  const cases = [];
  for (const area of wanted) {
    const { default: named } = await import(new URL(`own/${area}.mjs`, import.meta.url).href);
    for (const [name, given] of Object.entries(named)) cases.push(normalize(area, name, given));
  }
  return cases;
}

/** The recorded result of every case of an area by name; empty before its first recording. */
export function recordedResults(area) {
  try {
    return JSON.parse(readFileSync(recordingOf(area), 'utf8')).results;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
