from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag
def post_url(number):
    return reverse("app-with-urls-post", args=[number])
