from django import template

register = template.Library()


@register.simple_tag
def whose():
    return "the first package"


@register.simple_tag
def only_one():
    return "only in the first package"
