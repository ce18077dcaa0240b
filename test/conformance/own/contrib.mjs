/** humanize, cache, static, messages, pagination, and other things of Django that templates show. */
const h = '{% load humanize %}';
const times = `
import datetime as dt
from django.utils import timezone
now = timezone.now()
def past(**how): return now - dt.timedelta(seconds=20, **how)
def future(**how): return now + dt.timedelta(seconds=20, **how)
l = [past(minutes=5), past(hours=3), past(days=1, hours=2), past(days=40), future(minutes=5), future(hours=3), future(days=10)]
today = dt.date.today()
days = [today, today - dt.timedelta(days=1), today + dt.timedelta(days=1), dt.date(2001, 2, 3), dt.datetime(2002, 3, 4, 5, 6)]
`;
const pages = `
from django.core.paginator import Paginator
paginator = Paginator([f"item {i}" for i in range(1, 48)], 10, orphans=2)
page = paginator.page(2); last = paginator.get_page(99); first = paginator.get_page("x")
wide = Paginator(range(500), 10); middle = wide.page(25); links = wide.get_elided_page_range(25)
empty = Paginator([], 5).page(1)
def bad(): return paginator.page(40)
`;
const messages = `
from django.contrib import messages
def setup_request(request):
    messages.debug(request, "hidden"); messages.info(request, "Saved <b>")
    messages.warning(request, "Careful", extra_tags="loud"); messages.error(request, "Bad")
    messages.add_message(request, 50, "Own")
`;
const stat = '{% load static %}';
const cacheTag = '{% load cache %}';

