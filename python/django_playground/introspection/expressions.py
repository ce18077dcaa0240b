"""The variables in expressions of templates, and samples of their values where that needs no code of filters."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.template.base import FilterExpression, Variable

from django_playground.introspection.scopes import Miss, Samples, Scope, items_of

# With these, a variable without a value is meant.
_LENIENT = {"default", "default_if_none", "yesno"}
_SAME_ITEMS = {"dictsort", "dictsortreversed", "safeseq", "slice"}
_ONE_ITEM = {"first", "last", "random"}


class Reference(NamedTuple):
    """A variable in an expression: whether it may go without a value, and whether it is the argument of a filter."""

    variable: Variable
    is_lenient: bool = False
    is_argument: bool = False


def variables_of(expression: Any) -> Iterator[Reference]:
    """Yield the variables of `expression`."""
    if isinstance(expression, Variable):
        if expression.lookups is not None:
            yield Reference(expression)
        return
    if not isinstance(expression, FilterExpression):
        return
    variable = expression.var
    if isinstance(variable, Variable) and variable.lookups is not None:
        yield Reference(variable, any(_name(function) in _LENIENT for function, _ in expression.filters))
    for _, arguments in expression.filters:
        for is_variable, argument in arguments:
            if is_variable and argument.lookups is not None:
                yield Reference(argument, is_argument=True)


def evaluate(expression: Any, scope: Scope) -> Samples:
    """Return samples of the value of `expression`."""
    variable = expression.var if isinstance(expression, FilterExpression) else expression
    if not isinstance(variable, Variable):
        return [variable] if isinstance(variable, str) else []
    found = scope.resolve(variable.lookups) if variable.lookups is not None else [variable.literal]
    samples: Samples = [] if isinstance(found, Miss) else found
    for function, _ in expression.filters if isinstance(expression, FilterExpression) else []:
        if _name(function) in _ONE_ITEM:
            samples = items_of(samples)
        elif _name(function) not in _SAME_ITEMS:
            return []
    return samples


def conditions(condition: Any) -> list[Reference]:
    """Return the variables in the condition of an `if`."""
    if condition is None:
        return []
    found = list(variables_of(getattr(condition, "value", None)))
    for side in ("first", "second"):
        operand = getattr(condition, side, None)
        if operand is not None:
            found += conditions(operand)
    return found


def _name(function: Any) -> str:
    # What Django's own filters are registered as.
    if not (getattr(function, "__module__", "") or "").startswith("django."):
        return ""
    return getattr(function, "_filter_name", None) or getattr(function, "__name__", "")
