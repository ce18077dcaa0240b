/**
 * The plain way to a Django package in a browser, to measure against: npm's Pyodide as it is, wheels installed one after
 * another, settings by hand, set up, render. A module worker of its own; knows nothing of this library.
 */
import { loadPyodide } from './pyodide/pyodide.mjs';

const RENDER = `
import json, os, pathlib
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
import record

# django.test costs hundreds of milliseconds, which nobody would pay on a page.
def make_request(data):
    from io import BytesIO
    from urllib.parse import urlencode
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.messages.storage import default_storage
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.core.handlers.wsgi import WSGIRequest
    request = WSGIRequest({
        "REQUEST_METHOD": "GET", "PATH_INFO": data.get("path") or "/", "QUERY_STRING": urlencode(data.get("data") or {}),
        "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
        **{"HTTP_" + name.upper().replace("-", "_"): value for name, value in (data.get("headers") or {}).items()},
    })
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = default_storage(request)
    return request

record.make_request = make_request
base = pathlib.Path("/project")
base.mkdir()
lambda case: record.render(json.loads(case), base)
`;

async function render(work) {
  const program = fetch('cases/record.py').then((response) => response.text());
  const archives = work.wheels.map(async (url) => (await fetch(url)).arrayBuffer());
  const zone = fetch('wheels/UTC').then((response) => response.arrayBuffer());
  const pyodide = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
  for (const archive of archives) pyodide.unpackArchive(await archive, 'wheel');
  pyodide.FS.writeFile('record.py', await program);
  pyodide.FS.mkdirTree('/usr/share/zoneinfo');
  pyodide.FS.writeFile('/usr/share/zoneinfo/UTC', new Uint8Array(await zone));
  return pyodide.runPython(RENDER)(JSON.stringify({ ...work, paths: [] }));
}

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ html: await render(data) });
  } catch (thrown) {
    self.postMessage({ error: String(thrown) });
  }
};
