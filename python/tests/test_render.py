"""Rendering through the door: sources, Python, tag libraries, requests."""

import json
import unittest

from tests.support import BASE, call, error, html, outcome, start

from django_playground.dispatch import answer

SHOUT = """
from django import template
register = template.Library()
@register.filter
def shout(value):
    return value.upper() + "!"
"""


class Sources(unittest.TestCase):
    """Where a template comes from."""

    def test_a_text_is_rendered_with_its_context(self) -> None:
        self.assertEqual(html("Hello {{ name|title }}", {"name": "ada"}), "Hello Ada")

    def test_a_named_file_is_rendered(self) -> None:
        files = {"templates/page.html": "{% extends 'base.html' %}{% block a %}x{{ block.super }}{% endblock %}"}
        files["base.html"] = "<{% block a %}b{% endblock %}>"
        self.assertEqual(html(None, main="page.html", files=files), "<xb>")
        self.assertEqual(html(None, main="templates/page.html", files=files), "<xb>")

    def test_no_template_is_an_error(self) -> None:
        self.assertIn("no template", error(None)["message"])

    def test_any_character_crosses(self) -> None:
        text = "ü 😀 \u2028 & {{ x }}"
        self.assertEqual(html(text, {"x": "é"}), text.replace("{{ x }}", "é"))

    def test_half_characters_in_the_output_cross_escaped(self) -> None:
        start()
        item = {**BASE, "template": "{{ x }}", "request": None}
        item["contexts"] = [{"json": '{"x": "\\ud800"}', "tagged": False}]
        reply = answer(json.dumps({"call": "render", "args": item}))
        self.assertIn(b"\\ud800", reply)

    def test_output_is_sent_as_utf8(self) -> None:
        start()
        item = {**BASE, "template": "ü", "request": None, "contexts": []}
        self.assertIn("ü".encode(), answer(json.dumps({"call": "render", "args": item})))

    def test_the_second_render_uses_the_compiled_template(self) -> None:
        from django.template.base import Template

        compiled: list[str] = []
        plain = Template.compile_nodelist

        def counting(self: Template) -> object:
            compiled.append(str(self.name))
            return plain(self)

        Template.compile_nodelist = counting  # type: ignore[method-assign]
        self.addCleanup(setattr, Template, "compile_nodelist", plain)
        for number in range(3):
            self.assertEqual(html("once {{ n }}", {"n": number}), f"once {number}")
        self.assertEqual(len(compiled), 1)

    def test_state_of_tags_does_not_outlive_a_render(self) -> None:
        template = "{% for x in 'abc' %}{% cycle 1 2 %}{% ifchanged x %}.{% endifchanged %}{% endfor %}"
        self.assertEqual([html(template) for _ in range(2)], ["1.2.1."] * 2)


class PythonNames(unittest.TestCase):
    """What the context module gives."""

    def test_names_join_the_context_but_modules_and_private_names_do_not(self) -> None:
        python = "import math\n_private = 1\nanswer = math.floor(42.5)\ndef hello():\n    return 'hi'"
        self.assertEqual(html("{{ answer }}{{ hello }}[{{ math }}{{ private }}]", python=python), "42hi[]")

    def test_given_values_win_over_python(self) -> None:
        self.assertEqual(html("{{ a }}{{ b }}", {"a": 2}, python="a = 1\nb = 1"), "21")

    def test_indented_python_is_understood(self) -> None:
        self.assertEqual(html("{{ a }}", python="\n    a = 1\n    if a:\n        a = 2\n"), "2")

    def test_python_runs_once_for_each_content(self) -> None:
        python = "import sys\nsys.playground_runs = getattr(sys, 'playground_runs', 0) + 1\nruns = sys.playground_runs"
        first = html("{{ runs }}", python=python)
        self.assertEqual(html("{{ runs }}", python=python), first)
        self.assertEqual(html("another {{ runs }}", python=python), f"another {first}")
        self.assertNotEqual(html("{{ runs }}", python=python + "\n"), first)

    def test_a_generator_gives_its_items_to_every_render(self) -> None:
        python = "numbers = (n for n in range(3))"
        for _ in range(2):
            self.assertEqual(html("{% for n in numbers %}{{ n }}{% endfor %}", python=python), "012")

    def test_other_files_can_be_imported_and_read(self) -> None:
        files = {"helper.py": "a = 5", "data.csv": "1,2"}
        python = (
            "from helper import a\nfrom playground.helper import a as b\n"
            "from django.conf import settings\ntext = (settings.BASE_DIR / 'data.csv').read_text()"
        )
        self.assertEqual(html("{{ a }}{{ b }} {{ text }}", python=python, files=files), "55 1,2")

    def test_templates_can_be_rendered_by_python(self) -> None:
        python = "from django.template.loader import render_to_string\nx = render_to_string('x.html', {'a': 1})"
        self.assertEqual(html("{{ x }}", python=python, files={"x.html": "<{{ a }}>"}), "<1>")

    def test_a_tag_library_loads(self) -> None:
        self.assertEqual(html("{% load shout %}{{ 'hi'|shout }}", files={"templatetags/shout.py": SHOUT}), "HI!")

    def test_forms_render(self) -> None:
        python = "from django import forms\nclass F(forms.Form):\n    x = forms.CharField()\nform = F({})"
        self.assertIn("This field is required.", html("{{ form.as_p }}", python=python))

    def test_files_can_override_form_templates(self) -> None:
        python = "from django import forms\nclass F(forms.Form):\n    x = forms.CharField()\nform = F()"
        files = {"django/forms/widgets/text.html": "[mine]"}
        self.assertEqual(html("{{ form.x }}", python=python, files=files), "[mine]")
        self.assertIn("<input", html("{{ form.x }}", python=python))


