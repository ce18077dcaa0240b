"""A plain library that knows nothing of Django and must not become an app."""


def answer():
    return 42
