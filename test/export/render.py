"""Renders examples both ways: as the playground's Python does, and as the view of an exported project does.

`render.py playground FOLDER`, with the folder of the playground's Python, reads render items as JSON from standard input and
writes their outcomes; `render.py project`, in the project's folder, writes what a visit of its page answers. Django is on
`PYTHONPATH`. Knows nothing of how projects are made.
"""

import io
import json
import os
import sys


def render_in_playground():
    """Render all items in one page, as a worker would."""
    sys.path.append(sys.argv[2])
    from django_playground.dispatch import answer

    def call(name, args):
        reply = json.loads(answer(json.dumps({"call": name, "args": args})))
        return reply["answer"]

    items = json.load(sys.stdin)
    call("start", {"requirements": [], "settings": {}})
    print(json.dumps([call("render", item) for item in items]))


def render_project():
    """Visit the one page of the project in the current folder."""
    sys.path.insert(0, os.getcwd())
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django
    from django.core.management import call_command
    from django.test import Client

    django.setup()
    call_command("check", stdout=io.StringIO())
    response = Client().get("/")
    print(json.dumps({"status": response.status_code, "html": response.content.decode()}))


if __name__ == "__main__":
    {"playground": render_in_playground, "project": render_project}[sys.argv[1]]()
