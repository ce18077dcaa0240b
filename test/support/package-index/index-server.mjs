/**
 * A package index for tests: projects' pages, metadata and files, with faults and a log that tests can read.
 *
 * Below `/__index/` an address has any number of these pieces, then `simple/…` or `files/…`:
 * - `fault/<kind>/<part>/`: see index-faults.mjs
 * - `only/<project>,<project>/`: an index that has these projects alone
 * - `as/<label>/`: marks the requests in the log
 *
 * `GET /__index/log` is the log in JSON, of one label with `?label=…`; `DELETE` empties it.
 */
import { createServer } from 'node:http';
import { listen } from '../../../scripts/static-server.mjs';
import { normalizeName } from '../../../scripts/runtime/wheel.mjs';
import { readCatalogue } from './catalogue.mjs';
import { faultOf, send } from './index-faults.mjs';
import { JSON_TYPE, projectHTML, projectJSON, projectListHTML, projectListJSON } from './index-pages.mjs';

/** Below it, the index is found on every server that has one. */
export const PREFIX = '/__index/';

/** @typedef {{ method: string, path: string, label: string | null, accept: string, status: number | null }} LoggedRequest */

/** Takes the pieces off an address. */
function parseAddress(pathname) {
  const address = { faults: [], only: null, label: null };
  let rest = pathname.slice(PREFIX.length);
  for (;;) {
    const [whole, word, first, second] =
      /^(?:(fault)\/([^/]+)\/([^/]+)\/|(?:only|as)\/([^/]+)\/)/.exec(rest) ?? [];
    if (whole === undefined) return { ...address, rest };
    rest = rest.slice(whole.length);
    const value = decodeURIComponent(/\/([^/]+)\/$/.exec(whole)[1]);
    if (word === 'fault') address.faults.push({ kind: first, part: decodeURIComponent(second) });
    else if (whole.startsWith('only/')) address.only = value.split(',').map(normalizeName);
    else address.label = value;
  }
}

const answerOf = (status, type, body) => ({ status, type, body: Buffer.from(body) });
const notFound = () => answerOf(404, 'text/plain', 'Not found\n');

/** The page of a project, or of all, in the form that the request and the faults leave to it. */
function pageAnswer(catalogue, rest, accept, { form = 'negotiated', ...options }) {
  const [, name, file] = /^simple\/(?:([^/]+)\/(index\.json)?)?$/.exec(rest) ?? [];
  const project = name && catalogue.get(name);
  if (name !== undefined && !project) return notFound();
  const wantsJSON = file ? form === 'static' : form === 'negotiated' && accept.includes('simple.v1+json');
  if (file && !wantsJSON) return notFound();
  if (wantsJSON) {
    const text = project ? projectJSON(project, options) : projectListJSON(catalogue);
    return answerOf(200, file ? 'application/json' : JSON_TYPE, text);
  }
  return answerOf(
    200,
    'text/html; charset=utf-8',
    project ? projectHTML(project) : projectListHTML(catalogue),
  );
}

/** A file or its metadata. */
async function fileAnswer(catalogue, filename) {
  const isMetadata = filename.endsWith('.metadata');
  const wanted = isMetadata ? filename.slice(0, -'.metadata'.length) : filename;
  for (const { files } of catalogue.values()) {
    const file = files.find((each) => each.filename === wanted);
    if (!file) continue;
    if (isMetadata) return file.metadata ? answerOf(200, 'binary/octet-stream', file.metadata) : notFound();
    return answerOf(200, 'application/octet-stream', await file.read());
  }
  return notFound();
}

async function plainAnswer(catalogue, { rest, only }, accept, pageOptions) {
  const visible = only ? new Map([...catalogue].filter(([name]) => only.includes(name))) : catalogue;
  if (rest.startsWith('simple/')) return pageAnswer(visible, rest, accept, pageOptions);
  if (rest.startsWith('files/')) return fileAnswer(visible, decodeURIComponent(rest.slice('files/'.length)));
  return notFound();
}

const befalls = (part, rest) =>
  part === '*' || (part.endsWith('$') ? rest.endsWith(part.slice(0, -1)) : rest.includes(part));

/** Makes the answer that `faults` leave of the plain one, and sends it. */
async function respond(catalogue, address, request, response, logged) {
  const { method, headers } = request;
  const active = address.faults
    .filter(({ part }) => befalls(part, address.rest))
    .map(({ kind }) => faultOf(kind));
  let answer;
  // as hosts of static files do: whoever needs leave to ask gets none
  if (method !== 'GET') answer = answerOf(405, 'text/plain', 'Only GET\n');
  else if (active.some(({ hides }) => hides?.test(address.rest))) answer = notFound();
  else {
    const page = Object.assign({}, ...active.map((fault) => fault.page));
    answer = await plainAnswer(catalogue, address, headers.accept ?? '', page);
  }
  for (const { change } of active) if (change) answer = change(answer);
  const isShared = method === 'GET' && !active.some(({ cors }) => cors === false);
  // no browser may keep anything: the log is to show what is asked for
  const own = { 'Content-Type': answer.type, 'Cache-Control': 'no-store' };
  const all = { ...answer, headers: isShared ? { ...own, 'Access-Control-Allow-Origin': '*' } : own };
  logged.status = answer.status;
  (active.find((fault) => fault.send)?.send ?? send)(response, all);
}

/** The log over HTTP, for tests in a browser. */
function answerForLog(log, request, response, label) {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Methods', 'GET, DELETE');
  if (request.method === 'DELETE') log.splice(0);
  const entries = label ? log.filter((entry) => entry.label === label) : log;
  const body = request.method === 'GET' ? JSON.stringify(entries) : '';
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(body);
}

/**
 * The index as a handler of requests below `PREFIX`. The catalogue is read when it is first needed.
 * @param {{ real?: boolean }} [options] `real: false` leaves the projects from Debian out
 */
export function packageIndex(options = {}) {
  /** @type {LoggedRequest[]} */
  const log = [];
  let catalogue;
  const handle = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname === `${PREFIX}log`) return answerForLog(log, request, response, searchParams.get('label'));
    const address = parseAddress(pathname);
    const { method, headers } = request;
    const logged = {
      method,
      path: address.rest,
      label: address.label,
      accept: headers.accept ?? '',
      status: null,
    };
    log.push(logged);
    catalogue ??= readCatalogue(options);
    return respond(await catalogue, address, request, response, logged);
  };
  return { handle, log };
}

/**
 * Starts a server of its own with an index.
 * @param {{ real?: boolean, port?: number }} [options]
 * @returns its origin, `indexURL` (with `pieces` before `simple/`: `indexURL('fault/500/*')`), `log`, `resetLog()`, `close()`
 */
export async function startPackageIndex({ port = 0, ...options } = {}) {
  const { handle, log } = packageIndex(options);
  const { server, origin } = await listen(
    createServer((request, response) => {
      if (!request.url.startsWith(PREFIX)) return void response.writeHead(404).end();
      handle(request, response).catch((error) => response.writeHead(500).end(String(error)));
    }),
    port,
  );
  return {
    origin,
    log,
    indexURL: (...pieces) => `${origin}${PREFIX}${pieces.map((piece) => `${piece}/`).join('')}simple/`,
    resetLog: () => void log.splice(0),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
