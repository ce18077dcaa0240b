/** Templates that load others: extends, block, include, and tag libraries of the page's own. */
const base =
  '<title>{% block title %}Base{% endblock %}</title>{% block body %}<p>{% block inner %}base inner{% endblock inner %}</p>{% endblock %}';
const library = `
from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
register = template.Library()
@register.filter
def shout(value, mark="!"): return f"{value}{mark}".upper()
@register.filter(is_safe=True)
def safely(value): return f"[{value}]"
@register.filter(needs_autoescape=True)
def bold(value, autoescape=True):
    from django.utils.html import conditional_escape
    return mark_safe(f"<b>{conditional_escape(value) if autoescape else value}</b>")
@register.filter(expects_localtime=True)
def hour(value): return value.hour
@register.simple_tag
def total(*args, **kwargs): return f"<{sum(args)} {sorted(kwargs.items())}>"
@register.simple_tag(takes_context=True, name="whoami")
def who(context, default="nobody"): return format_html("<i>{}</i>", context.get("name", default))
@register.inclusion_tag("part.html", takes_context=True)
def part(context, title, n=1): return {"title": title, "n": n, "name": context.get("name")}
@register.simple_block_tag
def box(content, colour="red"): return format_html('<div class="{}">{}</div>', colour, content)
@register.simple_block_tag(takes_context=True, end_name="end_of_it")
def with_context(context, content): return f"{context.get('name')}:{content}"
@register.tag
def reverse(parser, token):
    nodelist = parser.parse(("endreverse",))
    parser.delete_first_token()
    return ReverseNode(nodelist)
class ReverseNode(template.Node):
    def __init__(self, nodelist): self.nodelist = nodelist
    def render(self, context): return self.nodelist.render(context)[::-1]
@register.simple_tag
def fails(kind="value"):
    if kind == "syntax": raise template.TemplateSyntaxError("own syntax error")
    raise ValueError("tag failed")
@register.filter
def filter_fails(value): raise LookupError("filter failed")
@register.tag
def bad_compile(parser, token): raise template.TemplateSyntaxError(f"{token.contents} is wrong")
`;
const files = {
  'templatetags/own.py': library,
  'part.html': '<h1>{{ title }}{{ n }}{{ name }}{{ other }}</h1>',
};

