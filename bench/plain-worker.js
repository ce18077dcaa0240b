/**
 * The plain way to Django in a browser, to measure against: npm's Pyodide as it is, the whole wheels unpacked into its
 * file system, configure, set up, render. A module worker of its own; knows nothing of this library.
 */
import { loadPyodide } from './pyodide/pyodide.mjs';

const SETUP = `
import os, sys, types
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
urls = types.ModuleType("plain_urls")
urls.urlpatterns = []
sys.modules["plain_urls"] = urls
import django
from django.conf import settings
settings.configure(
    DEBUG=True, SECRET_KEY="x", USE_TZ=True, TIME_ZONE="UTC", ROOT_URLCONF="plain_urls", STATIC_URL="/static/",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=[
        "django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.messages",
        "django.contrib.staticfiles", "django.contrib.humanize",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
django.setup()
from django.template import engines
`;

self.onmessage = async ({ data: { wheels, template, context } }) => {
  const archives = Promise.all(wheels.map(async (url) => (await fetch(url)).arrayBuffer()));
  const pyodide = await loadPyodide();
  for (const archive of await archives) {
    pyodide.unpackArchive(archive, 'wheel');
  }
  pyodide.runPython(SETUP);
  const render = pyodide.runPython(
    'import json\nlambda source, context: engines["django"].from_string(source).render(json.loads(context))',
  );
  self.postMessage({ html: render(template, context) });
};
