"""Follows compiled templates as a render would, with the names and sample values of every place, and renders nothing.

Of tags that are not Django's it is not known what they do to the context; after them, unknown names are nobody's fault.
"""

from collections.abc import Iterable
from typing import Any

from django.template.base import NodeList, TextNode, VariableNode
from django.template.defaulttags import FilterNode, FirstOfNode, ForNode, IfNode, RegroupNode, URLNode, WithNode
from django.template.library import TagHelperNode
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode

from django_playground.introspection import remedies
from django_playground.introspection.expressions import conditions, evaluate, variables_of
from django_playground.introspection.nodes import GIVEN_NAMES, calls_super, expressions_in, loop_values
from django_playground.introspection.reverses import check_url
from django_playground.introspection.scopes import Miss, Samples, Scope, items_of
from django_playground.introspection.templates import Templates
from django_playground.introspection.uses import FALSE, NO_ITEMS, NONE, NOTHING, Uses, raises

_DEEPEST = 12


class Walk:
    """One walk through a template and all that it extends and includes."""

    def __init__(self, templates: Templates, uses: Uses, outside: Iterable[str]) -> None:
        """Note what is used in `uses`; `outside` are the names that context processors give."""
        self._templates = templates
        self._uses = uses
        self._outside = list(outside)
        self._guards: list[set[str]] = []
        self._blocks: dict[str, list[BlockNode]] = {}
        self._path: list[str] = []
        # Loops and conditions around, in which nothing need be rendered at all.
        self._conditional = 0

    def template(self, name: str, scope: Scope) -> None:
        """Walk through the template `name` with the names of `scope`."""
        if name in self._path or len(self._path) >= _DEEPEST:
            return
        self._path.append(name)
        outer, self._blocks = self._blocks, {}
        try:
            nodelist = self._root(name, scope)
            self._nodes(nodelist, scope)
        finally:
            self._blocks = outer
            self._path.pop()

    def _root(self, name: str, scope: Scope) -> Any:
        """Return the nodes of the template that `name` extends at last, and collect the blocks on the way."""
        chain: list[ExtendsNode] = []
        seen: set[str] = set()
        while True:
            seen.add(name)
            nodelist, is_loose = self._templates.load(name)
            if is_loose:
                scope.open()
            extends = next((node for node in nodelist if isinstance(node, ExtendsNode)), None)
            for block in nodelist.get_nodes_by_type(BlockNode):
                self._blocks.setdefault(str(block.name), []).append(block)
            if extends is None:
                self._find_orphans(chain)
                return nodelist
            chain.append(extends)
            parent = self._templates.constant_name(extends.parent_name, extends)
            if parent is None:
                self._check(extends, extends.parent_name, scope, raises("TemplateSyntaxError"))
            if parent is None or parent in seen or not self._templates.check(parent, extends, self._uses, True):
                # What stands around its blocks is not known.
                scope.open()
                return NodeList(node for node in extends.nodelist if isinstance(node, BlockNode))
            name = parent

    def _find_orphans(self, chain: list[ExtendsNode]) -> None:
        for index, extends in enumerate(chain):
            known = {name for name, versions in self._blocks.items() if self._is_above(versions, chain[: index + 1])}
            for node in extends.nodelist:
                if isinstance(node, BlockNode) and node.name not in known:
                    self._templates.tell_orphan(node, known, self._uses)

    def _is_above(self, versions: list[Any], below: list[Any]) -> bool:
        names = {node.origin.name for node in below}
        return any(block.origin.name not in names for block in versions)

    def _nodes(self, nodelist: Any, scope: Scope) -> None:
        for node in nodelist:
            if not isinstance(node, TextNode):
                self._node(node, scope)

    def _node(self, node: Any, scope: Scope) -> None:
        match node:
            case VariableNode():
                self._check(node, node.filter_expression, scope)
            case ForNode():
                self._for(node, scope)
            case IfNode():
                self._if(node, scope)
            case WithNode():
                self._inside(node, self._named(node, scope), scope)
            case BlockNode():
                self._block(node, scope)
            case IncludeNode():
                self._include(node, scope)
            case BlockTranslateNode():
                self._translation(node, scope)
            case URLNode():
                self._url(node, scope)
            case FilterNode():
                self._inside(node, {"var": []}, scope)
            case _:
                self._other(node, scope)

    def _check(self, node: Any, expression: Any, scope: Scope, outcome: str = NOTHING) -> Samples:
        """Note the variables of `expression` and return samples of its value.

        `outcome` says what Django does without that value. Arguments of filters are another matter: Django puts nothing
        in the place of one that is missing, even where it would for the variable before.
        """
        for variable, is_lenient, is_argument in variables_of(expression):
            found = scope.resolve(variable.lookups or ())
            miss = found if isinstance(found, Miss) and not is_lenient and not self._is_guarded(found) else None
            told = raises("VariableDoesNotExist") if is_argument else outcome
            self._uses.note(self._uses.span_of(node), variable.var, miss, told)
        return evaluate(expression, scope)

    def _named(self, node: Any, scope: Scope) -> dict[str, Samples]:
        return {name: self._check(node, value, scope) for name, value in node.extra_context.items()}

    def _is_guarded(self, miss: Miss) -> bool:
        """Return whether an `if` around has asked for what is missing."""
        return any(f"{guard}.".startswith(f"{miss.path}.") for guards in self._guards for guard in guards)

    def _inside(self, node: Any, names: dict[str, Samples], scope: Scope) -> None:
        scope.push(names)
        self._nodes(node.nodelist, scope)
        scope.pop()

    def _for(self, node: ForNode, scope: Scope) -> None:
        # The expression is wrapped to watch the clock.
        items = items_of(self._check(node, getattr(node.sequence, "_expression", node.sequence), scope, NO_ITEMS))
        names = [str(name) for name in node.loopvars]
        frame: dict[str, Samples] = {names[0]: items}
        if len(names) > 1:
            rows = [item for item in items if isinstance(item, (tuple, list)) and len(item) == len(names)]
            frame = {name: [row[index] for row in rows] for index, name in enumerate(names)}
        outer = scope.resolve(("forloop",))
        frame["forloop"] = [loop_values(outer[0] if isinstance(outer, list) and outer else {})]
        self._conditional += 1
        scope.push(frame)
        self._nodes(node.nodelist_loop, scope)
        scope.pop()
        self._nodes(node.nodelist_empty, scope)
        self._conditional -= 1

    def _if(self, node: IfNode, scope: Scope) -> None:
        guards: set[str] = set()
        opening = self._uses.span_of(node)
        for index, (condition, _) in enumerate(node.conditions_nodelists):
            for variable, is_lenient, is_argument in conditions(condition):
                guards.add(variable.var)
                found = scope.resolve(variable.lookups or ())
                # Asking for what may be missing is what conditions are for; a slip of the pen is not.
                miss = found if isinstance(found, Miss) and not is_lenient and not self._is_guarded(found) else None
                if miss is not None and not is_argument and not miss.is_slip:
                    miss = None
                # Nodes do not keep the tags of their further conditions.
                span = remedies.elif_with(opening, variable.var) if opening is not None and index > 0 else opening
                self._uses.note(span, variable.var, miss, FALSE if is_argument else NONE)
        self._guards.append(guards)
        self._conditional += 1
        for _, nodelist in node.conditions_nodelists:
            self._nodes(nodelist, scope)
        self._conditional -= 1
        self._guards.pop()

    def _block(self, node: BlockNode, scope: Scope) -> None:
        versions = self._blocks.get(str(node.name), [node])
        for version in versions:
            self._inside(version, {"block": []}, scope)
            if not calls_super(version):
                break

    def _include(self, node: IncludeNode, scope: Scope) -> None:
        names = self._named(node, scope)
        name = self._templates.constant_name(node.template, node)
        if name is None:
            self._check(node, node.template, scope, raises("TemplateDoesNotExist"))
            return
        if not self._templates.check(name, node, self._uses, self._conditional == 0):
            return
        if node.isolated_context:
            self.template(name, scope.isolated(self._outside, names))
            return
        scope.push(names)
        self.template(name, scope)
        scope.pop()

    def _translation(self, node: BlockTranslateNode, scope: Scope) -> None:
        names = self._named(node, scope)
        if node.countervar:
            names[node.countervar] = self._check(node, node.counter, scope)
        scope.push(names)
        for token in [*node.singular, *(node.plural or ())]:
            self._templates.check_translated(token, node, scope, self._uses)
        scope.pop()
        self._define(node, scope)

    def _url(self, node: URLNode, scope: Scope) -> None:
        is_needed = node.asvar is None
        outcome = raises("NoReverseMatch") if is_needed else NOTHING
        for expression in [*node.args, *node.kwargs.values()]:
            self._check(node, expression, scope)
        self._check(node, node.view_name, scope, outcome)
        check_url(node, self._uses, is_needed and self._conditional == 0)
        self._define(node, scope)

    def _other(self, node: Any, scope: Scope) -> None:
        is_known = isinstance(node, TagHelperNode) or type(node).__module__.startswith("django.")
        if is_known and not isinstance(node, (FirstOfNode, RegroupNode)):
            for expression in expressions_in(vars(node).values()):
                self._check(node, expression, scope)
        if not is_known:
            scope.open()
        # Nobody knows whether it renders what is in it.
        self._conditional += not is_known
        for attribute in node.child_nodelists or ():
            self._nodes(getattr(node, attribute, None) or (), scope)
        self._conditional -= not is_known
        self._define(node, scope)

    def _define(self, node: Any, scope: Scope) -> None:
        for attribute in GIVEN_NAMES:
            name = getattr(node, attribute, None)
            if isinstance(name, str):
                scope.define(name, [])