export default {
  extends: {
    template: '{% extends "base.html" %}{% block title %}Mine{% endblock %} ignored',
    files: { 'base.html': base },
  },
  'extends with block.super': {
    template: '{% extends "base.html" %}{% block inner %}[{{ block.super }}]{% endblock %}',
    files: { 'base.html': base },
  },
  'extends over three levels': {
    template: '{% extends "mid.html" %}{% block inner %}leaf {{ block.super }}{% endblock %}',
    files: {
      'base.html': base,
      'mid.html':
        '{% extends "base.html" %}{% block inner %}mid {{ block.super }}{% endblock %}{% block title %}M{% endblock %}',
    },
  },
  'extends by a variable and a filter': {
    template: '{% extends x|default:"base.html" %}{% block title %}V{% endblock %}',
    files: { 'base.html': base },
  },
  'extends a file in a folder, relative': {
    template: '{% extends "a/child.html" %}',
    files: {
      'a/child.html':
        '{% extends "./base.html" %}{% block title %}{% include "../part.html" %}{% endblock %}',
      'a/base.html': base,
      'part.html': 'part',
    },
  },
  'extends a template object': {
    template: '{% extends t %}{% block a %}child{% endblock %}',
    python: 'from django.template import Template\nt = Template("<{% block a %}{% endblock %}>")',
  },
  'a comment before extends': {
    template: '{# note #}{% extends "base.html" %}{% block title %}T{% endblock %}',
    files: { 'base.html': base },
  },
  'text before extends': {
    template: '\n{% load static %}{% extends "base.html" %}',
    files: { 'base.html': base },
  },
  'extends twice': {
    template: '{% extends "base.html" %}{% extends "base.html" %}',
    files: { 'base.html': base },
  },
  'extends what is missing': { template: '{% extends "nope.html" %}' },
  'extends a missing parent of a parent': {
    template: '{% extends "mid.html" %}',
    files: { 'mid.html': '\n{% extends "gone.html" %}' },
  },
  'extends nothing': ['{% extends missing %}'],
  'extends without argument': ['{% extends %}'],
  'extends itself': { template: '{% extends "a.html" %}', files: { 'a.html': '{% extends "a.html" %}' } },
  'variables of a child outside blocks are not seen': {
    template: '{% extends "base.html" %}{% with x=1 %}{% block title %}[{{ x }}]{% endblock %}{% endwith %}',
    files: { 'base.html': base },
  },
  'loops around blocks': {
    template: '{% extends "b.html" %}{% block i %}{{ i }}{{ forloop.last }}{% endblock %}',
    files: { 'b.html': '{% for i in "abc" %}{% block i %}{% endblock %},{% endfor %}' },
  },
  'block with its name at the end': ['{% block a %}{% block b %}x{% endblock b %}{% endblock a %}'],
  'block ended by another name': ['{% block a %}x{% endblock b %}'],
  'block twice': ['{% block a %}{% endblock %}\n {% block a %}{% endblock %}'],
  'block without a name': ['{% block %}{% endblock %}'],
  'block.super without a parent': ['{% block a %}[{{ block.super }}]{% endblock %}'],
  include: {
    template: '{% include "part.html" %}{% include name %}',
    files: { 'part.html': '<{{ x }}>' },
    context: { x: '&', name: 'part.html' },
  },
  'include with and only': {
    template:
      '{% include "p.html" with y=x|upper z="<z>" %}|{% include "p.html" with y=1 only %}|{% include "p.html" only %}',
    files: { 'p.html': '{{ x }}{{ y }}{{ z }}' },
    context: { x: 'x' },
  },
  'include several names': {
    template: '{% include l %}',
    files: { 'b.html': 'second' },
    context: { l: ['a.html', 'b.html'] },
  },
  'include in a loop, nested': {
    template: '{% for i in "abc" %}{% include "o.html" %}{% endfor %}',
    files: { 'o.html': '{{ i }}{% include "i.html" with n=forloop.counter %}', 'i.html': '({{ n }}{{ i }})' },
  },
  'include a template object': {
    template: '{% include t with x=1 %}',
    python: 'from django.template import Template\nt = Template("<{{ x }}>")',
  },
  'include with extends and blocks inside': {
    template: '{% include "child.html" %}{% block title %}outer{% endblock %}',
    files: {
      'base.html': base,
      'child.html': '{% extends "base.html" %}{% block title %}inner{% endblock %}',
    },
  },
  'include with super in the included': {
    template: '{% include "child.html" %}',
    files: {
      'base.html': base,
      'child.html': '{% extends "base.html" %}{% block title %}{{ block.super }}+{% endblock %}',
    },
  },
  'include what is missing': ['a\n {% include "nope.html" %}'],
  'include missing in an included file': {
    template: '{% include "p.html" %}',
    files: { 'p.html': '\n\n  {% include "nope.html" %}' },
  },
  'include of no name': ['{% include missing %}'],
  'include without argument': ['{% include %}'],
  'include with an unknown option': ['{% include "a.html" other %}'],
  'include with and nothing': ['{% include "a.html" with %}'],
  'a syntax error in an included file': {
    template: 'a{% include "p.html" %}',
    files: { 'p.html': 'one\n two {% if %}' },
  },
  'a syntax error in a parent': {
    template: '{% extends "base.html" %}',
    files: { 'base.html': 'x\n{{ a|nofilter }}' },
  },
  'recursion that ends': {
    template: '{% include "tree.html" with node=root %}',
    files: {
      'tree.html':
        '<li>{{ node.n }}{% if node.c %}<ul>{% for child in node.c %}{% include "tree.html" with node=child %}{% endfor %}</ul>{% endif %}</li>',
    },
    context: { root: { n: 1, c: [{ n: 2, c: [{ n: 3 }, { n: 4, c: [{ n: 5 }] }] }, { n: 6 }] } },
  },
  'recursion of twenty levels': {
    template: '{% include "r.html" with n="12345678901234567890" %}',
    files: {
      'r.html': '{{ n|length }} {% if n|length > 1 %}{% include "r.html" with n=n|slice:"1:" %}{% endif %}',
    },
  },
  'many loops': [
    '{% for a in x %}{% for b in x %}{% for c in x %}{{ a }}{{ b }}{{ c }}{% endfor %}{% endfor %}{% endfor %}',
    { x: Array.from({ length: 12 }, (_, i) => i) },
  ],
  'large output': {
    template: '{% for i in r %}{{ i }} ü <b>{{ i|add:1 }}</b>\n{% endfor %}',
    python: 'r = range(3000)',
  },
  'own filters': {
    template:
      '{% load own %}{{ x|shout }}|{{ x|shout:"?" }}|{{ x|safely }}|{{ x|bold }}|{% autoescape off %}{{ x|bold }}{% endautoescape %}',
    files,
    context: { x: '<a>' },
  },
  'own filter with local time': {
    template: '{% load own %}{{ d|hour }}',
    files,
    python: 'import datetime as dt\nd = dt.datetime(2026, 1, 1, 12, tzinfo=dt.timezone.utc)',
    settings: { TIME_ZONE: 'Europe/Paris' },
  },
  'own simple tags': {
    template:
      '{% load own %}{% total 1 2 x=3 %}|{% total as t %}{{ t }}|{% whoami %}|{% whoami default="you" %}',
    files,
  },
  'own simple tag with context': {
    template: '{% load own %}{% whoami %}{% autoescape off %}{% total 1 %}{% endautoescape %}',
    files,
    context: { name: '<Ada>' },
  },
  'own inclusion tag': {
    template: '{% load own %}{% part "T" %}{% part title=name n=3 %}',
    files,
    context: { name: '<n>', other: 'not seen' },
  },
  'own block tags': {
    template:
      '{% load own %}{% box %}<b>{{ name }}</b>{% endbox %}{% box colour="<blue>" as saved %}x{% endbox %}[{{ saved }}]{% with_context %}y{% end_of_it %}',
    files,
    context: { name: '<n>' },
  },
  'own tag with nodes': {
    template: '{% load own %}{% reverse %}a{{ x }}{% if x %}c{% endif %}{% endreverse %}',
    files,
    context: { x: 'b' },
  },
  'own tag that raises': { template: 'a\n  {% load own %}{% if 1 %}{% fails %}{% endif %}', files },
  'own tag that raises a syntax error while rendering': {
    template: '{% load own %}\n {% fails "syntax" %}',
    files,
  },
  'own filter that raises': { template: '{% load own %}\n{{ x|filter_fails }}', files },
  'own tag that cannot be compiled': { template: '{% load own %}\n\n {% bad_compile here %}', files },
  'own tag with a missing argument': { template: '{% load own %}{% part %}', files },
  'own tag with too many arguments': { template: '{% load own %}{% whoami 1 2 3 %}', files },
  'own tag with an unknown keyword': { template: '{% load own %}{% part "a" nope=1 %}', files },
  'own block tag that does not end': { template: '{% load own %}\n{% box %}a', files },
  'own tag without its library': { template: '{% shout %}', files },
  'a raising tag in an included file': {
    template: '{% include "p.html" %}',
    files: { ...files, 'p.html': '{% load own %}\n\n  {% fails %}' },
  },
  'a raising tag in a block of a child': {
    template: '{% extends "base.html" %}{% load own %}\n{% block title %}\n {% fails %}{% endblock %}',
    files: { ...files, 'base.html': base },
  },
  'a raising tag in a parent': {
    template: '{% extends "base.html" %}',
    files: { ...files, 'base.html': '{% load own %}\n{% block a %}{% fails %}{% endblock %}' },
  },
  'a library that cannot be imported': {
    template: '{% load broken %}',
    files: { 'templatetags/broken.py': 'import no_such_module' },
    anywhere: 'Django looks for libraries when it makes the engine',
  },
  'get_template and select_template in Python': {
    template: '{{ a }}|{{ b }}',
    files: { 'p.html': 'part {{ x }}' },
    python:
      'from django.template.loader import render_to_string, select_template\ndef a(): return render_to_string("p.html", {"x": "<1>"})\ndef b(): return select_template(["q.html", "p.html"]).render({"x": 2})',
  },
};
