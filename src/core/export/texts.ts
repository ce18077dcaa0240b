/** The texts of an exported project that hardly depend on what the playground holds. */

export const MANAGE = `#!/usr/bin/env python
"""Runs Django's commands for this example."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)
`;

export const APP_INIT = `"""The Python of this example."""
`;

export const TABLES = `"""Gives the database, which lives in memory, its tables: this example has no migrations."""

from django.apps import apps
from django.db.backends.signals import connection_created

_open = []


def create_tables(sender, connection, **kwargs):
    """Create the tables that are missing, when something first connects."""
    # The database lives as long as something is connected.
    _open.append(connection.connection)
    existing = set(connection.introspection.table_names())
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    missing = [model for model in models if model._meta.db_table not in existing]
    if not missing:
        return
    with connection.schema_editor() as editor:
        for model in missing:
            editor.create_model(model)


connection_created.connect(create_tables)
`;

/** @param input `urlconf` is a Python literal with the name of a module */
export function urlsFile({ hasPython, urlconf }: { hasPython: boolean; urlconf: string | null }): string {
  const more =
    urlconf !== null
      ? `*import_module(${urlconf}).urlpatterns`
      : hasPython
        ? '*getattr(views.example_module(), "urlpatterns", [])'
        : null;
  return `"""The addresses of this example: the page itself${more === null ? '' : ', and those that its links lead to'}."""
${urlconf === null ? '' : '\nfrom importlib import import_module\n'}
from django.urls import path

from config import views

urlpatterns = [path("", views.example)${more === null ? '' : `, ${more}`}]
`;
}

const PLAIN_VIEW = `    return render(request, TEMPLATE, context())
`;

const PYTHON_VIEW = `    module = example_module()
    set_up = getattr(module, "setup_request", None)
    if callable(set_up):
        set_up(request)
    return render(request, TEMPLATE, {**names_of(module), **context()})


def example_module():
    """Import the Python of this example, and tables for its models first."""
    from playground import tables  # noqa: F401

    from playground import context

    return context


def names_of(module):
    """What the Python gives to the template: its names without a leading underscore, modules excepted."""
    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
`;

/** @param input `main` is a Python literal with the name of the template */
export function viewsFile({ main, hasPython }: { main: string; hasPython: boolean }): string {
  return `"""Shows the template of this example."""

import json
from pathlib import Path
${hasPython ? 'from types import ModuleType\n' : ''}
from django.shortcuts import render

TEMPLATE = ${main}


def context():
    """Read the context from context.json."""
    return json.loads((Path(__file__).parent / "context.json").read_text("utf-8"))


def example(request):
    """Render the template."""
${hasPython ? PYTHON_VIEW : PLAIN_VIEW}`;
}

/** The project's README.md. */
export function readme(input: { main: string; hasPython: boolean; packages: readonly string[] }): string {
  const { main, hasPython, packages } = input;
  return `# A Django example

An example from a page's playground as a small Django project of its own. It needs Python 3.10 or later.

\`\`\`sh
python -m venv .venv
. .venv/bin/activate          # on Windows: .venv\\Scripts\\activate
pip install -r requirements.txt
python manage.py runserver
\`\`\`

Then open <http://127.0.0.1:8000/>.

| file | what it is |
| --- | --- |
| \`templates/${main}\` | the template that is shown |
| \`config/context.json\` | the values that it shows |
${hasPython ? '| `playground/context.py` | the Python whose names the template sees, too |\n' : ''}| \`config/views.py\` | the view that brings them together |
| \`config/settings.py\` | Django's settings |
${
  packages.length > 0
    ? '\n`INSTALLED_APPS` finds the apps of the packages by itself; a package may need further settings, which its documentation names.\n'
    : ''
}`;
}