class Requests(unittest.TestCase):
    """The request that a template sees."""

    def test_the_default_is_an_anonymous_get(self) -> None:
        template = "{{ request.method }} {{ request.path }} {{ user.is_authenticated }} {{ messages|length }}"
        self.assertEqual(html(template), "GET / False 0")

    def test_path_data_and_headers_are_there(self) -> None:
        request = {"path": "/a/ü/?p=1", "data": {"q": ["x", "y"]}, "headers": {"X-Test": "t", "Cookie": "c=1"}}
        template = "{{ request.path }} {{ request.GET.urlencode }} {{ request.headers.x_test }} {{ request.COOKIES.c }}"
        self.assertEqual(html(template, request=request), "/a/ü/ p=1&amp;q=x&amp;q=y t 1")

    def test_a_post_has_its_data(self) -> None:
        self.assertEqual(html("{{ request.POST.a }}", request={"method": "post", "data": {"a": 1}}), "1")
        request = {"method": "POST", "data": {"a": 1}, "headers": {"Content-Type": "application/json"}}
        self.assertEqual(html("{{ request.body.decode|safe }}", request=request), '{"a": 1}')

    def test_request_of_another_type_says_what_is_wrong(self) -> None:
        for request, message in [
            ({"method": 5}, "method must be text, not 5"),
            ({"headers": []}, "headers must be an object"),
        ]:
            self.assertIn(message, error("x", request=request)["message"])

    def test_setup_request_is_called_each_time(self) -> None:
        python = (
            "from django.contrib import messages\ncalls = []\ndef setup_request(request):\n"
            "    calls.append(1)\n    messages.info(request, 'saved')\n    request.session['a'] = 1\n"
        )
        template = "{{ calls|length }}{% for m in messages %}{{ m.tags }}:{{ m }}{% endfor %}{{ request.session.a }}"
        self.assertEqual([html(template, python=python) for _ in range(2)], ["1info:saved1", "2info:saved1"])

    def test_urlpatterns_become_the_urlconf(self) -> None:
        python = (
            "from django.urls import path\n"
            "urlpatterns = [path('', id, name='root'), path('b/<int:pk>/', id, name='book')]"
        )
        template = "{% url 'book' 3 %} {{ request.resolver_match.url_name }}"
        self.assertEqual(html(template, python=python), "/b/3/ root")
        self.assertEqual(error("{% url 'book' 3 %}")["exception"], "NoReverseMatch")

    def test_the_csrf_token_is_always_the_same(self) -> None:
        first = html("{% csrf_token %}")
        self.assertIn("csrfmiddlewaretoken", first)
        self.assertEqual(html("{% csrf_token %}", owner="another"), first)


class Forgetting(unittest.TestCase):
    """What is kept is bounded and can be dropped."""

    def test_a_forgotten_owner_starts_afresh(self) -> None:
        python = "import sys\nsys.forgetting = getattr(sys, 'forgetting', 0) + 1\nruns = sys.forgetting"
        self.assertEqual(html("{{ runs }}", python=python, owner="gone"), "1")
        call("forget", {"owners": ["gone", "never seen"]})
        self.assertEqual(html("{{ runs }}", python=python, owner="gone"), "2")

    def test_old_workspaces_leave_no_files(self) -> None:
        from django.conf import settings

        start()
        root = settings.BASE_DIR
        for number in range(60):
            html(f"{number}", owner="many", python=f"n = {number}")
        self.assertLess(len(list(root.iterdir())), 200)
        before = len(list(root.iterdir()))
        call("forget", {"owners": ["many"]})
        self.assertEqual(before - len(list(root.iterdir())), 24)

    def test_exit_in_python_ends_one_item_only(self) -> None:
        self.assertEqual(error("x", python="raise SystemExit(1)")["exception"], "SystemExit")
        self.assertTrue(outcome("x")["ok"])
