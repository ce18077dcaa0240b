"""Keeps what an element's Python connects to Django's signals for that element alone."""

from typing import Any

from django.core import signals as core_signals
from django.db.models import signals as model_signals

_SIGNALS: list[Any] = [
    model_signals.class_prepared,
    model_signals.pre_init,
    model_signals.post_init,
    model_signals.pre_save,
    model_signals.post_save,
    model_signals.pre_delete,
    model_signals.post_delete,
    model_signals.m2m_changed,
    core_signals.setting_changed,
]


class Receivers:
    """The receivers of one project; `enter` and `leave` pair up."""

    def __init__(self) -> None:
        """Begin with none."""
        self._own: list[list[Any]] = [[] for _ in _SIGNALS]
        self._others: list[list[Any]] = []

    def enter(self) -> None:
        """Connect the project's receivers beside those of Django and packages."""
        self._others = [signal.receivers for signal in _SIGNALS]
        for signal, own in zip(_SIGNALS, self._own, strict=True):
            _replace(signal, [*signal.receivers, *own])

    def leave(self) -> None:
        """Disconnect what was connected since `enter`, and remember it."""
        for index, (signal, others) in enumerate(zip(_SIGNALS, self._others, strict=True)):
            keys = {receiver[0] for receiver in others}
            self._own[index] = [receiver for receiver in signal.receivers if receiver[0] not in keys]
            _replace(signal, others)


def _replace(signal: Any, receivers: list[Any]) -> None:
    if signal.receivers != receivers:
        signal.sender_receivers_cache.clear()
    signal.receivers = receivers
