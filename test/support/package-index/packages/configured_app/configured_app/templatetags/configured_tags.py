from django import template
from django.apps import apps

register = template.Library()


@register.simple_tag
def configured_as():
    """The label under which Django knows the app, and how often its ready() ran."""
    import configured_app

    config = apps.get_app_config("configured")
    return f"{config.label}: {config.verbose_name}, ready {configured_app.ready_calls}"
