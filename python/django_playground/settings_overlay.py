"""Settings that hold for one render, as `override_settings` would make them hold for one test.

Contrib apps and packages that listen to `setting_changed` hear of every change.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import UserSettingsHolder, settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

from django_playground.setting_resets import RESETS

_FIXED_AT_START = ("DATABASES", "AUTH_USER_MODEL")
_OF_THE_START = ("INSTALLED_APPS", "DATABASES", "AUTH_USER_MODEL", "BASE_DIR")
# Of which Django says only what it could not call.
_TEXTS = ("LANGUAGE_CODE", "TIME_ZONE")
# `activation` sets these up for each workspace.
_OF_THE_WORKSPACE = ("TEMPLATES",)

_settings: Any = settings


def check_item_settings(own: Mapping[str, Any]) -> None:
    """Raise `ImproperlyConfigured`.

    For names that are none, for languages and time zones that are no text, and for settings that shape Django's start
    and differ.
    """
    for name in own:
        if not name.isupper():
            raise ImproperlyConfigured(f"{name!r} is no setting of Django: settings are written in capitals.")
    for name in _TEXTS:
        if name in own and not isinstance(own[name], str):
            raise ImproperlyConfigured(f"The setting {name} must be text, not {json.dumps(own[name])}.")
    missing = [app for app in own.get("INSTALLED_APPS", []) if app not in settings.INSTALLED_APPS]
    if missing:
        raise ImproperlyConfigured(f"INSTALLED_APPS is a setting of the page; not installed: {', '.join(missing)}.")
    for name in _FIXED_AT_START:
        if name in own and _differs(name, own[name]):
            raise ImproperlyConfigured(f"{name} is a setting of the page; it cannot differ for one template.")


def change_page_setting(name: str, value: Any) -> None:
    """Change a setting of the running page for good, or raise what makes that impossible and change nothing."""
    if name in _FIXED_AT_START:
        if _differs(name, value):
            raise ImproperlyConfigured(f"{name} cannot change after Django's start.")
        return
    before = getattr(_settings, name, None)
    was_set = hasattr(_settings, name)
    setattr(_settings, name, value)
    try:
        _announce([name], entering=True)
    except Exception:
        if was_set:
            setattr(_settings, name, before)
        else:
            delattr(_settings, name)
        _announce([name], entering=False)
        raise


def _differs(name: str, value: Any) -> bool:
    now = getattr(settings, name)
    if name != "DATABASES":
        return value != now
    # Django fills in what an author leaves out.
    return any({**now.get(alias, {}), **own} != now.get(alias) for alias, own in value.items())


def overlay(workspace: Mapping[str, Any], own: Mapping[str, Any]) -> UserSettingsHolder:
    """Lay the author's `own` settings and then those of a workspace over those in force."""
    holder: Any = UserSettingsHolder(_settings._wrapped)
    for name, value in {**own, **workspace}.items():
        if name not in _OF_THE_START or name in workspace:
            setattr(holder, name, value)
    return holder


@contextmanager
def in_force(holder: UserSettingsHolder, own: Mapping[str, Any]) -> Iterator[None]:
    """Put `holder` into force for the block; announce the author's `own` settings when they come and go."""
    announced = [name for name in own if name not in _OF_THE_START and name not in _OF_THE_WORKSPACE]
    before = _settings._wrapped
    try:
        _settings._wrapped = holder
        _announce(announced, entering=True)
        yield
    finally:
        _settings._wrapped = before
        _announce(announced, entering=False)


def _announce(names: list[str], entering: bool) -> None:
    problems: list[Exception] = []
    for name in names:
        value = getattr(_settings, name, None)
        reset = RESETS.get(name)
        if reset is not None:
            reset()
        for _, problem in setting_changed.send_robust(
            sender=UserSettingsHolder, setting=name, value=value, enter=entering
        ):
            if isinstance(problem, Exception):
                problems.append(problem)
    if problems and entering:
        raise problems[0]
