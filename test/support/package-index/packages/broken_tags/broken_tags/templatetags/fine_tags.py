from django import template

register = template.Library()


@register.simple_tag
def fine():
    return "fine"
