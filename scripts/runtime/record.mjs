/**
 * Finds out which files a start and the common first renders open, by doing them under Node with every file watched.
 * What is asked for is in `record-session.mjs`.
 */
import { startPyodideWith } from './node-pyodide.mjs';
import { splitPath } from './pack-format.mjs';

/** Mounts a file whose first reading is noted. */
function mountWatched(FS, path, bytes, opened) {
  const [folder, name] = splitPath(path);
  FS.mkdirTree(folder);
  FS.writeFile(path, bytes);
  const { node } = FS.lookupPath(`${folder}/${name}`);
  const { contents } = node;
  Object.defineProperty(node, 'contents', {
    configurable: true,
    get() {
      opened.add(path);
      Object.defineProperty(node, 'contents', { value: contents, writable: true, configurable: true });
      return contents;
    },
  });
}

function ask(handle, { call, args }) {
  const bytes = handle(JSON.stringify({ call, args }));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Throws when a request was not understood, or did not end as it should: then something else was recorded. */
function check(request, reply) {
  if (reply.error)
    throw new Error(`Recording: ${request.call} failed: ${JSON.stringify(reply.error).slice(0, 2000)}`);
  if (request.call === 'render' && reply.answer.ok === request.fails) {
    const what = JSON.stringify(reply.answer).slice(0, 2000);
    throw new Error(
      `Recording: “${request.args.template.slice(0, 60)}” should ${request.fails ? 'fail' : 'work'}: ${what}`,
    );
  }
}

/**
 * @param {Map<string, Uint8Array>} files every file of the worker's file system
 * @param {object[]} requests sent to `django_playground.host.handle` one after another
 * @returns {Promise<{ opened: string[], started: string[], replies: object[] }>} sorted paths, the modules that had been
 * imported after the first request in that order, and what Python answered
 */
export async function recordOpenedFiles(files, requests) {
  const opened = new Set();
  const pyodide = await startPyodideWith((FS) => {
    for (const [path, bytes] of files) mountWatched(FS, path, bytes, opened);
  });
  const host = pyodide.pyimport('django_playground.host');
  const replies = [];
  let started;
  for (const request of requests) {
    const reply = ask(host.handle, request);
    check(request, reply);
    replies.push(reply);
    started ??= pyodide.runPython('import sys; " ".join(sys.modules)').split(' ');
  }
  return { opened: [...opened].sort(), started, replies };
}
