"""The page's one Django: started once, extended, and asked to render; each public method is a call of the protocol."""

import gc
import importlib
from typing import Any

from django.apps import apps
from django.conf import settings

from django_playground import bootstrap, database, deadline, modules
from django_playground.core_modules import close_packs
from django_playground.defaults import default_settings, merge_page_settings, merge_templates
from django_playground.installed import installed_packages
from django_playground.populate import AppFailure, reset_apps
from django_playground.wire import (
    ErrorData,
    RenderItem,
    RenderOutcome,
    StartAnswer,
    StartNeeds,
    ValidateItem,
    ValidateOutcome,
)


class Page:
    """Django with the workspaces of all owners; does nothing until `start`."""

    def __init__(self) -> None:
        """Begin without Django."""
        self._workspaces: Any = None
        self._activation: Any = None
        self._catalogue: Any = None

    def start(self, needs: StartNeeds) -> StartAnswer:
        """Configure and set up Django, or extend it when it runs already."""
        if self._workspaces is not None:
            return self.extend(needs)
        own, refused = _sort_settings(needs["settings"])
        reason = self._meet_packages(needs, own)
        if reason is not None:
            return {"restart": reason}
        root = bootstrap.make_root()
        base = default_settings(root)
        if self._catalogue is not None:
            self._catalogue.add_to_start(base)
        failures = bootstrap.configure(merge_page_settings(base, own))
        # These import what may be imported only when settings exist.
        from django_playground.activation import Activation
        from django_playground.workspaces import Workspaces

        database.install()
        deadline.install()
        modules.install(root)
        refused += self._settle(failures)
        self._workspaces = Workspaces(root)
        self._activation = Activation()
        self._activation.catalogue = self._catalogue
        # Needed by every page; imported here, they are in the snapshot that is taken after this.
        importlib.import_module("django_playground.render")
        importlib.import_module("django_playground.renewal")
        close_packs()
        gc.freeze()
        gc.enable()
        return self._answer(refused)

    def extend(self, needs: StartNeeds) -> StartAnswer:
        """Add packages, apps that can be imported, and settings that came late, to the running Django."""
        self._activation.release()
        own, refused = _sort_settings(needs["settings"])
        reason = self._meet_packages(needs, own)
        if reason is not None:
            return {"restart": reason}
        for name, value in own.items():
            if name == "TEMPLATES":
                settings.TEMPLATES = merge_templates(settings.TEMPLATES, value)
            elif name != "INSTALLED_APPS":
                refused += _change(name, value)
        new_apps = own.get("INSTALLED_APPS", [])
        if self._catalogue is not None:
            self._catalogue.add_to_running()
            self._activation.catalogue = self._catalogue
            new_apps = [*new_apps, *self._catalogue.new_apps]
        refused += self._settle(bootstrap.add_apps(new_apps))
        reset_apps()
        self._activation.apps_changed()
        return self._answer(refused)

    def _meet_packages(self, needs: StartNeeds, own: dict[str, Any]) -> str | None:
        """Admit the packages of `needs`, or say why that takes a fresh interpreter and change nothing."""
        given = needs.get("packages") or []
        if self._catalogue is None and not given:
            return None
        from django_playground.packages.catalogue import Catalogue

        catalogue = self._catalogue or Catalogue(needs.get("folder", ""))
        reason = catalogue.restart_reason(given, own)
        if reason is None:
            self._catalogue = catalogue
            catalogue.admit(given, own)
        return reason

    def _settle(self, failures: list[AppFailure]) -> list[ErrorData]:
        if self._catalogue is None:
            return [_refusal(failure) for failure in failures]
        others = self._catalogue.settle(failures)
        return [*(_refusal(failure) for failure in others), *self._catalogue.refused]

    def _answer(self, refused: list[ErrorData]) -> StartAnswer:
        left_out = {error.get("distribution") for error in refused}
        installed = [package for package in installed_packages() if package["name"] not in left_out]
        return {"installed": installed, "refused": refused}

    def render(self, item: RenderItem) -> RenderOutcome:
        """Render one item."""
        from django_playground.render import render

        return render(item, self._workspaces, self._activation)

    def validate(self, item: ValidateItem) -> ValidateOutcome:
        """Compile one item."""
        from django_playground.validate import validate

        return validate(item, self._workspaces, self._activation)

    def inspect(self, args: dict[str, Any]) -> Any:
        """Say what may be written in the templates of an item."""
        from django_playground.introspection.inspection import inspect

        return inspect(args["item"], self._workspaces, self._activation)

    def inspect_value(self, args: dict[str, Any]) -> Any:
        """Say what a dot leads to after a value of an item's context."""
        from django_playground.introspection.inspection import inspect_value

        return inspect_value(args["item"], args["path"], self._workspaces, self._activation)

    def diagnose(self, args: dict[str, Any]) -> Any:
        """Say all that is wrong in the templates of an item."""
        from django_playground.introspection.diagnosis import diagnose

        return diagnose(args["item"], self._workspaces, self._activation)

    def forget(self, args: dict[str, list[str]]) -> None:
        """Drop all that is kept for these owners."""
        for owner in args["owners"]:
            self._workspaces.forget(owner)

    def renew(self, _args: None) -> None:
        """Go on in a copy of the memory of an interpreter in which `start` was the last call."""
        from django_playground import renewal

        apps.check_models_ready()
        renewal.renew()
        bootstrap.make_root()


def _sort_settings(own: dict[str, Any]) -> tuple[dict[str, Any], list[ErrorData]]:
    """Split the page's settings into those that Django takes and refusals of those that are none."""
    refused = [
        _refused(name, f"{name!r} is no setting of Django: settings are written in capitals.")
        for name in own
        if not name.isupper()
    ]
    return {name: value for name, value in own.items() if name.isupper()}, refused


def _change(name: str, value: Any) -> list[ErrorData]:
    from django_playground.settings_overlay import change_page_setting

    try:
        change_page_setting(name, value)
    except Exception as error:  # noqa: BLE001 (packages listen to changed settings and may raise anything)
        return [_refused(name, f"{name}: {error}")]
    return []


def _refusal(failure: AppFailure) -> ErrorData:
    message = f"The app {failure.entry!r} of INSTALLED_APPS {failure.failed}: {failure.reason}"
    return {**_refused("INSTALLED_APPS", message), "entry": failure.entry}


def _refused(setting: str, message: str) -> ErrorData:
    return {"kind": "setting", "setting": setting, "message": message}
