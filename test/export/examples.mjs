/** What readers may have in a playground, from the plainest on; none shows what differs between two runs. */

const plain = {
  files: { 'index.html': 'Hello {{ name }}' },
  main: 'index.html',
  context: '{}',
  python: null,
  packages: [],
  settings: {},
};

export const examples = [
  {
    name: 'a template and its context',
    state: {
      ...plain,
      context: '{"name": "<Ada>", "n": 12345678901234567890}',
      files: { 'index.html': '{{ name }} {{ n }} {{ user }} {{ request.path }} é 🎉\n' },
    },
  },
  {
    name: 'templates that extend and include others',
    state: {
      ...plain,
      main: 'pages/a.html',
      files: {
        'base.html': '<h1>{% block title %}{% endblock %}</h1>{% include "shop/b.html" %}',
        'templates/pages/a.html': 'x',
        'pages/a.html': '{% extends "base.html" %}{% block title %}A{% endblock %}',
        'shop/templates/shop/b.html': '{% load static %}{% static "a.css" %}',
        'static/a.css': 'p {}',
      },
    },
  },
  {
    name: 'settings',
    state: {
      ...plain,
      files: {
        'index.html':
          '{% load i18n %}{% translate "Yes" %} {{ when|date }} {{ no }} {{ html }} {{ 1234.5|floatformat:2 }}',
      },
      context: '{"html": "<b>"}',
      python: 'from datetime import date\nwhen = date(2026, 5, 3)',
      settings: {
        LANGUAGE_CODE: 'de',
        TIME_ZONE: 'Europe/Berlin',
        TEMPLATES: [{ OPTIONS: { autoescape: false, string_if_invalid: '“%s”?\\' } }],
      },
    },
  },
  {
    name: 'Python with models, forms and addresses',
    state: {
      ...plain,
      python: [
        'from django import forms',
        'from django.db import models',
        'from django.http import HttpResponse',
        'from django.urls import path',
        'import helpers',
        '',
        'class Author(models.Model):',
        '    name = models.CharField(max_length=20)',
        '',
        'class Book(models.Model):',
        '    author = models.ForeignKey(Author, models.CASCADE, related_name="books")',
        '    title = models.CharField(max_length=20)',
        '',
        'class BookForm(forms.ModelForm):',
        '    class Meta:',
        '        model = Book',
        '        fields = ["author", "title"]',
        '',
        'ada = Author.objects.create(name="Ada")',
        'Book.objects.create(author=ada, title="Notes")',
        'books = Book.objects.all()',
        'form = BookForm()',
        '_private = 1',
        'greeting = helpers.greet("Ada")',
        'urlpatterns = [path("books/<int:pk>/", lambda request, pk: HttpResponse(), name="book")]',
        '',
        'def setup_request(request):',
        '    request.colour = "red"',
        '',
      ].join('\n'),
      context: '{"greeting2": "json"}',
      files: {
        'index.html': [
          '{% load shout price %}{{ greeting }} {{ greeting2 }} {{ request.colour }} [{{ models }}]',
          '{% for book in books %}{{ book.title|shout }} by {{ book.author.name }} {% url "book" book.pk %}{% endfor %}',
          '{{ ada.books.count }} {{ form.as_p }} {{ 3|euro }}',
        ].join('\n'),
        'helpers.py': 'def greet(name):\n    return f"Hello {name}"\n',
        'templatetags/shout.py':
          'from django import template\nregister = template.Library()\n@register.filter\ndef shout(text):\n    return text.upper() + "!"\n',
        'shop/templatetags/price.py':
          'from django import template\nregister = template.Library()\n@register.filter\ndef euro(value):\n    return f"{value} €"\n',
      },
    },
  },
];
