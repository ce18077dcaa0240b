from django.apps import AppConfig


class SameLabelConfig(AppConfig):
    name = "same_label"
    label = "plain_app"
