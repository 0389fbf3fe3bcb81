"""Fast walks over syntax trees: which fields of a node hold nodes, what is of a scope's own, which names a tree reads.

`ast.walk` looks at every field of every node, which costs more than the rest of the analysis. Here the fields that
can hold nodes are worked out once per class.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    Outwards = tuple[ast.AST, str, ast.AST]
    """A step outwards: a node, the field in which it holds the next one inwards, and that one."""

_NO_NODES: Final = frozenset(
    {"ctx", "op", "ops", "id", "attr", "arg", "level", "module", "asname", "conversion", "simple", "is_async"}
    | {"rest", "str", "kwd_attrs", "is_lazy"}
)
_TEXT: Final = (ast.Constant, ast.MatchSingleton, ast.Global, ast.Nonlocal)


def _child_fields(kind: type[ast.AST]) -> tuple[str, ...]:
    if issubclass(kind, _TEXT):
        return ()
    fields = [field for field in kind._fields if field not in _NO_NODES]
    if "name" in fields and kind.__name__ != "TypeAlias":
        fields.remove("name")
    return tuple(fields)


def _every_kind(kind: type[ast.AST]) -> Iterator[type[ast.AST]]:
    yield kind
    for inner in kind.__subclasses__():
        yield from _every_kind(inner)


CHILD_FIELDS: Final = {kind: _child_fields(kind) for kind in _every_kind(ast.AST)}
"""For each kind of node the fields that hold a node, a list of nodes, or None."""

LOOPS: Final = (ast.While, ast.For, ast.AsyncFor)
COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LEAVING: Final = (ast.Return, ast.Raise, ast.Break, ast.Continue)
"""The statements that control never comes past."""

SCOPES: Final = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.GeneratorExp})
"""The kinds of node whose inside is not run by the function that they stand in, or not in its frame."""


def read_names(nodes: Iterable[ast.AST | None]) -> set[str]:
    """Every name that is read (or deleted) somewhere in the trees, at any depth."""
    found: set[str] = set()
    stack = [node for node in nodes if node is not None]
    while stack:
        node = stack.pop()
        kind = node.__class__
        if kind is ast.Name:
            if node.ctx.__class__ is not ast.Store:  # type: ignore[attr-defined]  # `kind` narrows nothing for mypy
                found.add(node.id)  # type: ignore[attr-defined]
            continue
        for field in CHILD_FIELDS[kind]:
            value = getattr(node, field)
            if value.__class__ is list:
                stack += [each for each in value if each is not None]
            elif value is not None:
                stack.append(value)
    return found


def evaluated_around(scope: ast.AST) -> list[ast.expr | ast.keyword]:
    """What of a nested scope is evaluated where it stands: decorators, defaults, bases, what is iterated over."""
    match scope:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return [*scope.decorator_list, *written_defaults(scope), *written_annotations(scope)]
        case ast.Lambda():
            return [*written_defaults(scope)]
        case ast.ClassDef():
            return [*scope.decorator_list, *scope.bases, *scope.keywords]
        case _:
            assert isinstance(scope, ast.GeneratorExp)
            return [scope.generators[0].iter]


def written_defaults(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[ast.expr]:
    """The defaults of a nested function, in the order of their evaluation."""
    return [*node.args.defaults, *(default for default in node.args.kw_defaults if default)]


def written_annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
    """The annotations of a nested def, in the order of their evaluation."""
    arguments = node.args
    every = [*arguments.args, *arguments.posonlyargs, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    written = [each.annotation for each in every if each and each.annotation]
    return [*written, node.returns] if node.returns else written


def own_nodes(nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Everything of a function's own scope below and including some nodes, in no particular order."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        yield node
        if node.__class__ in SCOPES:
            stack += evaluated_around(node)
            continue
        for field in CHILD_FIELDS[node.__class__]:
            value = getattr(node, field)
            if value.__class__ is list:
                stack += [each for each in value if each is not None]
            elif value is not None:
                stack.append(value)


def arms_of(statement: ast.If) -> list[ast.If]:
    """An `if` and its `elif`s: there may be more of them than Python lets functions call each other."""
    arms = [statement]
    while len(orelse := arms[-1].orelse) == 1 and isinstance(orelse[0], ast.If):
        arms.append(orelse[0])
    return arms


def bare_raises(body: Sequence[ast.stmt]) -> Iterator[ast.Raise]:
    """The bare raises outside every except clause that the function itself runs; the body of a class it does."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Raise) and node.exc is None:
            yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ExceptHandler):
            continue
        stack += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr)]


def stored_names(targets: Iterable[ast.expr]) -> set[str]:
    """The plain names among targets: not what is assigned to inside the index of one."""
    found: set[str] = set()
    stack = list(targets)
    while stack:
        match stack.pop():
            case ast.Name(id=name):
                found.add(name)
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                stack += elements
            case ast.Starred(value=value):
                stack.append(value)
            case _:
                pass
    return found


def nonlocal_names(scopes: Iterable[ast.AST]) -> set[str]:
    """The variables that nested scopes may bind as those of a function around."""
    return {
        name for scope in scopes for node in ast.walk(scope) if isinstance(node, ast.Nonlocal) for name in node.names
    }


def is_called_on(call: ast.Call, variables: Container[str]) -> bool:
    """Whether one of some variables, or an attribute of one, is called."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    return isinstance(owner, ast.Name) and owner.id in variables


def chosen(value: ast.AST) -> tuple[ast.expr, ...]:
    """The parts of which an expression gives one as it is, having evaluated the rest; most expressions have none."""
    if isinstance(value, ast.IfExp):
        return value.body, value.orelse
    return (value.values[-1],) if isinstance(value, ast.BoolOp) else ()


def event_passed_on(loop: ast.For | ast.AsyncFor) -> str | None:
    """The variable of a loop that does nothing but yield it, as it is."""
    match loop.target, loop.body:
        case ast.Name(id=event), [ast.Expr(value=ast.Yield(value=ast.Name(id=passed_on)))] if event == passed_on:
            return event
        case _:
            return None


def ends_in(value: ast.AST, calls: Container[int]) -> bool:
    """Whether an expression may give the value of one of some calls, known by their ids, as it is or awaited."""
    if isinstance(value, ast.Await | ast.YieldFrom):
        return ends_in(value.value, calls)
    return id(value) in calls or any(ends_in(part, calls) for part in chosen(value))


def last_name(node: ast.expr) -> str | None:
    """`staticmethod`, also of `builtins.staticmethod`; None where an expression ends in no name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None
