"""What has to be known of Django's nodes to walk through them: where they keep expressions, and what loops give."""

from collections.abc import Iterable
from typing import Any

import django
from django.template.base import FilterExpression, NodeList, Variable, VariableNode
from django.template.loader_tags import BlockNode

# Attributes in which Django's tags keep the name that they give a value.
GIVEN_NAMES = ("asvar", "target_var", "var_name", "variable", "variable_name", "varname")


def expressions_in(values: Iterable[Any]) -> list[Any]:
    """Return the expressions among `values`, also in lists and tables."""
    found: list[Any] = []
    for value in values:
        if isinstance(value, (FilterExpression, Variable)):
            found.append(value)
        elif isinstance(value, dict):
            found += expressions_in(value.values())
        elif isinstance(value, (list, tuple)) and not isinstance(value, NodeList):
            found += expressions_in(value)
    return found


def calls_super(block: BlockNode) -> bool:
    """Return whether `block` shows what the parent's block has."""
    return any(str(node.filter_expression.var) == "block.super" for node in block.get_nodes_by_type(VariableNode))


def loop_values(outer: Any) -> dict[str, Any]:
    """Return a sample of `forloop` in a loop inside of the one of `outer`."""
    loop = {"counter": 1, "counter0": 0, "revcounter": 1, "revcounter0": 0, "first": True, "last": True}
    return {**loop, **({"length": 1} if django.VERSION[0] >= 6 else {}), "parentloop": outer}
