from django import template

register = template.Library()


@register.simple_tag
def whose():
    return "the second package"


@register.simple_tag
def only_two():
    return "only in the second package"
