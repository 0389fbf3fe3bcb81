"""One walk over a function's body: which names it binds and reads, which scopes nest in it, what it calls.

    for item in items:                     stores   item, total        loads       items, item, cost, self
        total = cost(item) + self.x        calls    cost(item)         attributes  x

The walk stays in the function's own scope. Of a nested function or lambda it enters what is evaluated in the
enclosing scope (decorators, defaults), of a class also the bases; a comprehension is walked, its own targets apart. A
generator expression is walked, for its calls count as the function's, and listed as nested, for it may live on.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from loom.compiler.frames import FRAME_READERS, is_of_an_object, is_own_attribute
from loom.compiler.nesting import blocks_of
from loom.compiler.private import bound_name
from loom.compiler.walk import (
    CHILD_FIELDS,
    COMPREHENSIONS,
    LOOPS,
    is_called_on,
    stored_names,
    written_annotations,
    written_defaults,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from loom.compiler.nesting import Comprehension

_TypeAlias: type[ast.AST] | None = getattr(ast, "TypeAlias", None)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Names:
    """What one walk finds.

    Attributes:
        eager_annotations: the annotations of a nested def are evaluated where the def stands.
        stores: names bound in this scope, with the number of places that bind them.
        deletes: names unbound by `del` or by leaving an except clause.
        handlers: names that `except ... as` binds, with the number of such clauses.
        loads: names read in this scope, with the first line that reads them.
        outer: names declared global or nonlocal.
        assigned: a value of a plain `name = value`, the only one where nothing else binds the name.
        walruses: names that an assignment expression binds.
        has_bare_raise: a bare `raise` stands somewhere.
        has_guards: a `try` or `with` stands somewhere.
        blocks: no more of CPython's blocks are open anywhere; see `nesting`.
        inlined: no more blocks than that are open in any comprehension, apart from those around it.
        attributes: the names of attributes.
        readers: names that may look at the frame, see `frames`; of_objects: the ids of those that do not, in a call.
        imported_readers: what an import binds to such a function, or to the module that has them.
        nested: the nested scopes that may outlive a transition; in_comprehension: the ids of those inside one.
        calls: every call.
    """

    __slots__ = (
        *("eager_annotations", "stores", "deletes", "handlers", "loads", "outer", "assigned", "walruses"),
        *("has_bare_raise", "has_guards", "blocks", "inlined", "attributes", "readers", "imported_readers"),
        *("of_objects", "nested", "in_comprehension", "calls"),
    )

    def __init__(self, *, eager_annotations: bool) -> None:
        self.eager_annotations = eager_annotations
        self.stores: defaultdict[str, int] = defaultdict(int)
        self.deletes: set[str] = set()
        self.handlers: defaultdict[str, int] = defaultdict(int)
        self.loads: dict[str, int] = {}
        self.outer: set[str] = set()
        self.assigned: dict[str, ast.expr] = {}
        self.walruses: set[str] = set()
        self.has_bare_raise = False
        self.has_guards = False
        self.blocks = self.inlined = 0
        self.attributes: set[str] = set()
        self.readers: set[str] = set()
        self.imported_readers: set[str] = set()
        self.of_objects: set[int] = set()
        self.nested: list[ast.AST] = []
        self.in_comprehension: set[int] = set()
        self.calls: list[ast.Call] = []


def collect(nodes: Iterable[ast.AST], *, eager_annotations: bool = True) -> Names:
    """Walks statements or expressions of one scope.

    Args:
        nodes: the statements or expressions.
        eager_annotations: the annotations of a nested def are evaluated where the def stands, or may be.
    """
    names = Names(eager_annotations=eager_annotations)
    _walk(list(nodes), names, frozenset())
    return names


def _walk(stack: list[ast.AST], names: Names, hidden: frozenset[str]) -> None:
    """Walks everything on the stack; `hidden` are the targets of the comprehensions around it."""
    kinds, take = _KINDS, stack.pop
    while stack:
        node = take()
        special, fields = kinds[node.__class__]
        if special is not None and not special(node, names, hidden):
            continue
        for name in fields:
            value = getattr(node, name)
            if value.__class__ is list:
                stack += value
            elif value is not None:
                stack.append(value)


def _name(node: ast.Name, names: Names, hidden: frozenset[str]) -> None:
    name = node.id
    if name in hidden:
        return
    context = node.ctx.__class__
    if context is ast.Load:
        line = names.loads.get(name)
        if line is None or node.lineno < line:
            names.loads[name] = node.lineno
        if name in FRAME_READERS and id(node) not in names.of_objects:
            names.readers.add(name)
    elif context is ast.Store:
        names.stores[name] += 1
    else:
        names.deletes.add(name)


def _call(node: ast.Call, names: Names, hidden: frozenset[str]) -> bool:
    if not is_called_on(node, hidden):
        names.calls.append(node)
    if is_of_an_object(node):
        names.of_objects.add(id(node.func))
    return True


def _attribute(node: ast.Attribute, names: Names, hidden: frozenset[str]) -> bool:
    if not is_own_attribute(node):
        names.attributes.add(node.attr)
    return True


def _raise(node: ast.Raise, names: Names, hidden: frozenset[str]) -> bool:
    names.has_bare_raise = names.has_bare_raise or node.exc is None
    return True


def _assign(node: ast.Assign, names: Names, hidden: frozenset[str]) -> bool:
    if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        names.assigned[node.targets[0].id] = node.value
    return True


def _annotated(node: ast.AnnAssign, names: Names, hidden: frozenset[str]) -> None:
    """An annotation inside a function is never evaluated, and without a value nothing is bound."""
    for name in collect([node.annotation]).walruses:
        names.stores[name] += 0  # not either, but it is a variable now
    if node.value is None:
        if not isinstance(node.target, ast.Name):
            _walk([node.target], names, hidden)
        elif node.simple:
            names.stores[node.target.id] += 0  # without parentheses that makes it a variable
    else:
        _walk([node.target, node.value], names, hidden)


def _augmented(node: ast.AugAssign, names: Names, hidden: frozenset[str]) -> bool:
    if isinstance(node.target, ast.Name):
        names.loads[node.target.id] = min(node.lineno, names.loads.get(node.target.id, node.lineno))
    return True


def _walrus(node: ast.NamedExpr, names: Names, hidden: frozenset[str]) -> None:
    """Binds in the function even inside a comprehension."""
    names.stores[node.target.id] += 1
    names.walruses.add(node.target.id)
    _walk([node.value], names, hidden)


def _declaration(node: ast.Global | ast.Nonlocal, names: Names, hidden: frozenset[str]) -> None:
    names.outer.update(node.names)


def _loop(node: ast.AST, names: Names, hidden: frozenset[str]) -> bool:
    names.blocks += 1
    return True


def _try(node: ast.AST, names: Names, hidden: frozenset[str]) -> bool:
    names.has_guards = True
    names.blocks += 3  # in an except clause with a finally
    return True


def _with(node: ast.With | ast.AsyncWith, names: Names, hidden: frozenset[str]) -> bool:
    names.has_guards = True
    names.blocks += len(node.items)
    return True


def _handler(node: ast.ExceptHandler, names: Names, hidden: frozenset[str]) -> bool:
    if node.name:
        names.stores[node.name] += 1
        names.handlers[node.name] += 1
        names.deletes.add(node.name)
    return True


def _import(node: ast.Import | ast.ImportFrom, names: Names, hidden: frozenset[str]) -> None:
    for alias in node.names:
        name = bound_name(alias)
        names.stores[name] += 1
        if alias.name in FRAME_READERS or alias.name == "builtins":
            names.imported_readers.add(name)


def _pattern(node: ast.MatchAs | ast.MatchStar | ast.MatchMapping, names: Names, hidden: frozenset[str]) -> bool:
    if name := node.rest if isinstance(node, ast.MatchMapping) else node.name:
        names.stores[name] += 1
    return True


def _definition(node: ast.FunctionDef | ast.AsyncFunctionDef, names: Names, hidden: frozenset[str]) -> None:
    names.stores[bound_name(node)] += 1
    names.nested.append(node)
    _walk([*node.decorator_list, *written_defaults(node)], names, hidden)
    if names.eager_annotations and not getattr(node, "type_params", None):
        _walk([*written_annotations(node)], names, hidden)


def _lambda(node: ast.Lambda, names: Names, hidden: frozenset[str]) -> None:
    names.nested.append(node)
    _walk([*written_defaults(node)], names, hidden)


def _class(node: ast.ClassDef, names: Names, hidden: frozenset[str]) -> None:
    names.stores[bound_name(node)] += 1
    names.nested.append(node)
    _walk([*node.decorator_list, *node.bases, *node.keywords], names, hidden)
    # The body runs at once, in a scope of its own: its calls are made by the function, and its bare raises are too.
    body = collect(node.body, eager_annotations=names.eager_annotations)
    names.has_bare_raise |= body.has_bare_raise
    names.calls += [call for call in body.calls if not is_called_on(call, body.stores)]


def _type_alias(node: ast.AST, names: Names, hidden: frozenset[str]) -> None:
    names.stores[bound_name(node)] += 1
    names.nested.append(node)


def _comprehension(node: Comprehension, names: Names, hidden: frozenset[str]) -> None:
    if isinstance(node, ast.GeneratorExp):
        names.nested.append(node)
    own = stored_names([generator.target for generator in node.generators])
    _walk([node.generators[0].iter], names, hidden)
    inner: list[ast.AST] = [node.generators[0].target, *node.generators[0].ifs, *node.generators[1:]]
    inner += [value for field_name, value in ast.iter_fields(node) if field_name != "generators"]
    enclosing, inlined = len(names.nested), names.inlined
    names.inlined = 0
    _walk(inner, names, hidden | own)
    names.inlined = max(inlined, names.inlined + blocks_of(node))
    names.in_comprehension.update(id(scope) for scope in names.nested[enclosing:])


# What to do with a kind of node; true if its fields are to be walked after that.
_SPECIAL: dict[type, Callable[[Any, Names, frozenset[str]], bool | None]] = {
    ast.Name: _name,
    ast.Call: _call,
    ast.Attribute: _attribute,
    ast.Assign: _assign,
    ast.Raise: _raise,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.NamedExpr: _walrus,
    ast.Global: _declaration,
    ast.Nonlocal: _declaration,
    ast.Try: _try,
    ast.TryStar: _try,
    **dict.fromkeys(LOOPS, _loop),
    **dict.fromkeys((ast.With, ast.AsyncWith), _with),
    ast.ExceptHandler: _handler,
    ast.Import: _import,
    ast.ImportFrom: _import,
    **dict.fromkeys((ast.MatchAs, ast.MatchStar, ast.MatchMapping), _pattern),
    ast.Lambda: _lambda,
    ast.ClassDef: _class,
    **dict.fromkeys(_FUNCTIONS, _definition),
    **dict.fromkeys(COMPREHENSIONS, _comprehension),
    **({_TypeAlias: _type_alias} if _TypeAlias else {}),
}
# In some lists of nodes None stands for a default or key that is not there.
_KINDS = {kind: (_SPECIAL.get(kind), fields) for kind, fields in (CHILD_FIELDS | {type(None): ()}).items()}