export default {
  apnumber: [`${h}{% for n in l %}{{ n|apnumber }} {% endfor %}`, { l: [0, 1, 9, 10, '3', 'x', null, -1] }],
  intcomma: [
    `${h}{% for n in l %}{{ n|intcomma }} {% endfor %}`,
    '{"l": [100, 1000, 10123, 1234567, -1234567, 1000.25, "1234567.1234", "x", null, 1234567890123456789]}',
  ],
  'intcomma without localisation': {
    template: `${h}{{ n|intcomma:False }}|{{ n|intcomma }}`,
    context: { n: 1234567 },
    settings: { LANGUAGE_CODE: 'de' },
  },
  intword: [
    `${h}{% for n in l %}{{ n|intword }}|{% endfor %}`,
    '{"l": [100, 999999, 1000000, 1200000, 1290000, 1000000000, 2000000000000, 6000000000000000, -1500000, "x", null, 1300000000000000, 1e100, 1e33]}',
  ],
  ordinal: [
    `${h}{% for n in l %}{{ n|ordinal }} {% endfor %}`,
    { l: [1, 2, 3, 4, 11, 12, 13, 101, 102, 103, 111, '5', 'x', null, 0, -1] },
  ],
  naturalday: {
    template: `${h}{% for d in days %}{{ d|naturalday }}|{{ d|naturalday:"Y" }} {% endfor %}`.replace(
      '|{{ d|naturalday:"Y" }}',
      '',
    ),
    python: times,
  },
  'naturalday with a format and of text': {
    template: `${h}{{ d|naturalday:"d.m.y" }}[{{ x|naturalday }}]`,
    context: { x: 'text' },
    python: 'import datetime as dt\nd = dt.date(2001, 2, 3)',
  },
  naturaltime: {
    template: `${h}{% for t in l %}{{ t|naturaltime }}|{% endfor %}[{{ x|naturaltime }}]`,
    context: { x: 'text' },
    python: times,
  },
  'naturaltime in German': {
    template: `${h}{% for t in l %}{{ t|naturaltime }}|{% endfor %}`,
    python: times,
    settings: { LANGUAGE_CODE: 'de' },
  },
  static: {
    template: `${stat}{% static "css/a.css" %}|{% static name %}|{% static "a b&ü.js" %}|{% static "x.png" as s %}{{ s }}|{% get_static_prefix %}|{% get_static_prefix as p %}{{ p }}|{% get_media_prefix %}|{% get_media_prefix as m %}{{ m }}`,
    context: { name: 'n.js' },
  },
  'static with other prefixes': {
    template: `${stat}{% static "a.css" %}{% get_static_prefix %}{% get_media_prefix %}{{ STATIC_URL }}`,
    settings: { STATIC_URL: 'https://cdn.example/s/', MEDIA_URL: 'files/' },
  },
  'static autoescape off': [`${stat}{% autoescape off %}{% static "a&b.css" %}{% endautoescape %}`],
  'static without argument': [`${stat}{% static %}`],
  'static of an absolute path': [`${stat}{% static "/a.css" %}|{% static "" %}`],
  cache: {
    template: `${cacheTag}{% for i in "ab" %}{% cache 500 "name" %}{{ i }}{% endcache %}{% cache 500 other i %}{{ i }}{% endcache %}{% cache None forever %}{{ i }}{% endcache %}{% cache 0 never %}{{ i }}{% endcache %}{% endfor %}`,
  },
  'cache with a variable, a backend': {
    template: `${cacheTag}{% for i in "ab" %}{% cache t n i|upper using="default" %}{{ i }}{% endcache %}{% endfor %}`,
    context: { t: 10, n: 'x' },
  },
  'cache with a wrong time': [`${cacheTag}{% cache t n %}{% endcache %}`, { t: 'soon' }],
  'cache with an unknown time': [`${cacheTag}{% cache t n %}{% endcache %}`],
  'cache with too few': [`${cacheTag}{% cache 5 %}{% endcache %}`],
  'cache of an unknown backend': [`${cacheTag}{% cache 5 a using="nope" %}{% endcache %}`],
  messages: {
    template:
      '{% for m in messages %}<li class="{{ m.tags }}" data-level="{{ m.level }}">{{ m }} {{ m.level_tag }} {{ m.extra_tags }}</li>{% endfor %}{{ messages|length }}',
    python: messages,
  },
  'messages with own tags and levels': {
    template: '{% for m in messages %}{{ m.tags }}:{{ m.message }} {% endfor %}',
    python: messages,
    settings: { MESSAGE_LEVEL: 10, MESSAGE_TAGS: { 40: 'danger' } },
  },
  'no messages': ['{% if messages %}some{% else %}none{% endif %}'],
  'a page': {
    template:
      '{{ page }}|{{ page.number }}/{{ page.paginator.num_pages }} {{ page.paginator.count }}|{% for i in page %}{{ i }},{% endfor %}|{{ page.has_next }}{{ page.has_previous }}{{ page.next_page_number }}{{ page.previous_page_number }} {{ page.start_index }}-{{ page.end_index }}|{{ last.number }}{{ last|length }}{{ last.has_next }}|{{ first.number }}',
    python: pages,
  },
  'page ranges': {
    template:
      '{% for n in page.paginator.page_range %}{{ n }} {% endfor %}|{% for n in links %}{{ n }} {% endfor %}|{{ empty.object_list }}{{ empty.has_other_pages }}',
    python: pages,
  },
  'a next page that is not there': { template: '{{ last.next_page_number }}', python: pages },
  'a page that is not there': { template: '{{ bad }}', python: pages },
  'models in memory': {
    template:
      '{% for b in books %}{{ b }} {{ b.author.name }} {{ b.get_kind_display }} {{ b.when }}|{% endfor %}{{ books.count }} {{ books.first.title }} {{ total }}',
    models: true,
    python: `
from django.db import models
class Author(models.Model):
    name = models.CharField(max_length=50)
    def __str__(self): return self.name
class Book(models.Model):
    title = models.CharField(max_length=50)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    kind = models.CharField(max_length=1, choices=[("n", "Novel"), ("p", "Poems")], default="n")
    when = models.DateField(null=True)
    class Meta:
        ordering = ["title"]
    def __str__(self): return f"<{self.title}>"
def books(): return Book.objects.select_related("author")
def total(): return Author.objects.aggregate(n=models.Count("books"))["n"]
def setup_request(request):
    a = Author.objects.create(name="Ada & Co")
    Book.objects.create(title="Zeta", author=a, when="2026-02-03")
    Book.objects.create(title="Alpha", author=a, kind="p")
`,
  },
  'related objects, regrouped': {
    template:
      '{% regroup books by kind as kinds %}{% for k in kinds %}{{ k.grouper }}:{% for b in k.list %}{{ b.title }}{% endfor %};{% endfor %}{% for a in authors %}{{ a.name }}{% for b in a.books.all %}{{ b.title }}{% endfor %}{% endfor %}{{ missing.name }}',
    models: true,
    python: `
from django.db import models
class Author(models.Model):
    name = models.CharField(max_length=50)
class Book(models.Model):
    title = models.CharField(max_length=50)
    kind = models.CharField(max_length=1)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
def books(): return Book.objects.order_by("kind", "title")
def authors(): return Author.objects.all()
def missing(): return Author.objects.get(pk=99)
def setup_request(request):
    a = Author.objects.create(name="A")
    for title, kind in (("x", "2"), ("y", "1"), ("z", "2")): Book.objects.create(title=title, kind=kind, author=a)
`,
  },
  'the user and permissions': {
    template:
      '{% if user.is_authenticated %}{{ user.get_full_name }} {{ perms.auth.add_user }} {% if perms.auth %}any{% endif %}{% if "auth.add_user" in perms %}yes{% endif %}{% endif %}',
    python:
      'from django.contrib.auth.models import User\ndef setup_request(request):\n    request.user = User(username="root", first_name="Ro<b>", last_name="Ot", is_superuser=True)',
  },
  'prefixes without settings': {
    template: `${stat}[{% get_static_prefix %}][{% get_media_prefix %}][{% get_static_prefix as a %}{{ a }}]{% load get_media_prefix from static %}{% get_media_prefix %}`,
    settings: { STATIC_URL: '/a b/', MEDIA_URL: '' },
  },
};
