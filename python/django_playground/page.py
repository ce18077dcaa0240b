"""The page's one Django: started once, extended, and asked to render; each public method is a call of the protocol."""

import gc
import importlib
from typing import Any

from django.apps import apps
from django.conf import settings

from django_playground import bootstrap, database, deadline, modules
from django_playground.core_modules import close_pack
from django_playground.installed import installed_packages
from django_playground.wire import ErrorData, RenderItem, RenderOutcome, StartNeeds, ValidateItem, ValidateOutcome


class Page:
    """Django with the workspaces of all owners; does nothing until `start`."""

    def __init__(self) -> None:
        """Begin without Django."""
        self._workspaces: Any = None
        self._activation: Any = None

    def start(self, needs: StartNeeds) -> dict[str, Any]:
        """Configure and set up Django, or extend it when it runs already."""
        if self._workspaces is not None:
            return self.extend(needs)
        own, refused = _sort_settings(needs["settings"])
        root = bootstrap.make_root()
        refused += [_refusal(error) for error in bootstrap.configure(root, own)]
        # These import what may be imported only when settings exist.
        from django_playground.activation import Activation
        from django_playground.workspaces import Workspaces

        database.install()
        deadline.install()
        modules.install(root)
        self._workspaces = Workspaces(root)
        self._activation = Activation()
        # Needed by every page; imported here, they are in the snapshot that is taken after this.
        importlib.import_module("django_playground.render")
        importlib.import_module("django_playground.renewal")
        close_pack()
        gc.freeze()
        gc.enable()
        return {"installed": installed_packages(), "refused": refused}

    def extend(self, needs: StartNeeds) -> dict[str, Any]:
        """Add apps that can be imported, and settings that came late, to the running Django."""
        from django_playground.defaults import merge_templates

        self._activation.release()
        own, refused = _sort_settings(needs["settings"])
        for name, value in own.items():
            if name == "TEMPLATES":
                settings.TEMPLATES = merge_templates(settings.TEMPLATES, value)
            elif name != "INSTALLED_APPS":
                refused += _change(name, value)
        refused += [_refusal(error) for error in bootstrap.add_apps(own.get("INSTALLED_APPS", []))]
        bootstrap.reset_apps()
        self._activation.apps_changed()
        return {"installed": installed_packages(), "refused": refused}

    def render(self, item: RenderItem) -> RenderOutcome:
        """Render one item."""
        from django_playground.render import render

        return render(item, self._workspaces, self._activation)

    def validate(self, item: ValidateItem) -> ValidateOutcome:
        """Compile one item."""
        from django_playground.validate import validate

        return validate(item, self._workspaces, self._activation)

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


def _refusal(error: bootstrap.AppRefused) -> ErrorData:
    return {**_refused("INSTALLED_APPS", str(error)), "entry": error.entry}


def _refused(setting: str, message: str) -> ErrorData:
    return {"kind": "setting", "setting": setting, "message": message}
