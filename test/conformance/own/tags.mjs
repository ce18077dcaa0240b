/** Built-in tags but those that load other templates. */
const list = {
  x: [1, 2, 3, 4, 5],
  pairs: [
    ['a', 1],
    ['b', 2],
  ],
  d: { one: 1, two: 2 },
  e: [],
};
const cities = {
  c: [
    { name: 'Mumbai', population: '19', country: 'India' },
    { name: 'Calcutta', population: '15', country: 'India' },
    { name: 'New York', population: '20', country: 'USA' },
    { name: 'Chicago', population: '7', country: 'USA' },
    { name: 'Tokyo', population: '33', country: 'Japan' },
  ],
};
const urls = `
from django.http import HttpResponse
from django.urls import include, path, re_path
def view(request, **kwargs): return HttpResponse("")
urlpatterns = [
    path("", view, name="home"),
    path("client/<int:id>/", view, name="client"),
    path("client/<int:id>/<slug:action>/", view, name="client-action"),
    path("ü/<str:word>/", view, name="unicode"),
    re_path(r"^named/(?P<a>[0-9]+)/(?:page-(?P<b>\\d+)/)?$", view, name="optional"),
    path("shop/", include(([path("cart/", view, name="cart")], "shop"), namespace="shop")),
]
`;
const request = { path: '/search/', data: { q: 'a b', page: '2', tag: ['x', 'y'] } };

