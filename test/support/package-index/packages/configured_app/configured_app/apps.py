from django.apps import AppConfig


class OtherConfig(AppConfig):
    name = "configured_app"
    label = "other_label"


class ConfiguredAppConfig(AppConfig):
    default = True
    name = "configured_app"
    label = "configured"
    verbose_name = "Configured application"

    def ready(self):
        import configured_app

        configured_app.ready_calls += 1
