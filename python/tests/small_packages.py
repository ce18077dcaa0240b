"""Small packages as wheels leave them on disk: each shows one thing that a real package may do."""

from pathlib import Path
from typing import Any

APPS = """
from django.apps import AppConfig
class Config(AppConfig):
    name = "{top}"
    def ready(self):
        {ready}
"""
TAGS = """
from django import template
register = template.Library()
@register.simple_tag(name="{name}")
def tag():
    return "{name} of {top}"
@register.filter(name="{name}_it")
def it(value):
    return f"{{value}} by {top}"
"""
LOADER = """
from django.template.loaders.filesystem import Loader as FilesystemLoader
class Loader(FilesystemLoader):
    def get_contents(self, origin):
        return super().get_contents(origin).replace("<shout>", "HEY ")
class Other(FilesystemLoader):
    def __init__(self, engine, loaders):
        raise ImportError("only for who asks for it")
"""
AROUND = """
from django.template.loaders import cached
from django.template.loaders.base import Loader
class Around(Loader):
    def __init__(self, engine, loaders):
        self.loaders = engine.get_template_loaders(loaders)
        super().__init__(engine)
    def get_template(self, template_name, skip=None):
        return self.loaders[0].get_template(template_name.partition("#")[0], skip)
    def get_template_sources(self, template_name):
        return self.loaders[0].get_template_sources(template_name)
"""
PROCESSORS = """
def small(request):
    return {"small": "processed " + request.path}
def failing(request):
    raise ValueError("nobody asked for me")
def _private(request):
    return {"private": 1}
def other(value):
    return {}
"""
FINDER = """
from small.compat import staticfiles_finders
class Finder(staticfiles_finders.BaseFinder):
    def find(self, path, find_all=False, **_):
        return "/found/" + path if path.startswith("small/") else []
    def list(self, ignore_patterns):
        return []
class NeedsMore(staticfiles_finders.BaseFinder):
    def __init__(self, more):
        pass
"""
BACKEND = """
from django.template.backends.django import DjangoTemplates as Plain
class DjangoTemplates(Plain):
    def get_template(self, name):
        template = super().get_template(name)
        template.template.name = "special"
        return template
"""
MODELS = """
from django.db import models
class Thing(models.Model):
    name = models.CharField(max_length=9)
"""
URLS = """
from django.urls import path
app_name = "small"
urlpatterns = [path("home/", lambda request: None, name="home")]
"""

# Distribution name → files; `top` is the name of its package.
SMALL: dict[str, dict[str, str]] = {
    "Small.App": {
        "small/__init__.py": "",
        "small/apps.py": APPS.format(top="small", ready="pass"),
        "small/models.py": MODELS,
        "small/urls.py": URLS,
        "small/compat.py": "from django.contrib.staticfiles import finders as staticfiles_finders",
        "small/finders.py": FINDER,
        "small/loader.py": LOADER,
        "small/context_processors.py": PROCESSORS,
        "small/templatetags/__init__.py": "",
        "small/templatetags/small_tags.py": TAGS.format(name="small", top="small"),
        "small/templatetags/shared.py": TAGS.format(name="shared", top="small"),
        "small/templatetags/_private.py": TAGS.format(name="hidden", top="small"),
        "small/templatetags/static.py": TAGS.format(name="ours", top="small"),
        "small/templates/small.html": "{% load small_tags %}{% small %}",
        "tests/__init__.py": "import no_such_module",
        "small/tests/loader.py": LOADER,
    },
    "other-app": {
        "other/__init__.py": "",
        "other/templatetags/__init__.py": "",
        "other/templatetags/other_tags.py": TAGS.format(name="other", top="other"),
        "other/templatetags/shared.py": TAGS.format(name="shared", top="other"),
        "other/around.py": AROUND,
    },
    "engine": {"engine/__init__.py": BACKEND, "engine/templates/engine.html": "engine"},
    "plain": {"plain/__init__.py": "VALUE = 1", "plain/models.py": "class Model: pass", "plain.py": ""},
    "project": {"sample/__init__.py": "", "sample/manage.py": "import django", "sample/templates/sample.html": "x"},
    "needs-small": {"needs/__init__.py": "import small", "needs/templates/needs.html": "needs"},
    "bad-import": {"bad_import/__init__.py": "import no_such_module", "bad_import/templates/x.html": ""},
    "bad-ready": {
        "bad_ready/__init__.py": "",
        "bad_ready/apps.py": APPS.format(top="bad_ready", ready="raise ValueError('not today')"),
        "bad_ready/context_processors.py": PROCESSORS,
        "bad_ready/loader.py": LOADER,
    },
    "bad-models": {"bad_models/__init__.py": "", "bad_models/models.py": "import django\n1 / 0"},
    "bad-tags": {
        "bad_tags/__init__.py": "",
        "bad_tags/templatetags/__init__.py": "",
        "bad_tags/templatetags/wrong.py": "from django import template\nimport no_such_module",
    },
    "same-label": {
        "deep_small/__init__.py": "",
        "deep_small/apps.py": APPS.format(top="deep_small", ready="pass").replace(
            "    def", "    label = 'small'\n    def"
        ),
    },
}


def install(folder: Path, names: list[str], versions: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """Put the named packages into `folder` and return what the worker would say of them; all are requested."""
    given: list[dict[str, Any]] = []
    for name in names:
        version = (versions or {}).get(name, "1.0")
        info = f"{name.replace('-', '_')}-{version}.dist-info"
        files = {**SMALL[name], f"{info}/METADATA": f"Name: {name}\nVersion: {version}\n"}
        for path, text in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        (folder / info / "RECORD").write_text("".join(f"{path},sha256=x,1\n" for path in files) + f"{info}/RECORD,,\n")
        requires = ["django", "small-app"] if name == "needs-small" else ["django"]
        normal = name.lower().replace(".", "-")
        given.append(
            {"name": normal, "version": version, "requires": [] if name == "plain" else requires, "requested": True}
        )
    return given