export default {
  'autoescape on and off, nested': [
    '{% autoescape off %}{{ x }}{% autoescape on %}{{ x }}{% endautoescape %}{{ x|escape }}{% endautoescape %}{{ x }}',
    { x: '<a>' },
  ],
  'autoescape without argument': ['{% autoescape %}{% endautoescape %}'],
  'autoescape with a wrong argument': ['{% autoescape maybe %}{% endautoescape %}'],
  'comment with and without a note': [
    'a{% comment %}{{ x|nofilter }}{% if %}{% endcomment %}b{% comment "why" %}{% endcomment %}{# short {{ x }} #}c',
  ],
  'a comment over lines is text': ['{# one\ntwo #}'],
  'comment that does not end': ['{% comment %}'],
  csrf_token: ['{% csrf_token %}', { csrf_token: 'abc123' }],
  'csrf_token of the request': ['{% filter slice:":48" %}{% csrf_token %}{% endfilter %}'],
  'csrf_token that is not provided': ['[{% csrf_token %}]', { csrf_token: 'NOTPROVIDED' }],
  'csrf_token that is empty': ['[{% csrf_token %}]', { csrf_token: '' }],
  'cycle in a loop': ['{% for i in x %}{% cycle "a" "b" v %}{% endfor %}', { ...list, v: '<c>' }],
  'cycle with a name': ['{% cycle "r1" "r2" as rows %}{% cycle rows %}{{ rows }}{% cycle rows %}'],
  'cycle silent': ['{% for i in x %}{% cycle "a" "b" as c silent %}{{ c }}{{ i }}{% endfor %}', list],
  'cycle escapes variables': [
    '{% for i in x %}{% cycle a b %}{% endfor %}{% autoescape off %}{% for i in x %}{% cycle a b %}{% endfor %}{% endautoescape %}',
    { x: [1, 2], a: '<', b: '>' },
  ],
  'cycle without arguments': ['{% cycle %}'],
  'cycle of an unknown name': ['{% cycle rows %}'],
  resetcycle: [
    '{% for i in "ab" %}{% for j in x %}{% cycle "1" "2" "3" %}{% endfor %}{% resetcycle %}-{% endfor %}',
    { x: [1, 2] },
  ],
  'resetcycle by name': [
    '{% for i in "abc" %}{% cycle "a" "b" as ab %}{% cycle "1" "2" as n %}{% resetcycle ab %}{% endfor %}',
  ],
  'resetcycle without a cycle': ['{% resetcycle %}'],
  'resetcycle of an unknown name': ['{% cycle "a" as b %}{% resetcycle c %}'],
  'debug shows the context': ['{% filter slice:":1" %}{% debug %}{% endfilter %}', { x: '<a>' }],
  'debug is empty unless DEBUG': { template: '[{% debug %}]', settings: { DEBUG: false } },
  filter: ['{% filter force_escape|lower %}<B>A &amp; {{ x }}</B>{% endfilter %}', { x: '<X>' }],
  'filter with arguments': ['{% filter cut:" "|center:10 %}a b c{% endfilter %}|'],
  'filter refuses escape': ['{% filter escape %}{% endfilter %}'],
  'filter refuses safe': ['{% filter upper|safe %}{% endfilter %}'],
  firstof: [
    '{% firstof a b c %}|{% firstof a "<fallback>" %}|{% firstof a as z %}[{{ z }}]|{% firstof c as y %}{{ y }}',
    { a: 0, b: '', c: '<c>' },
  ],
  'firstof autoescape off': [
    '{% autoescape off %}{% firstof c %}{% endautoescape %}{% firstof c|safe %}',
    { c: '<c>' },
  ],
  'firstof without arguments': ['{% firstof %}'],
  for: [
    '{% for i in x %}{{ forloop.counter }}{{ forloop.counter0 }}{{ forloop.revcounter }}{{ forloop.revcounter0 }}{{ forloop.first }}{{ forloop.last }}{{ i }} {% endfor %}',
    { x: ['a', 'b', '<c>'] },
  ],
  'for reversed, over text, over nothing': [
    '{% for i in x reversed %}{{ i }}{% endfor %}|{% for c in "héllo" %}{{ c }}.{% endfor %}|{% for i in none %}{{ i }}{% endfor %}|{% for i in missing %}x{% empty %}empty{% endfor %}',
    { ...list, none: null },
  ],
  'for unpacks': [
    '{% for k, v in pairs %}{{ k }}={{ v }};{% endfor %}{% for k,v in d.items %}{{ k }}={{ v }};{% endfor %}',
    list,
  ],
  'for over a dictionary': [
    '{% for k in d %}{{ k }} {% endfor %}{% for v in d.values %}{{ v }} {% endfor %}',
    list,
  ],
  'for empty': ['{% for i in e %}x{% empty %}nothing <b>{% endfor %}', list],
  'for parentloop': [
    '{% for i in "ab" %}{% for j in x %}{{ forloop.parentloop.counter }}.{{ forloop.counter }} {% endfor %}{% endfor %}',
    { x: [1, 2] },
  ],
  'for leaves no names': ['{% for i in x %}{% endfor %}[{{ i }}{{ forloop }}]', list],
  'for with filters and constants': [
    '{% for i in x|slice:":2" %}{{ i }}{% endfor %}{% for i in "a,b" %}{{ i }}{% endfor %}',
    list,
  ],
  'for unpacks too few': ['{% for a, b, c in pairs %}{% endfor %}', list],
  'for unpacks numbers': ['{% for a, b in x %}{% endfor %}', list],
  'for with a wrong form': ['{% for i of x %}{% endfor %}', list],
  'for with too few words': ['{% for i %}{% endfor %}'],
  'for with a wrong name': ['{% for i|a in x %}{% endfor %}', list],
  'for over a number': ['{% for i in 5 %}{% endfor %}'],
  'for that does not end': ['a\n  {% for i in x %}\n b', list],
  'for over generators and iterators': {
    template:
      '{% for i in g %}{{ i }}{% endfor %}|{% for i in m %}{{ i }}{{ forloop.last }}{% endfor %}|{% for i in r %}{{ i }}{% endfor %}',
    python: 'g = (i * 2 for i in range(4))\nm = map(str, [1, 2])\nr = range(3)',
  },
  'if, elif, else': [
    '{% for i in x %}{% if i == 1 %}one{% elif i == 2 %}two{% elif i > 4 %}big{% else %}else{% endif %} {% endfor %}',
    list,
  ],
  'if operators': [
    '{% if 1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 != 2 %}a{% endif %}{% if 2 in x and 9 not in x and "el" in "hello" %}b{% endif %}{% if n is None and n is not True %}c{% endif %}',
    { ...list, n: null },
  ],
  'if precedence of and, or, not': [
    '{% if t or f and f %}1{% endif %}{% if not f and t %}2{% endif %}{% if not t or t %}3{% endif %}{% if f == f or 1 %}4{% endif %}',
    { t: true, f: false },
  ],
  'if with filters': ['{% if x|length >= 5 %}a{% endif %}{% if m|default:"z" == "z" %}b{% endif %}', list],
  'if of what is missing': [
    '{% if m %}a{% else %}b{% endif %}{% if m.n.o %}a{% else %}b{% endif %}{% if m == None %}c{% endif %}{% if not m %}d{% endif %}{% if m > 1 %}e{% endif %}',
  ],
  'if compares what cannot be compared': [
    '[{% if x > "a" %}yes{% endif %}{% if "a" in n %}yes{% else %}no{% endif %}]',
    { x: 1, n: 5 },
  ],
  'if truth of values': [
    '{% for v in x %}{% if v %}T{% else %}F{% endif %}{% endfor %}',
    { x: [0, 1, '', 'a', [], [0], {}, null, false, true, -1, '0'] },
  ],
  'if chained comparison': ['{% if 3 > 2 > 1 %}a{% else %}b{% endif %}'],
  'if without condition': ['{% if %}{% endif %}'],
  'if with one equals sign': ['{% if a = b %}{% endif %}'],
  'if with parentheses': ['{% if (a) %}{% endif %}'],
  'if that ends with an operator': ['{% if a and %}{% endif %}'],
  'if with an unused word': ['{% if a b %}{% endif %}'],
  'if without spaces': ['{% if a==b %}{% endif %}'],
  'if closed by another': ['{% if a %}\n{% endfor %}'],
  ifchanged: [
    '{% for i in x %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}|{% for i in x %}{% ifchanged i %}!{{ i }}{% else %}.{% endifchanged %}{% endfor %}',
    { x: [1, 1, 2, 2, 1] },
  ],
  'ifchanged of several, nested': [
    '{% for a in x %}{% for b in y %}{% ifchanged a b %}{{ a }}{{ b }} {% endifchanged %}{% endfor %}{% ifchanged %}-{{ a }}{% endifchanged %}{% endfor %}',
    { x: [1, 1, 2], y: ['p', 'p', 'q'] },
  ],
  'ifchanged outside a loop': [
    '{% ifchanged %}a{% endifchanged %}{% ifchanged x %}b{% endifchanged %}',
    { x: 1 },
  ],
  'load several and from': [
    '{% load humanize l10n %}{% load static from static %}{% load intcomma ordinal from humanize %}{{ 1234|intcomma }}{{ 3|ordinal }}',
  ],
  'load of what is not there': ['{% load nolibrary %}'],
  'load of a name that is not in the library': ['{% load nope from humanize %}'],
  lorem: ['{% lorem 5 w %}|{% lorem 1 p %}|{% lorem 1 b %}|{% lorem n w %}', { n: 2 }],
  'lorem default': ['{% lorem %}'],
  'lorem with too much': ['{% lorem 1 2 3 4 5 %}'],
  'now as a constant format': [
    '{% now "\\n\\o\\w" %}|{% now "Y" as y %}{{ y|length }}|{% now "SHORT_DATE_FORMAT" as s %}{% if s %}set{% endif %}',
  ],
  'now without argument': ['{% now %}'],
  querystring: {
    template:
      '{% querystring %}|{% querystring page=3 %}|{% querystring q=None %}|{% querystring tag="z" new="ü&" %}|{% querystring tag=l %}|{% querystring page=None q=None tag=None %}',
    context: { l: [1, 2] },
    request,
  },
  'querystring of a given dictionary': {
    template: '{% querystring d a=1 %}|{% querystring request.GET page=request.GET.page|add:1 %}',
    context: { d: { a: '0', b: 'x' } },
    request,
  },
  'querystring of an empty request': ['{% querystring %}|{% querystring a=1 %}|{% querystring a=None %}'],
  'querystring of what is no dictionary': ['{% querystring x %}', { x: 5 }],
  regroup: [
    '{% regroup c by country as l %}{% for g in l %}{{ g.grouper }}:{% for i in g.list %}{{ i.name }},{% endfor %}{% endfor %}',
    cities,
  ],
  'regroup unpacked, sorted, by a filter': [
    '{% regroup c|dictsort:"name" by country|lower as l %}{% for name, items in l %}{{ name }}{{ items|length }} {% endfor %}',
    cities,
  ],
  'regroup of nothing': [
    '[{% regroup none by a as l %}{{ l }}]{% regroup m by a as k %}{{ k }}',
    { none: null },
  ],
  'regroup with a wrong form': ['{% regroup c as l %}', cities],
  spaceless: ['{% spaceless %}\n<p>\n  <a href="x"> b </a>\t</p> c <i> </i>\n{% endspaceless %}'],
  templatetag: [
    '{% templatetag openblock %}{% templatetag closeblock %}{% templatetag openvariable %}{% templatetag closevariable %}{% templatetag openbrace %}{% templatetag closebrace %}{% templatetag opencomment %}{% templatetag closecomment %}',
  ],
  'templatetag of what is none': ['{% templatetag open %}'],
  url: {
    template:
      '{% url "home" %}|{% url "client" 5 %}|{% url "client" id=n %}|{% url "client-action" n "up-date" %}|{% url "optional" a=1 %}|{% url "optional" a=1 b=2 %}',
    context: { n: 7 },
    python: urls,
  },
  'url as, namespace, unicode, escaped': {
    template:
      '{% url "client" 5 as u %}[{{ u }}]{% url "shop:cart" %}{% url "unicode" "a&b ü" %}{% url "nope" as v %}[{{ v }}]',
    python: urls,
  },
  'url with a variable name and filters': {
    template: '{% url name id|add:"1" %}{% autoescape off %}{% url "unicode" "a&b" %}{% endautoescape %}',
    context: { name: 'client', id: 1 },
    python: urls,
  },
  'url without a match': { template: '\n {% url "client" "x" %}', python: urls },
  'url of an unknown view': { template: '{% url "nowhere" %}', python: urls },
  'url without a view': ['{% url %}'],
  'url with a wrong argument': ['{% url "home" a= %}'],
  verbatim: [
    '{% verbatim %}{{ x }}{% if %}{# c #}{% endverbatim %}{% verbatim block %}{% verbatim %}{{ y }}{% endverbatim %}{% endverbatim block %}',
  ],
  'verbatim that does not end': ['{% verbatim %}{{ x }}'],
  widthratio: [
    '{% widthratio a b 100 %}|{% widthratio a b m as w %}{{ w }}|{% widthratio a 0 100 %}|{% widthratio x b 100 %}',
    { a: 175, b: 200, m: 60, x: 'no' },
  ],
  'widthratio with a wrong last argument': ['{% widthratio 1 2 x %}', { x: 'no' }],
  'widthratio with too few': ['{% widthratio 1 2 %}'],
  with: [
    '{% with a=1 b="<b>" c=x.y|upper %}{{ a }}{{ b }}{{ c }}{% endwith %}[{{ a }}]{% with x.y as z %}{{ z }}{% endwith %}',
    { x: { y: 'q' } },
  ],
  'with several do not see each other': ['{% with a=1 b=a %}[{{ b }}]{% endwith %}', {}],
  'with nothing': ['{% with %}{% endwith %}'],
  'with a wrong form': ['{% with a=1 b %}{% endwith %}'],
  'a tag that nobody knows': ['one\n{% nosuchtag %}'],
  'an end without a begin': ['{% endif %}'],
  'an empty tag': ['a {% %}'],
  'an empty variable': ['a\n {{ }}'],
  'text that looks like tags': ['{ % if % } {{{ x }}} {%{ }%} }} %}', { x: 1 }],
  'tags do not cross lines': ['{% if\nx %}{{ x\n}}', { x: 1 }],
  'spaceless keeps text and what tags hold': [
    '{% spaceless %} <a> <b>x y</b> {{ v }} </a>\n\n<!-- c --> {% endspaceless %}|{% spaceless %}{% endspaceless %}',
    { v: ' <i> </i> ' },
  ],
  'firstof of literals, filters, nothing': [
    '[{% firstof a %}][{% firstof a|upper b|default:"d" %}][{% firstof "" "second" %}]',
  ],
};
