"""How a function calls itself: each call with what stands around it, and whether anything keeps it from going on.

except ConnectionError:                 in a handler: it starts again when something failed
    await asyncio.sleep(1)              it waits before
    return await self.run()
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from loom.compiler.walk import COMPREHENSIONS, last_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from loom.compiler import Plan

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_LOOKED_UP: Final = frozenset(
    {"KeyError", "IndexError", "LookupError", "AttributeError", "NameError", "TypeError", "ValueError", "ImportError"}
    | {"StopIteration", "StopAsyncIteration", "QueueEmpty", "ModuleNotFoundError", "UnicodeDecodeError"}
)
"""What says that something is not there, or not so: the next call finds it."""
_GROWING: Final = frozenset({"append", "extend", "add", "insert", "update"})


@dataclass(frozen=True, slots=True)
class Recursion:
    """A function whose calls of itself are all plain ones.

    Attributes:
        plan: the function as the compiler sees it.
        calls: the calls, in source order.
        parents: what each node of the function's own scope stands in.
        nodes: every node of the function's own scope.
    """

    plan: Plan
    calls: tuple[ast.Call, ...]
    parents: dict[ast.AST, ast.AST]
    nodes: tuple[ast.AST, ...]

    @property
    def is_async(self) -> bool:
        return self.plan.source.is_async

    @property
    def body(self) -> Sequence[ast.stmt]:
        return self.plan.source.node.body

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters but the receiver."""
        names = self.plan.scope.parameters.names
        return frozenset(names) - {self.plan.scope.receiver or ""}

    def around(self, node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """Each node around a node with the child that leads to it, innermost first."""
        while (parent := self.parents.get(node)) is not None:
            yield parent, node
            node = parent


def read_recursion(plan: Plan) -> Recursion | None:
    """A function's recursion, or None if it has none or one that may be something else than a chain."""
    certain = [call for call, callee in plan.scope.self_calls if callee.certain]
    if not certain:
        return None
    parents = dict(_with_parents(plan.source.node))
    recursion = Recursion(
        plan=plan,
        calls=tuple(sorted(certain, key=lambda call: (call.lineno, call.col_offset))),
        parents=parents,
        nodes=tuple(parents),
    )
    return recursion if all(_is_plain(call, recursion) for call in recursion.calls) else None


def _with_parents(node: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, _SCOPES):
            yield child, node
            yield from _with_parents(child)


def _is_plain(call: ast.Call, recursion: Recursion) -> bool:
    """A call that is made and waited for where it stands, and not once for each of several things."""
    steps = recursion.around(call)
    parent: ast.AST | None = next((each for each, _ in steps), None)
    if recursion.plan.source.kind.is_stream:
        if not isinstance(parent, ast.For | ast.AsyncFor | ast.YieldFrom):
            return False
    elif recursion.is_async:
        if not isinstance(parent, ast.Await):
            return False
        parent = next((each for each, _ in steps), None)
    if not isinstance(parent, ast.Return | ast.Expr | ast.Assign | ast.AnnAssign | ast.For | ast.AsyncFor):
        return False
    if any(_holds_a_lock(each) for each, _ in recursion.around(call)):
        return False  # it would wait for itself
    inside = [
        each
        for each, child in recursion.around(call)
        if isinstance(each, ast.For | ast.AsyncFor) and child in each.body
    ]
    return not inside and not any(isinstance(each, COMPREHENSIONS) for each, _ in recursion.around(call))


def _holds_a_lock(node: ast.AST) -> bool:
    if not isinstance(node, ast.With | ast.AsyncWith):
        return False
    text = " ".join(ast.unparse(item.context_expr) for item in node.items).lower()
    return any(word in text for word in ("lock", "sem", "mutex", "condition"))


def goes_on_for_ever(call: ast.Call, recursion: Recursion) -> bool:
    """Whether there is a reason to think that a call is made again and again."""
    if _sleeps_before(call, recursion):
        return True
    reasons = (_on_every_path, _starts_again, _carries_what_was_awaited)
    return recursion.is_async and any(reason(call, recursion) for reason in reasons)


def _starts_again(call: ast.Call, recursion: Recursion) -> bool:
    """In an except clause of something that was awaited, and that may fail as often as it likes."""
    for parent, child in recursion.around(call):
        if isinstance(parent, ast.Try) and isinstance(child, ast.ExceptHandler):
            if any(_changes_something(node) for node in _own(child.body)):
                return False  # and then it may not fail again
            kinds = [] if child.type is None else child.type.elts if isinstance(child.type, ast.Tuple) else [child.type]
            names = [last_name(kind) for kind in kinds]
            awaits = any(isinstance(node, ast.Await) for node in _own(parent.body))
            return awaits and (not names or any(name not in _LOOKED_UP for name in names))
    return False


def _changes_something(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute | ast.Subscript) and not isinstance(node.ctx, ast.Load)


def _sleeps_before(call: ast.Call, recursion: Recursion) -> bool:
    for parent, child in recursion.around(call):
        for _, block in ast.iter_fields(parent):
            siblings = cast("list[ast.AST]", block) if isinstance(block, list) else []
            before = siblings[: siblings.index(child)] if child in siblings else []
            if any(_is_sleep(node) for node in _own(before)):
                return True
    return False


def _is_sleep(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) == "sleep"


def _on_every_path(call: ast.Call, recursion: Recursion) -> bool:
    """The last statement of a function that nothing else ends."""
    last = recursion.body[-1]
    delegates = isinstance(last, ast.AsyncFor) and last.iter is call
    returns = isinstance(last, ast.Expr | ast.Return) and any(parent is last for parent, _ in recursion.around(call))
    if not (delegates or returns):
        return False
    leaves = [node for node in recursion.nodes if isinstance(node, ast.Return | ast.Raise) and node is not last]
    return not leaves


def _carries_what_was_awaited(call: ast.Call, recursion: Recursion) -> bool:
    """The next state is made of the present one and of what was awaited, or the present one has grown by that."""
    if any(isinstance(each, ast.ExceptHandler) for each, _ in recursion.around(call)):
        return False  # another try rather than another step
    awaited = {
        target.id
        for node in recursion.nodes
        if isinstance(node, ast.Assign) and any(isinstance(inner, ast.Await) for inner in ast.walk(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    made = {
        target.id: names_in(node.value)
        for node in recursion.nodes
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id not in awaited
    }
    grown = {
        node.func.value.id
        for node in recursion.nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in _GROWING
        and any(awaited & names_in(each) for each in node.args)
    }
    for value in [*call.args, *(keyword.value for keyword in call.keywords)]:
        names = names_in(value)
        names = names.union(*(made.get(name, set()) for name in names))
        if names & grown & recursion.parameters or (names & awaited and names & recursion.parameters):
            return True
    return False


def names_in(node: ast.AST) -> set[str]:
    """The names that an expression mentions."""
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _own(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Everything of the function's own scope."""
    for node in nodes:
        yield node
        if not isinstance(node, _SCOPES):
            yield from _own(ast.iter_child_nodes(node))
