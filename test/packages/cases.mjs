/**
 * The cases: small examples in the manner of each package's documentation, one module of cases/ for each package, and what was
 * recorded of them in recorded/. Runs nothing.
 */
import { readFile, readdir } from 'node:fs/promises';

/**
 * @typedef {object} Case
 * @property {string} name unique in its group
 * @property {string[]} packages the requirements
 * @property {string} template
 * @property {Record<string, string>} [files] further files of the page, by name
 * @property {Record<string, unknown>} [context]
 * @property {string} [python] the context script
 * @property {Record<string, unknown>} [settings] the element's own
 * @property {Record<string, unknown>} [pageSettings] the page's
 * @property {{ path?: string, method?: string, data?: object, headers?: object }} [request]
 * @property {Native} [native]
 * @property {[string, string][]} [random] what differs each time: regular expression and replacement
 */
/**
 * What the package's documentation tells the owner of a Django project to do, and a page does not have to.
 * @typedef {{ settings?: Record<string, unknown>, urls?: [string, string][] }} Native
 */
/**
 * One package's cases. What stands here holds for all of them.
 * @typedef {{ id: string, packages: string[], pageSettings?: Record<string, unknown>, native?: Native, cases: Case[] }} Group
 */

const folder = new URL('cases/', import.meta.url);
const recorded = new URL('recorded/', import.meta.url);

/**
 * All groups, each case complete with what it has from its group.
 * @param {string[]} [ids] these alone
 * @returns {Promise<Group[]>}
 */
export async function readGroups(ids = []) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).sort();
  const groups = [];
  for (const name of names) {
    const id = name.slice(0, -'.mjs'.length);
    if (ids.length > 0 && !ids.includes(id)) continue;
    const { default: group } = await import(new URL(name, folder));
    const { packages, pageSettings, native } = group;
    groups.push({
      ...group,
      id,
      cases: group.cases.map((each) => ({ packages, pageSettings, native, ...each })),
    });
  }
  const missing = ids.filter((id) => !groups.some((group) => group.id === id));
  if (missing.length > 0) throw new Error(`There are no cases for ${missing.join(', ')}`);
  return groups;
}

/** Where the expectations of a group are. */
export const recordedFile = (id) => new URL(`${id}.json`, recorded);

/** The expectations of a group: `{ django, versions, html: { <case name>: <normalised html> } }`. */
export const readRecorded = async (id) => JSON.parse(await readFile(recordedFile(id), 'utf8'));
