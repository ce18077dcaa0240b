/** Errors in the Python of an element, and places in templates that are hard to tell. */
const tags = (source) => ({
  'templatetags/t.py': `from django import template\nregister = template.Library()\n${source}`,
});

export default {
  'a name that is not defined': { template: 'x', python: 'a = 1\n\nb = nope\n' },
  'a division by zero in a function of the context': {
    template: 'x\n{{ f }}',
    python: 'def g(): return 1 / 0\ndef f():\n    return g()\n',
  },
  'a module that is not there': { template: 'x', python: 'import no_such_module' },
  'an import from Django that is not there': {
    template: 'x',
    python: 'from django.forms import NoSuchField',
    anyMessage: 'the compiled file is named here',
  },
  'a syntax error in Python': { template: 'x', python: 'a = 1\nb = = 2\n' },
  'an indentation error': { template: 'x', python: 'def f():\nreturn 1\n' },
  'a missing bracket': { template: 'x', python: 'a = (1,\nb = 2\n' },
  'an assertion': { template: 'x', python: 'assert 1 == 2, "not equal"' },
  'an exception of one’s own': {
    template: 'x',
    python: 'class Own(Exception):\n    pass\nraise Own("mine <b>")',
  },
  'raised from another': {
    template: 'x',
    python: 'try:\n    {}["k"]\nexcept KeyError as e:\n    raise ValueError("outer") from e',
  },
  'an exception without text': {
    template: '{{ f }}',
    python: 'def f(): raise ValueError',
    anyMessage: 'an empty message is replaced by the type',
  },
  'setup_request raises': {
    template: 'x',
    python: 'def setup_request(request):\n    request.user.nothing.more\n',
  },
  'a wrong field argument': {
    template: 'x',
    python: 'from django import forms\nclass F(forms.Form):\n    a = forms.CharField(nope=1)\n',
  },
  'a form without a template': {
    template: '\n{{ form }}',
    python:
      'from django import forms\nclass F(forms.Form):\n    template_name = "gone.html"\n    a = forms.CharField()\nform = F()',
  },
  'a query on a missing object': {
    template: '{{ get }}',
    models: true,
    python:
      'from django.db import models\nclass Thing(models.Model):\n    n = models.IntegerField()\ndef get():\n    return list(Thing.objects.filter(nope=1))\n',
  },
  'a model without a row': {
    template: '[{{ get }}]',
    models: true,
    python:
      'from django.db import models\nclass Thing(models.Model):\n    n = models.IntegerField()\ndef get():\n    return Thing.objects.get(n=5)\n',
  },
  'a tag that raises in its own function': {
    template: '{% load t %}\n\n{% a %}',
    files: tags('@register.simple_tag\ndef a(): return b()\ndef b(): return [][1]\n'),
  },
  'a node that raises': {
    template: '{% load t %}{% with x=1 %}\n {% n %}{% endwith %}',
    files: tags(
      'class N(template.Node):\n    def render(self, context): raise RuntimeError("in node")\n@register.tag\ndef n(parser, token): return N()\n',
    ),
  },
  'a block tag that raises': {
    template: '{% load t %}{% for i in "ab" %}\n{% w %}{{ i }}{% endw %}{% endfor %}',
    files: tags('@register.simple_block_tag\ndef w(content): raise TypeError(content)\n'),
  },
  'an error inside a block tag': {
    template: '{% load t %}{% w %}\n  {{ f }}{% endw %}',
    python: 'def f(): raise ValueError("inner")',
    files: tags('@register.simple_block_tag\ndef w(content): return content\n'),
  },
  'an inclusion tag whose template is missing': {
    template: '{% load t %}\n{% inc %}',
    files: tags('@register.inclusion_tag("gone.html")\ndef inc(): return {}\n'),
  },
  'an inclusion tag whose template raises': {
    template: '{% load t %}\n{% inc %}',
    files: {
      ...tags('@register.inclusion_tag("p.html")\ndef inc(): return {}\n'),
      'p.html': '\n {{ 1|divisibleby:0 }}',
    },
    anyMessage: 'Python 3.14 words it otherwise',
  },
  'a filter of another type': {
    template: 'a\nb {{ x|dictsort:"a"|add:1|first }} c {{ x|floatformat:"a" }}{{ x|center:y }}',
    context: { x: 1.5, y: 'z' },
  },
  'an error in the third of equal tags': {
    template:
      '{% for i in l %}{% widthratio 1 2 i %}{% endfor %}\n{% widthratio 1 2 3 %}{% widthratio 1 2 "x" %}',
    context: { l: [1] },
  },
  'windows line ends': ['a\r\nb\r\n  {% nosuch %}\r\n'],
  'tabs and wide characters before': ['😀\tü {{ x|nofilter }}'],
  'a very long line': [`${'long text '.repeat(60)}{% nosuch %} and more`],
  'an error on the last line without an end': ['a\n\n\n{{ x|'.concat('nofilter }}')],
  'an error in an elif': ['{% if a %}\n{% elif b = c %}\n{% endif %}'],
  'an error in a nested include of a child': {
    template: '{% extends "base.html" %}\n{% block a %}\n  {% include "one.html" %}{% endblock %}',
    files: {
      'base.html': '{% block a %}{% endblock %}',
      'one.html': '\n{% include "two.html" %}',
      'two.html': '\n\n {{ 1|add:nope.x }}',
    },
    anyMessage: 'the names of the context stand for its dump',
  },
  'an error in block.super': {
    template: '{% extends "base.html" %}{% block a %}{{ block.super }}{% endblock %}',
    files: { 'base.html': '\n{% block a %}{% url "nope" %}{% endblock %}' },
  },
  'an error in a verbatim, a comment and a real one': [
    '{% verbatim %}{% nosuch %}{% endverbatim %}{# {% nosuch %} #}{% comment %}{% nosuch %}{% endcomment %}\n{% nosuch %}',
  ],
  'an unclosed tag in an unclosed tag': ['{% if a %}\n {% for i in b %}\n'],
  'a wrong end in the middle': ['{% for i in x %}\n{% if i %}\n{% endfor %}\n{% endif %}'],
  'an else twice': ['{% if a %}{% else %}\n{% else %}{% endif %}'],
  'empty in the wrong place': ['{% if a %}{% empty %}{% endif %}'],
  'a library loaded too late': ['{{ 1|intcomma }}{% load humanize %}'],
  'debug of the engine is off': {
    template: 'a {{ f }}',
    python: 'def f():\n    raise ValueError("x")',
    anywhere: 'the template is found here, too, where native Django knows the Python alone',
    settings: { TEMPLATES: [{ OPTIONS: { debug: false } }] },
  },
};
