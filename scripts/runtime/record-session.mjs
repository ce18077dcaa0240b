/**
 * What the first renders of a page commonly do, as requests to the Python package. The files that Python opens while it
 * answers them are in the image or make the core pack, so everything here is ready without another download.
 */

const item = (template, more = {}) => ({
  owner: 'record',
  template,
  main: null,
  files: {},
  python: null,
  contexts: [],
  request: null,
  settings: {},
  timeoutMs: 60_000,
  ...more,
});

const FORM = `
from django import forms

class ContactForm(forms.Form):
    name = forms.CharField(max_length=50, help_text="Your name")
    email = forms.EmailField()
    url = forms.URLField(required=False)
    age = forms.IntegerField(min_value=0)
    price = forms.DecimalField(required=False)
    born = forms.DateField(widget=forms.SelectDateWidget, required=False)
    when = forms.DateTimeField(required=False)
    split = forms.SplitDateTimeField(required=False)
    colour = forms.ChoiceField(choices=[("r", "Red"), ("g", "Green")])
    sizes = forms.MultipleChoiceField(choices=[("s", "S")], widget=forms.CheckboxSelectMultiple, required=False)
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, required=False)
    agree = forms.BooleanField()
    text = forms.CharField(widget=forms.Textarea, required=False)
    upload = forms.FileField(required=False)
    picture = forms.ImageField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)

form = ContactForm()
bound = ContactForm({"name": "", "email": "no"})
formset = forms.formset_factory(ContactForm, extra=1)()
`;

const MODEL = `
from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=50)

class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    added = models.DateTimeField(auto_now_add=True)

authors = Author.objects.order_by("name")
`;

const PAGINATION = `
import datetime
from decimal import Decimal
from django.core.paginator import Paginator
from django.utils import timezone

page_obj = Paginator(list(range(100)), 10).get_page(2)
now = timezone.now()
past = now - datetime.timedelta(days=3)
price = Decimal("1234567.891")
`;

const TAGS = `{% load humanize static i18n l10n tz cache %}
{% now "Y" %} {{ past|timesince }} {{ past|naturaltime }} {{ past|naturalday }} {{ price|intcomma }} {{ price|floatformat:2 }}
{{ now|date:"D d M Y H:i" }} {{ now|localtime }} {% timezone "UTC" %}{{ now }}{% endtimezone %} {% get_current_timezone as TZ %}{{ TZ }}
{% trans "Yes" %} {% blocktranslate count n=2 %}{{ n }} result{% plural %}{{ n }} results{% endblocktranslate %}
{% get_current_language as LANG %}{% language "en" %}{{ LANG }}{% endlanguage %} {% localize on %}{{ price }}{% endlocalize %}
{% static "css/site.css" %} {% get_static_prefix %} {% csrf_token %} {% url "missing" as there %}
{% for n in page_obj %}{% cycle "odd" "even" %}{{ forloop.counter }}{% empty %}none{% endfor %}
{% for n in page_obj.paginator.page_range %}{% querystring page=n %}{% endfor %}
{% if page_obj.has_next and price > 1 %}{{ page_obj.next_page_number }}{% endif %} {% regroup words by length as groups %}
{% with a="x y" %}{{ a|upper|slugify|truncatewords:3 }}{% endwith %} {{ words|join:", "|linebreaks|urlize|striptags }}
{{ words|json_script:"data" }} {% lorem 3 w %} {% spaceless %}<p> </p>{% endspaceless %} {% widthratio 1 2 100 %}
{% filter upper %}x{% endfilter %} {% cache 5 part %}c{% endcache %} {{ "a"|default:"b"|pluralize }} {{ 3|apnumber }} {{ 1200|filesizeformat }}
{% include "part.html" with title="T" only %} {{ request.path }} {{ request.GET.q }} {{ user.is_authenticated }} {{ messages|length }}
{{ html|safe|escape }} {{ html|escapejs|wordcount }} {{ words|dictsort:0|first|random }} {{ "x"|urlencode|addslashes|cut:"x" }}`;

const RENDERS = [
  item('Hello {{ name }}', { contexts: [{ json: '{"name": "World"}', tagged: false }] }),
  item(TAGS, {
    python: PAGINATION,
    files: { 'part.html': '<b>{{ title|title }}</b>' },
    contexts: [{ json: '{"words": ["one", "two"], "html": "<b>"}', tagged: false }],
    request: { path: '/list/', method: 'GET', data: { q: 'x' }, headers: {} },
  }),
  item('{% extends "base.html" %}{% block body %}{{ block.super }}{% include "list.html" %}{% endblock %}', {
    files: {
      'base.html': '<!doctype html>{% block body %}base{% endblock %}',
      'list.html': '{% for x in items %}{{ x.name }}{% endfor %}',
      'static/css/site.css': 'body {}',
    },
    contexts: [
      {
        json: '{"items": {"$": "map", "v": [["name", {"$": "datetime", "v": "2026-01-02T03:04:05.678Z"}]]}}',
        tagged: true,
      },
    ],
  }),
  item(
    '{{ form }}{{ bound.as_p }}{{ bound.errors }}{{ bound.as_div }}{{ form.as_ul }}{{ form.as_table }}{{ formset }}{{ form.media }}',
    {
      python: FORM,
    },
  ),
  item(
    '{% for a in authors %}{{ a.name }}: {{ a.books.count }}{% empty %}none{% endfor %}{{ authors.query }}',
    {
      python: MODEL,
      files: {},
    },
  ),
  item('{% load shout %}{{ "x"|shout }}{% box %}', {
    files: {
      'templatetags/shout.py':
        'from django import template\nregister = template.Library()\n@register.filter\ndef shout(value):\n    return value.upper()\n@register.inclusion_tag("box.html")\ndef box():\n    return {}\n',
      'box.html': '<div></div>',
    },
  }),
];

/** Templates and Python with a mistake: their errors open files too. */
const FAULTY = [
  item('{% if %}'),
  item('{% endfor %}{% fro x %}'),
  item('{{ x|nofilter }}'),
  item('{% include "missing.html" %}'),
  item('{{ x }}', { python: 'raise ValueError("x")' }),
  item('{{ x }}', { python: 'def broken(:\n' }),
];

/** The requests in the order in which they are sent; `fails` marks those whose outcome has to be an error. */
export const RECORD_REQUESTS = [
  { call: 'start', args: { requirements: [], settings: {} } },
  ...RENDERS.map((args) => ({ call: 'render', args, fails: false })),
  ...FAULTY.map((args) => ({ call: 'render', args, fails: true })),
  {
    call: 'validate',
    args: {
      owner: 'record',
      template: '{% block a %}',
      main: null,
      files: {},
      python: null,
      settings: {},
      timeoutMs: 60_000,
    },
  },
  { call: 'forget', args: { owners: ['record'] } },
];
