from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class BrokenReadyConfig(AppConfig):
    name = "broken_ready"

    def ready(self):
        raise ImproperlyConfigured("broken-ready wants the setting BROKEN_READY_KEY")
