/** Variables and filters as expressions: lookups, calls, what is missing, what raises. */
const python = `
class SilentError(Exception):
    silent_variable_failure = True
class Person:
    name = "Ada"
    def __init__(self): self._calls = 0
    def greet(self): return f"<hi {self.name}>"
    def needs(self, x): return x
    def optional(self, x="default"): return x
    def silent(self): raise SilentError
    def bad(self): raise ValueError("bad <value>")
    def missing_key(self): raise KeyError("k")
    def delete(self): self.name = "deleted"
    delete.alters_data = True
    def manual(self): return "called"
    manual.do_not_call_in_templates = True
    @property
    def prop(self): return [1, {"k": "v"}]
    @property
    def broken(self): raise AttributeError("inside")
    @staticmethod
    def static(): return "static"
class Items:
    name = "attribute"
    def __getitem__(self, key): return f"item {key}"
class Plain:
    pass
class Html:
    def __html__(self): return "<b>html</b>"
    def __str__(self): return "<str>"
class Bad:
    def __str__(self): raise RuntimeError("no text")
p = Person(); items = Items(); Cls = Plain; html = Html(); unprintable = Bad()
from collections import defaultdict, namedtuple
dd = defaultdict(int, {"a": 1})
point = namedtuple("Point", "x y")(1, 2)
from enum import Enum
class Colour(Enum):
    RED = 1
class Text(str, Enum):
    A = "<a>"
from django.db.models import TextChoices
class Choice(TextChoices):
    ONE = "1", "First"
colour = Colour.RED
def func(): return "called"
def boom(): raise ValueError("boom")
nested = {"a": {"b": [{"c": func}]}}
lazy = __import__("django.utils.functional", fromlist=["lazy"]).lazy(lambda: "<lazy>", str)()
`;
const invalid = (text) => ({ TEMPLATES: [{ OPTIONS: { string_if_invalid: text } }] });

