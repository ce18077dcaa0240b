/**
 * Runs record.py: unpacks the wheels that cases need beside the Django of the build, and renders the cases with the Python
 * of this machine. Knows neither the library nor the cases' files.
 */
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { normalizeName } from '../../scripts/runtime/wheel.mjs';
import { runProgram, unpack, unpackDjango } from '../support/native-python.mjs';
import { headers } from '../support/package-index/egg-info.mjs';

const program = fileURLToPath(new URL('record.py', import.meta.url));
const INSIDE = ['django', 'asgiref', 'sqlparse', 'tzdata'];

/** Name and extras of a requirement. */
function parseRequirement(text) {
  const [, name, extras = ''] = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(text);
  return { name: normalizeName(name), extras: extras.split(',').map((each) => normalizeName(each.trim())) };
}

/** What a wheel needs, extras applied. Other markers hardly matter here: a package too many does no harm. */
function needsOf(metadata, extras) {
  const requirements = headers(Buffer.from(metadata).toString(), 'Requires-Dist');
  return requirements.filter((requirement) => {
    const extra = /\bextra\s*==\s*["']([^"']+)/.exec(requirement)?.[1];
    return extra === undefined || extras.includes(normalizeName(extra));
  });
}

/**
 * The wheels that requirements lead to, themselves included, as far as the catalogue has them.
 * @param {string[]} requirements
 * @param {import('../support/package-index/catalogue.mjs').Catalogue} catalogue
 */
export function closureOf(requirements, catalogue) {
  const found = new Map();
  const visit = (text) => {
    const { name, extras } = parseRequirement(text);
    const file = catalogue.get(name)?.files.findLast(({ filename }) => filename.endsWith('-none-any.whl'));
    const key = [name, ...extras].join();
    if (!file || INSIDE.includes(name) || found.has(key)) return;
    found.set(key, { name, file });
    for (const need of needsOf(file.metadata, extras)) visit(need);
  };
  requirements.forEach(visit);
  return [...new Map([...found.values()].map((each) => [each.name, each])).values()];
}

async function pathsOf(requirements, catalogue) {
  const paths = [];
  for (const { file } of closureOf(requirements, catalogue)) {
    const name = `${file.filename.slice(0, -'.whl'.length)}-${file.sha256.slice(0, 8)}`;
    paths.push(await unpack(name, Object.entries(unzipSync(await file.read()))));
  }
  return paths;
}

/**
 * Renders cases natively.
 * @param {import('./cases.mjs').Case[]} cases
 * @param {import('../support/package-index/catalogue.mjs').Catalogue} catalogue
 * @returns {Promise<{ django: string, results: ({ html: string } | { error: string })[] }>}
 */
export async function renderNatively(cases, catalogue) {
  const paths = [await unpackDjango()];
  const ready = [];
  for (const each of cases) ready.push({ ...each, paths: await pathsOf(each.packages, catalogue) });
  return runProgram(program, { paths, cases: ready });
}
