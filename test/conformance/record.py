"""Renders cases under the Python of this machine, in the plain Django project that Django's documentation describes.

Reads ``{"path": folder of Django, "cases": [...]}`` from standard input and writes ``{"django", "python", "results"}`` to
standard output, the results in the cases' order. Every case runs in a process of its own, so that none sees what
another left; cases with the same settings share the set-up before that. Knows nothing of the library.
"""

import json
import os
import platform
import sys
import tempfile
import traceback
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType

CONTRIB = ["contenttypes", "auth", "sessions", "messages", "staticfiles", "humanize", "sites"]
PROCESSORS = [
    *(f"django.template.context_processors.{name}" for name in ("request", "debug", "i18n", "tz", "static", "media")),
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
# The context script and tag libraries are modules of this app; a case that defines models says so.
APP = "playground"
MAIN = "template.html"


def project_settings():
    """Return what a case's settings are laid over; folders are relative to the case's own, which is the current one."""
    return {
        "DEBUG": True,
        "SECRET_KEY": "none",
        "ALLOWED_HOSTS": ["*"],
        "ROOT_URLCONF": f"{APP}.urls",
        "INSTALLED_APPS": [APP, *(f"django.contrib.{name}" for name in CONTRIB)],
        "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LOGGING_CONFIG": None,
        "SITE_ID": 1,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "STATIC_URL": "/static/",
        "MEDIA_URL": "/media/",
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": ["templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": list(PROCESSORS)},
            }
        ],
    }


def lay_over(base, more):
    """Lay a case's settings over `base`: the engine's options are added to, everything else replaces."""
    for name, value in more.items():
        if name == "TEMPLATES":
            for option, own in value[0]["OPTIONS"].items():
                known = base[name][0]["OPTIONS"].get(option)
                base[name][0]["OPTIONS"][option] = [*known, *own] if isinstance(known, list) else own
        else:
            base[name] = value
    return base


def write_files(folder, case):
    """Write the case as a project: a folder of templates, and an app with its Python."""
    for name, text in {MAIN: case["template"], **case.get("files", {})}.items():
        inside = f"{APP}/{name}" if name.endswith(".py") or name.startswith("static/") else f"templates/{name}"
        path = folder / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / APP / "templatetags").mkdir(parents=True, exist_ok=True)
    for name in (f"{APP}/__init__.py", f"{APP}/templatetags/__init__.py"):
        (folder / name).write_text("")
    (folder / APP / "urls.py").write_text("urlpatterns = []\n")
    script = "models" if case.get("models") else "context"
    (folder / APP / f"{script}.py").write_text(case.get("python", ""), "utf-8")
    return f"{APP}.{script}"


def make_request(data):
    """Return the request with what the usual middleware adds."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.messages.storage import default_storage
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.test import RequestFactory
    from django.urls import Resolver404, resolve

    send = getattr(RequestFactory(SERVER_NAME="localhost", headers=data.get("headers")), data.get("method", "GET").lower())
    request = send(data.get("path", "/"), data.get("data"))
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = default_storage(request)
    try:
        request.resolver_match = resolve(request.path_info)
    except Resolver404:
        request.resolver_match = None
    return request


def render(case, script):
    """Render one case whose files lie in the current folder."""
    from django.conf import settings
    from django.template.loader import get_template

    if case.get("models"):
        from django.core.management import call_command

        call_command("migrate", run_syncdb=True, verbosity=0)
    module = import_module(script)
    if hasattr(module, "urlpatterns") and "ROOT_URLCONF" not in case.get("settings", {}):
        settings.ROOT_URLCONF = script
    request = make_request(case.get("request") or {})
    if hasattr(module, "setup_request"):
        module.setup_request(request)
    names = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    names = {name: value for name, value in names.items() if not isinstance(value, ModuleType)}
    return get_template(MAIN).render({**names, **json.loads(case.get("context") or "{}")}, request)


def failure(error, folder):
    """Return what Django's debug page would show of `error`: type, message and place."""
    found = {"exception": type(error).__name__, "message": str(error)}
    if isinstance(error, SyntaxError):
        found["message"] = error.msg
    debug = getattr(error, "template_debug", None)
    if debug and debug["line"] != "":
        name = debug["name"].rpartition("/templates/")[2]
        start = debug["start"]
        found["templateName"] = "template" if name == MAIN else name
        found["line"] = debug["line"]
        found["column"] = start - (Path(debug["name"]).read_text("utf-8").rfind("\n", 0, start) + 1) + 1
        found["during"] = debug["during"]
    else:
        found.update(python_place(error, f"{folder}/{APP}/"))
    text = json.dumps(found).replace(f"{folder}/{APP}/", "").replace(f"{folder}/", "")
    return json.loads(text.replace(MAIN, "template"))


def python_place(error, home):
    """Return the innermost line of the case's own Python that `error` passed."""
    if isinstance(error, SyntaxError) and (error.filename or "").startswith(home):
        return {"templateName": error.filename.removeprefix(home), "line": error.lineno}
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(home)]
    return {"templateName": own[-1].filename.removeprefix(home), "line": own[-1].lineno} if own else {}


def in_own_process(work):
    """Return what `work` returns in a fork of this process, as JSON carries it."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        os.close(reader)
        sys.stdout = sys.stderr
        with os.fdopen(writer, "w") as pipe:
            json.dump(work(), pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def set_up(case):
    """Configure Django for a case."""
    import django
    from django.conf import settings

    settings.configure(**lay_over(project_settings(), json.loads(json.dumps(case.get("settings", {})))))
    django.setup()


def run_case(case, is_ready):
    """Render a case in a folder of its own; everything that it raises is its result."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        script = write_files(folder, case)
        os.chdir(folder)
        sys.path[0:0] = [str(folder)]
        try:
            if not is_ready:
                set_up(case)
            else:
                sys.modules[APP].__path__ = [str(folder / APP)]
            return {"html": render(case, script)}
        except Exception as error:
            return failure(error, folder)
        finally:
            os.chdir("/")


def run_group(cases):
    """Render cases with the same settings and no modules that Django looks for when it starts."""
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), {"template": ""})
        sys.path[0:0] = [folder]
        set_up(cases[0])
    return [in_own_process(lambda case=case: run_case(case, True)) for case in cases]


def main():
    """Record all cases."""
    given = json.load(sys.stdin)
    sys.path[0:1] = [given["path"]]
    for name in ("django.template.loader", "django.forms", "django.db.models", "django.test", "django.urls"):
        import_module(name)

    def group(pair):
        index, case = pair
        alone = case.get("models") or any(name.endswith(".py") for name in case.get("files", {}))
        return json.dumps([index] if alone else case.get("settings", {}), sort_keys=True)

    results = {}
    for _, members in groupby(sorted(enumerate(given["cases"]), key=group), key=group):
        indexes, cases = zip(*members, strict=True)
        if len(cases) == 1:
            outcomes = [in_own_process(lambda case=cases[0]: run_case(case, False))]
        else:
            outcomes = in_own_process(lambda cases=cases: run_group(cases))
        results.update(zip(indexes, outcomes, strict=True))
    versions = {"django": import_module("django").get_version(), "python": platform.python_version()}
    json.dump({**versions, "results": [results[index] for index in sorted(results)]}, sys.stdout)


main()
