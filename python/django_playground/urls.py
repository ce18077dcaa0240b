"""The URLconf of elements whose Python defines no `urlpatterns`: empty, but for the admin when it is installed."""

from typing import Any

from django.apps import apps
from django.urls import path

urlpatterns: list[Any] = []

if apps.is_installed("django.contrib.admin"):
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
