"""Lets context processors fail in silence that the discovery added: nobody asked for what they need."""

from collections.abc import Iterable
from typing import Any

from django.template.backends.django import DjangoTemplates


def guard_processors(backends: Iterable[Any], names: set[str]) -> None:
    """Guard those of these engines' context processors that have one of the dotted `names`."""
    for backend in backends:
        if isinstance(backend, DjangoTemplates) and names.intersection(backend.engine.context_processors):
            engine: Any = backend.engine
            processors = engine.template_context_processors
            own = len(processors) - len(engine.context_processors)
            engine.__dict__["template_context_processors"] = (
                *processors[:own],
                *(
                    _quiet(processor) if name in names else processor
                    for name, processor in zip(engine.context_processors, processors[own:], strict=True)
                ),
            )


def _quiet(processor: Any) -> Any:
    def quiet(request: Any) -> dict[str, Any]:
        try:
            return processor(request)
        except Exception:  # noqa: BLE001 (it may need settings or a database that nobody gave)
            return {}

    return quiet
