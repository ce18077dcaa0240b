"""Renders cases under the Python of this machine, as an ordinary Django project with hand-written settings would.

Reads ``{"paths": [...], "cases": [...]}`` from standard input and writes one result for each case, in order, to standard
output. Each case runs in a process of its own, so that none sees another's Django. Knows nothing of the library: what is
automatic there stands in a case's `native` here, as the package's documentation says.
"""

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

PROJECT = "playground"
CONTRIB = ["contenttypes", "auth", "sessions", "messages", "staticfiles", "humanize", "sites"]
PROCESSORS = [
    *(f"django.template.context_processors.{name}" for name in ("request", "debug", "i18n", "tz", "static", "media")),
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
# A project's files that are no templates.
PROJECT_FOLDERS = ("static/", "media/", "locale/", "templatetags/", "fixtures/")


def project_settings(base):
    """Return the settings of a new project, with all that its documentation adds for templates."""
    return {
        "BASE_DIR": base,
        "DEBUG": True,
        "SECRET_KEY": "none",
        "ALLOWED_HOSTS": ["*"],
        "ROOT_URLCONF": PROJECT,
        "INSTALLED_APPS": [f"django.contrib.{name}" for name in CONTRIB],
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": ":memory:",
                "OPTIONS": {"init_command": "PRAGMA foreign_keys=OFF"},
            }
        },
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LOGGING_CONFIG": None,
        "SITE_ID": 1,
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "STATIC_URL": "/static/",
        "STATIC_ROOT": str(base / "static-root"),
        "MEDIA_URL": "/media/",
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(base / "templates")],
                "APP_DIRS": True,
                "OPTIONS": {"debug": True, "context_processors": list(PROCESSORS)},
            }
        ],
    }


def merge(settings, more):
    """Lay `more` over `settings`: apps come before those that are there, the template engine's options are added to."""
    for name, value in more.items():
        if name == "INSTALLED_APPS":
            settings[name] = [*value, *(app for app in settings[name] if app not in value)]
        elif name == "TEMPLATES":
            merge_engine(settings[name][0], value[0])
        else:
            settings[name] = value


def merge_engine(engine, more):
    """Lay an engine's settings over `engine`; lists of its options grow."""
    for name, value in more.get("OPTIONS", {}).items():
        known = engine["OPTIONS"].get(name)
        engine["OPTIONS"][name] = [*known, *value] if isinstance(known, list) else value
        if name == "loaders":
            engine.pop("APP_DIRS", None)
    engine.update({name: value for name, value in more.items() if name != "OPTIONS"})


def write_project(base, case):
    """Write the case's files as a project: one app, and a folder of templates."""
    files = {f"{PROJECT}/__init__.py": "urlpatterns = []\n", "templates/case.html": case["template"]}
    for name, text in (case.get("files") or {}).items():
        inside = name.removeprefix("templates/")
        is_project = name.endswith(".py") or name.startswith(PROJECT_FOLDERS)
        files[f"{PROJECT}/{name}" if is_project else f"templates/{inside}"] = text
    for name, text in files.items():
        path = base / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def watch_database():
    """Create the tables of all models before the first query that comes after them."""
    from django.apps import apps
    from django.db import connection

    made, busy = set(), []

    def wrapper(execute, sql, params, many, context):
        missing = [model for model in apps.get_models() if model not in made and model._meta.managed]
        missing = [model for model in missing if not model._meta.proxy and not model._meta.swapped]
        if missing and not busy:
            busy.append(True)
            made.update(missing)
            with connection.schema_editor(atomic=False) as editor:
                for model in missing:
                    editor.create_model(model)
            busy.clear()
        return execute(sql, params, many, context)

    connection.enable_constraint_checking = lambda: None
    connection.execute_wrappers.append(wrapper)


def make_request(data):
    """Return the request with what the usual middleware adds."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.messages.storage import default_storage
    from django.contrib.sessions.backends.signed_cookies import SessionStore
    from django.test import RequestFactory

    method = (data.get("method") or "GET").lower()
    send = getattr(RequestFactory(SERVER_NAME="localhost", headers=data.get("headers")), method)
    request = send(data.get("path") or "/", data.get("data") or {})
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = default_storage(request)
    return request


def run_python(source, urls):
    """Run the case's Python as the project's module; return its names."""
    from django.urls import include, path

    module = import_module(PROJECT)
    module.urlpatterns = [path(prefix, include(name)) for prefix, name in urls]
    before = set(vars(module))
    exec(compile(source, "script.py", "exec"), vars(module))
    names = set(vars(module)) - before
    public = {name: vars(module)[name] for name in names if not name.startswith("_")}
    return {name: value for name, value in public.items() if not isinstance(value, ModuleType)}


def render(case, base):
    """Render one case in this process."""
    import django
    from django.conf import settings

    write_project(base, case)
    sys.path[:0] = [str(base), *case["paths"]]
    native = case.get("native") or {}
    merged = project_settings(base)
    for more in (native.get("settings"), case.get("pageSettings"), case.get("settings")):
        merge(merged, more or {})
    merged["INSTALLED_APPS"].insert(0, PROJECT)
    settings.configure(**merged)
    django.setup()
    watch_database()
    names = run_python(case.get("python") or "", native.get("urls") or [])
    from django.template.loader import get_template

    request = make_request(case.get("request") or {})
    if "setup_request" in names:
        names["setup_request"](request)
    return get_template("case.html").render({**(case.get("context") or {}), **names}, request)


def in_own_process(case):
    """Render a case in a fork of this process."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        sys.stdout = sys.stderr
        with tempfile.TemporaryDirectory() as folder, os.fdopen(writer, "w") as pipe:
            try:
                result = {"html": render(case, Path(folder))}
            except Exception as error:  # noqa: BLE001 - whatever it is, it is the case's result
                import traceback

                result = {"error": "".join(traceback.format_exception(error)[-3:])}
            json.dump(result, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"error": "the process died"}


def main():
    """Record all cases; what takes long to import is imported once."""
    given = json.load(sys.stdin)
    sys.path[:0] = given["paths"]
    for name in ("django.template.loader", "django.forms", "django.db.models", "django.test", "django.urls"):
        import_module(name)
    django = import_module("django")
    results = [in_own_process(case) for case in given["cases"]]
    json.dump({"django": django.get_version(), "results": results}, sys.stdout)


if __name__ == "__main__":
    main()
