from django import template

register = template.Library()


@register.simple_tag
def same_label():
    return "same-label 1.0"
