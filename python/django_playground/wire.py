"""The shapes of `src/core/protocol.ts` as Python types; what crosses between worker and Python and nothing else."""

from typing import Any, Literal, NotRequired, TypedDict


class ContextText(TypedDict):
    """One JSON text of context values; `tagged` texts hold the marks that `contexts` decodes."""

    json: str
    tagged: bool


class RequestData(TypedDict, total=False):
    """What a template sees as `request`; every member has a default."""

    path: str
    method: str
    data: dict[str, Any]
    headers: dict[str, str]


class TemplateSource(TypedDict):
    """The templates and other files of one element or API call."""

    owner: str
    template: str | None
    main: str | None
    files: dict[str, str]
    python: str | None
    settings: dict[str, Any]
    timeoutMs: float
    packages: NotRequired[list[str]]
    """Normalised names of the packages that the asker and the page asked for."""


class ValidateItem(TemplateSource):
    """One template to check without rendering it."""


class RenderItem(TemplateSource):
    """One template to render for one owner."""

    contexts: list[ContextText]
    request: RequestData | None
    trace: NotRequired[bool]


class ErrorData(TypedDict):
    """A failure as plain data: the members of `Fault` where `kind` is `template` or `timeout`."""

    kind: Literal["template", "timeout", "package", "distribution", "setting", "initialization", "fatal"]
    message: str
    exception: NotRequired[str]
    templateName: NotRequired[str]
    line: NotRequired[int]
    column: NotRequired[int]
    length: NotRequired[int]
    excerpt: NotRequired[str]
    suggestions: NotRequired[list[str]]
    timeoutMs: NotRequired[float]
    step: NotRequired[str]
    setting: NotRequired[str]
    entry: NotRequired[str]
    distribution: NotRequired[str]


class RenderOutcome(TypedDict):
    """What became of one item: HTML, or an error that is this item's alone."""

    ok: bool
    html: NotRequired[str]
    durationMs: NotRequired[float]
    warnings: NotRequired[list[str]]
    trace: NotRequired[dict[str, Any]]
    error: NotRequired[ErrorData]


class ValidateOutcome(TypedDict):
    """Whether a template compiles, and if not, why."""

    valid: bool
    error: NotRequired[ErrorData]


class GivenPackage(TypedDict):
    """A distribution whose files are in the packages' folder; `requires` are its direct dependencies, normalised."""

    name: str
    version: str
    requires: list[str]
    requested: bool


class StartNeeds(TypedDict):
    """What the page needs from its one Django; requirements were judged by the worker.

    `packages`: all that were resolved so far, in page order, dependencies before those that need them. They lie in
    `folder`. Both are missing when the page asks for none.
    """

    settings: dict[str, Any]
    packages: NotRequired[list[GivenPackage]]
    folder: NotRequired[str]


class InstalledPackage(TypedDict):
    """A package in the running Python."""

    name: str
    version: str


class StartAnswer(TypedDict):
    """What a start or an extension came to.

    With `restart`, nothing was done: a fresh interpreter has to be started with the same needs, for that reason.
    Among `refused`, `distribution` errors name a package that was left out while all others work.
    """

    installed: NotRequired[list[InstalledPackage]]
    refused: NotRequired[list[ErrorData]]
    restart: NotRequired[str]
