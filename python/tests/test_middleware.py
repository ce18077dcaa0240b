"""MIDDLEWARE is honoured as Django's handler honours it."""

import unittest

from tests.support import error, html

PYTHON = """
from django.http import HttpResponse, HttpResponseRedirect

def marking(get_response):
    def middleware(request):
        request.mark = "marked"
        response = get_response(request)
        response.content = response.content + b"!"
        return response
    return middleware

def answering(get_response):
    return lambda request: HttpResponse("closed")

def failing(get_response):
    def middleware(request):
        raise ValueError("in middleware")
    return middleware

def setup_request(request):
    request.seen = getattr(request, "mark", "unmarked")
"""


class Middleware(unittest.TestCase):
    """What a page's MIDDLEWARE does."""

    def test_it_sees_the_request_before_the_template_and_the_output_after_it(self) -> None:
        template = "{{ request.mark }} {{ request.seen }}"
        settings = {"MIDDLEWARE": ["playground.marking"]}
        self.assertEqual(html(template, python=PYTHON, settings=settings), "marked marked!")
        self.assertEqual(html(template, python=PYTHON), " unmarked")

    def test_it_may_answer_itself(self) -> None:
        self.assertEqual(html("open", python=PYTHON, settings={"MIDDLEWARE": ["playground.answering"]}), "closed")

    def test_django_s_own_work(self) -> None:
        middleware = [
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ]
        template = "{% load i18n %}{% translate 'Yes' %} {{ user.is_anonymous }} {{ request.session.x }}"
        request = {"headers": {"Accept-Language": "fr"}}
        found = html(template, request=request, settings={"MIDDLEWARE": middleware})
        self.assertEqual(found, "Oui True ")
        self.assertEqual(html("{% load i18n %}{% translate 'Yes' %}"), "Yes")

    def test_errors_of_templates_are_told_as_without_it(self) -> None:
        for template in ("{% nonsense %}", "{% include 'none.html' %}", "{{ raises }}"):
            with self.subTest(template):
                python = PYTHON + "\nfrom django.http import Http404\ndef raises(): raise Http404('gone')\n"
                plain = error(template, python=python)
                self.assertEqual(error(template, python=python, settings={"MIDDLEWARE": ["playground.marking"]}), plain)

    def test_errors_of_middleware_are_told(self) -> None:
        found = error("x", python=PYTHON, settings={"MIDDLEWARE": ["playground.failing"]})
        self.assertEqual((found["exception"], found["message"]), ("ValueError", "in middleware"))
        found = error("x", settings={"MIDDLEWARE": ["no.such.Middleware"]})
        self.assertEqual(found["exception"], "ModuleNotFoundError")
