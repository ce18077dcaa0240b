from app_with_models.models import Note
from django import template

register = template.Library()


@register.simple_tag
def note_count():
    return Note.objects.count()