export default {
  'dictionary, attribute, index': [
    '{{ d.a }}{{ d.b.c }}{{ l.0 }}{{ l.2.x }}{{ s.1 }}{{ d.0 }}',
    { d: { a: 1, b: { c: 2 }, 0: 'zero' }, l: [3, 4, { x: 5 }], s: 'xyz' },
  ],
  'what is missing': [
    '[{{ a }}][{{ d.x }}][{{ l.9 }}][{{ d.a.b }}][{{ n }}]',
    { d: { a: 1 }, l: [], n: null },
  ],
  'dictionary methods and keys with their names': [
    '{% for k, v in d.items %}{{ k }}{{ v }}{% endfor %}|{{ e.items }}|{{ d.keys|length }}',
    { d: { a: 1 }, e: { items: 'mine' } },
  ],
  'keys with dashes, spaces and unicode': [
    '{% for k, v in d.items %}{{ k }}={{ v }} {% endfor %}{{ d.ü }}',
    { d: { 'a-b': 1, 'c d': 2, ü: 3 } },
  ],
  'true, false, None and numbers': [
    '{{ True }}{{ False }}{{ None }}{{ 1.5 }}{{ "text" }}{{ \'<single>\' }}{{ "q\\"uote" }}',
  ],
  'translated constants': ['{{ _("Yes") }}|{{ "x"|default:_("No") }}|{{ ""|default:_("No") }}'],
  methods: {
    template: '{{ p.greet }}|{{ p.optional }}|{{ p.static }}|{{ p.prop.1.k }}|{{ p.name }}',
    python,
  },
  'methods that want arguments': { template: '[{{ p.needs }}]', python },
  'what changes data is not called': { template: '[{{ p.delete }}]{{ p.name }}', python },
  do_not_call_in_templates: { template: '{% if p.manual %}yes{% endif %}', python },
  'classes are called': { template: '{% if Cls.__class__ %}{% endif %}', python },
  'class instances from classes': { template: '{% if Cls %}instance{% endif %}', python },
  'silent failures': { template: '[{{ p.silent }}]', python },
  'failures that are not silent': { template: 'a\n  {{ p.bad }}', python },
  'a key error inside a method': { template: '{{ p.missing_key }}', python },
  'an attribute error inside a property': { template: '{{ p.broken }}', python },
  'items before attributes': { template: '{{ items.name }}|{{ items.0 }}', python },
  functions: { template: '{{ func }}|{{ nested.a.b.0.c }}|{{ func|upper }}', python },
  'a function that raises': { template: '{{ boom }}', python },
  'a function that raises in a filter': { template: '\n\n   {{ boom|upper }}', python },
  'a function that raises in a condition': { template: '{% if boom %}{% endif %}', python },
  'a text that cannot be made': { template: '{{ unprintable }}', python },
  '__html__ and lazy text': { template: '{{ html }}|{{ lazy }}|{{ html|escape }}|{{ html|upper }}', python },
  'default dictionaries and named tuples': {
    template: '[{{ dd.a }}{{ dd.zz }}{% for k in dd.items %}{{ k }}{% endfor %}][{{ point.x }}{{ point.1 }}]',
    python,
  },
  enumerations: {
    template:
      '{{ colour.name }}{{ colour.value }}|{{ Choice.ONE }}|{{ Choice.ONE.label }}|{{ Choice.choices }}',
    python,
  },
  'an enumeration, which a template calls': {
    template: '[{{ Colour.RED }}]',
    python,
    differs: 'Python 3.14 lets enumerations be called with any arguments',
  },
  'underscores are refused': ['{{ a._b }}'],
  'underscores at the begin are refused': ['{{ _a }}'],
  string_if_invalid: {
    template:
      '[{{ a }}][{{ a|upper }}][{{ a|default:"d" }}][{{ n }}]{% if a %}{% else %}no{% endif %}{% for i in a %}{% endfor %}',
    context: { n: null },
    settings: invalid('INVALID'),
  },
  'string_if_invalid with the name': {
    template: '[{{ a.b }}][{{ d.x }}]',
    context: { d: {} },
    settings: invalid('no %s!'),
  },
  'string_if_invalid is not escaped': {
    template: '{{ a }}{% with b=a %}[{{ b }}]{% endwith %}',
    settings: invalid('<b>'),
  },
  'an engine without autoescape': {
    template:
      '{{ x }}{% autoescape on %}{{ x }}{% endautoescape %}{{ x|escape }}{{ x|force_escape }}{% include "i.html" %}',
    files: { 'i.html': '{{ x|linebreaks }}' },
    context: { x: '<a>' },
    settings: { TEMPLATES: [{ OPTIONS: { autoescape: false } }] },
  },
  'builtins of the engine': {
    template: '{{ 1234|intcomma }}{% static "a.css" %}',
    settings: {
      TEMPLATES: [
        {
          OPTIONS: {
            builtins: ['django.contrib.humanize.templatetags.humanize', 'django.templatetags.static'],
          },
        },
      ],
    },
  },
  'libraries of the engine': {
    template: '{% load h %}{{ 1234|intcomma }}',
    settings: {
      TEMPLATES: [{ OPTIONS: { libraries: { h: 'django.contrib.humanize.templatetags.humanize' } } }],
    },
  },
  'context processors': {
    template:
      '{{ request.path }}|{{ user.is_authenticated }}{{ user }}|{{ LANGUAGE_CODE }}|{{ TIME_ZONE }}|{{ STATIC_URL }}{{ MEDIA_URL }}|{{ perms.auth }}|{{ DEFAULT_MESSAGE_LEVELS.INFO }}|{{ LANGUAGE_BIDI }}|{{ debug }}',
  },
  'the request': {
    template:
      '{{ request.method }} {{ request.GET.q }} {{ request.GET.tag }} {{ request.get_full_path }} {{ request.headers.Accept }} {{ request.is_secure }} {{ request.get_host }}',
    request: { path: '/s/ü/', data: { q: '<a>', tag: ['1', '2'] }, headers: { Accept: 'text/html' } },
  },
  'a post': {
    template: '{{ request.method }} {{ request.POST.name }} {{ request.POST.dict }} {{ request.GET }}',
    request: { method: 'POST', data: { name: 'Ada & <b>' } },
  },
  'a request set up by Python': {
    template:
      '{{ request.user.username }}|{{ user.is_staff }}|{{ request.session.cart|length }}|{{ request.extra }}',
    python:
      'from django.contrib.auth.models import User\ndef setup_request(request):\n    request.user = User(username="<ada>", is_staff=True)\n    request.session["cart"] = [1, 2]\n    request.extra = "more"',
  },
  'an unknown filter': ['a\n{{ x|nofilter }}'],
  'a filter without its argument': ['{{ x|add }}'],
  'a filter with too many arguments': ['{{ x|upper:"a" }}'],
  'a rest that cannot be parsed': ['{{ x y }}'],
  'a call with parentheses': ['{{ x.y("a") }}'],
  'an index in brackets': ['{{ x[0] }}'],
  arithmetic: ['{{ 1 + 2 }}'],
  'a space before the argument': ['{{ x|add: 1 }}'],
  'a filter without name': ['{{ x| }}'],
  'a filter argument that is missing': {
    template: '{{ x|default:nope }}[{{ nope|default:nope }}]',
    context: { x: '' },
    anyMessage: 'the names of the context stand for its dump',
  },
  'a failing filter argument': ['{{ x|add:y.z }}', { x: 1, y: 2 }],
  'blanks around pipes': ['{{  x  |  upper  |  lower }}', { x: 'a' }],
  'quotes and pipes inside arguments': [
    '{{ x|default:"a|b:c" }}{{ x|default:"\\"" }}{{ x|default:\'a"b\' }}',
    { x: '' },
  ],
  'names with digits and unicode': ['{{ a1 }}{{ straße }}', { a1: 1, straße: 2 }],
};
