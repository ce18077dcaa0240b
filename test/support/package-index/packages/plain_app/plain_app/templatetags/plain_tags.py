"""A filter, a simple tag and an inclusion tag whose template is in this package."""

from django import template

register = template.Library()


@register.filter
def shout(value):
    return f"{value}".upper() + "!"


@register.simple_tag
def plain_version():
    return "plain-app 1.0"


@register.inclusion_tag("plain_app/badge.html")
def badge(label, kind="info"):
    return {"label": label, "kind": kind}
