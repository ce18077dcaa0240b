"""Sorts an element's files into templates and files of its project, and writes them as real files.

Packages look for templates with `open` and for data with paths, so nothing here is virtual. Knows nothing of Django.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

_PROJECT_FOLDERS = {"static", "media", "locale", "fixtures", "templatetags"}
_DATA_SUFFIXES = {".csv", ".json", ".yaml", ".yml", ".toml", ".ini", ".tsv", ".po"}


class FileNameError(ValueError):
    """A file name that is empty or leads out of the project."""


@dataclass(frozen=True)
class Layout:
    """Files by their use: `templates` by template name, `project` by path below BASE_DIR."""

    templates: dict[str, str] = field(default_factory=dict)
    project: dict[str, str] = field(default_factory=dict)

    @property
    def tag_libraries(self) -> dict[str, str]:
        """Names for `{% load %}` → dotted modules below the app: every `templatetags/*.py`."""
        libraries: dict[str, str] = {}
        for path in map(PurePosixPath, self.project):
            if path.suffix == ".py" and path.parent.name == "templatetags" and path.stem != "__init__":
                libraries[path.stem] = ".".join(path.with_suffix("").parts)
        return libraries

    @property
    def overrides_forms(self) -> bool:
        """Whether templates stand in for those that Django renders forms with."""
        return any(name.startswith("django/forms/") for name in self.templates)

    @property
    def has_modules(self) -> bool:
        """Whether the project brings Python files of its own."""
        return any(path.endswith(".py") for path in self.project)


def sort_files(files: Mapping[str, str]) -> Layout:
    """Sort `files` by their paths.

    A leading `templates/` is dropped; `app/templates/name` is also found as `name`. Python files and what is below
    `static/`, `media/`, `locale/`, `fixtures/` and `templatetags/` belong to the project alone; data files (`.csv`,
    `.json`, …) are both, so that Python can open them below BASE_DIR.
    """
    layout = Layout()
    for name, text in files.items():
        path = clean_path(name)
        parts = PurePosixPath(path).parts
        if path.endswith(".py") or parts[0] in _PROJECT_FOLDERS:
            layout.project[path] = text
            continue
        layout.templates[template_name(path)] = text
        if "/templates/" in path:
            layout.templates[path.rpartition("/templates/")[2]] = text
        if PurePosixPath(path).suffix in _DATA_SUFFIXES:
            layout.project[path] = text
    return layout


def template_name(path: str) -> str:
    """Return the name under which Django finds the template file `path`."""
    return clean_path(path).removeprefix("templates/")


def clean_path(path: str) -> str:
    """Return `path` without `.` parts and leading slashes; raise `FileNameError` when it leaves the project."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in {"", "."}]
    if not parts or ".." in parts or "\0" in path:
        raise FileNameError(f"{path!r} cannot be the name of a file: it must stay inside the project.")
    return "/".join(parts)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files` below `folder`; half characters that JavaScript let through become U+FFFD."""
    for name, text in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode())
        except OSError as error:
            raise FileNameError(f"The file {name!r} cannot be written: {error.strerror}.") from error
