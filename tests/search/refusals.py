"""What a program may be refused for, told apart from the compiler and by the construct that each rule is about.

    try: ...
    except KeyError as e:
        return f(n - 1)      LOOM117 here, only if a closure somewhere in the function reads `e`, or it is global

That is wider than the rules (it follows no flow, and asks no class what it is), and far narrower than every rule
everywhere: a refusal of anything else is a finding.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from loom.compiler.nesting import depth_of
from tests.search.forms import is_decorated
from tests.search.spelling import spelled_alike

if TYPE_CHECKING:
    from loom.diagnostics import Diagnostic
    from tests.search.generator import Program

    Step = tuple[ast.AST, str, ast.AST]  # a parent, the field it holds the child in, the child
    Definition = ast.FunctionDef | ast.AsyncFunctionDef

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
CALLED_LATER = (*DEFINITIONS, ast.Lambda)
SCOPES = (*CALLED_LATER, ast.ClassDef, ast.GeneratorExp, *([ast.TypeAlias] if hasattr(ast, "TypeAlias") else []))
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.comprehension)
LOOPS = (ast.While, ast.For, ast.AsyncFor)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr)
SUSPENSIONS = (ast.Await, ast.AsyncFor, ast.AsyncWith)
YIELDS = (ast.Yield, ast.YieldFrom)
GUARDS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)
JUMPS = (ast.Return, ast.Break, ast.Continue)
FRAME_READERS = {"locals", "vars", "dir", "eval", "exec"}
NARROW = {"Exception", "ValueError", "KeyError", "TypeError", "UnboundLocalError"}
"""Classes that GeneratorExit is not; whatever else a clause names may be wide enough to catch it."""
ENCLOSING = {
    (ast.Try, "body"): "LOOM109",
    (ast.TryStar, "body"): "LOOM109",
    (ast.Try, "finalbody"): "LOOM111",
    (ast.TryStar, "finalbody"): "LOOM111",
    (ast.With, "body"): "LOOM112",
    (ast.AsyncWith, "body"): "LOOM112",
    (ast.TryStar, "handlers"): "LOOM113",
}
CONDITIONS = {"test", "subject", "guard"}


def unexpected(program: Program, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics of a program that no construct of it accounts for."""
    lines = program.source.split("\n")
    allowed = {
        (code, node.lineno, len(lines[node.lineno - 1].encode()[: node.col_offset].decode()) + 1)
        for code, node in permitted(program)
    }
    return [
        each
        for each in diagnostics
        if each.span is None or (each.code, each.span.line, each.span.column) not in allowed
    ]


def permitted(program: Program) -> Iterator[tuple[str, ast.expr | ast.stmt | ast.ExceptHandler]]:
    """Each code that may be reported, and where."""
    for node in ast.walk(spelled_alike(ast.parse(program.source))):
        if isinstance(node, DEFINITIONS) and is_decorated(node):
            function = Function(node)
            if program.strays:
                yield from function.calls_of_itself()
            yield from function.frames_and_names()
            yield from function.bare_raises()
            yield from function.exits()


class Function:
    """A decorated function, and what stands in it."""

    def __init__(self, node: Definition) -> None:
        self.node = node
        self.steps: dict[int, Step] = {}
        for parent in ast.walk(node):
            for field, value in ast.iter_fields(parent):
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.AST):
                        self.steps[id(child)] = parent, field, child
        everywhere = [each for statement in node.body for each in ast.walk(statement)]
        self.paths = [(each, path) for each in everywhere if (path := self.path_to(each)) is not None]
        self.own = [each for each, _ in self.paths]
        self.own_ids = set(map(id, self.own))
        self.is_async = isinstance(node, ast.AsyncFunctionDef)
        self.is_stream = any(isinstance(each, ast.Yield | ast.YieldFrom) for each in self.own)
        self.nested = [each for each in everywhere if isinstance(each, SCOPES)]
        self.outliving = set(captured(self.nested)) | declared(self.own)
        self.reads_frame = any(map(reads_frame, self.own))
        self.is_deep = depth_of(node.body) > 14  # of CPython's twenty blocks
        self.aliases = {
            target.id
            for each in self.own
            if isinstance(each, ast.Assign) and isinstance(each.value, ast.Name) and each.value.id == node.name
            for target in each.targets
            if isinstance(target, ast.Name)
        }

    def path_to(self, target: ast.AST) -> list[Step] | None:
        """The steps outwards to the function; none for what is not run by it."""
        path: list[Step] = []
        while target is not self.node:
            parent, field, _ = step = self.steps[id(target)]
            if parent is not self.node and isinstance(parent, CALLED_LATER) and field == "body":
                return None
            path.append(step)
            target = parent
        return path

    def names_itself(self, call: ast.Call) -> bool:
        match call.func:
            case ast.Name(id=name):
                return name == self.node.name or name in self.aliases
            case ast.Attribute(attr=name):
                return name == self.node.name
        return False

    def calls_of_itself(self) -> Iterator[tuple[str, ast.Call]]:
        """Calls of the function that are no tail calls, by what is around them."""
        for call, path in self.paths:
            if isinstance(call, ast.Call) and self.names_itself(call):
                dropped = not any(isinstance(parent, ast.Return) for parent, _, _ in path)
                codes = {code for step in path for code in around(step, dropped=dropped)}
                codes.update(self.undelegated(path) if self.is_stream else self.unawaited(path))
                yield from ((code, call) for code in codes)

    def unawaited(self, path: Sequence[Step]) -> list[str]:
        direct = next((parent for parent, field, _ in path if not only_chooses(parent, field)), None)
        return [] if not self.is_async or isinstance(direct, ast.Await) else ["LOOM104", "LOOM115"]

    def undelegated(self, path: Sequence[Step]) -> list[str]:
        match path[0][0]:
            case ast.For() | ast.AsyncFor() as loop:
                return [*["LOOM120"] * bool(loop.orelse), *["LOOM119"] * (not passes_on(loop))]
        beyond = [parent for parent, field, _ in path if not only_chooses(parent, field)]
        if not isinstance(beyond[0], ast.YieldFrom):
            return ["LOOM122"]
        return [] if isinstance(beyond[1], ast.Expr | ast.Return) else ["LOOM121"]

    def frames_and_names(self) -> Iterator[tuple[str, ast.Call]]:
        """Tail calls that are refused for what they show of the frame, and for names that others see."""
        for call, path in self.paths:
            if not isinstance(call, ast.Call):
                continue
            by_name = isinstance(call.func, ast.Name) and call.func.id == self.node.name
            inside = [each for part in (*call.args, *call.keywords) for each in ast.walk(part)]
            if self.names_itself(call) and not by_name and any(map(reads_frame, inside)):
                yield "LOOM116", call
            names = {
                parent.name for parent, field, _ in path if isinstance(parent, ast.ExceptHandler) and field == "body"
            }
            if names & self.outliving:
                yield "LOOM117", call
            match path[0]:
                case (ast.For(target=ast.Name(id=event)) | ast.AsyncFor(target=ast.Name(id=event)), "iter", _):
                    if self.is_stream and event in self.outliving and self.names_itself(call):
                        yield "LOOM123", call

    def bare_raises(self) -> Iterator[tuple[str, ast.stmt]]:
        """A `raise` that has no clause around, beside a call in one."""

        def is_handled(path: Sequence[Step]) -> bool:
            return any(isinstance(parent, ast.ExceptHandler) for parent, _, _ in path)

        if any(isinstance(each, ast.Call) and is_handled(path) for each, path in self.paths):
            for each, path in self.paths:
                if isinstance(each, ast.Raise) and each.exc is None and not is_handled(path):
                    yield "LOOM114", each

    def exits(self) -> Iterator[tuple[str, ast.expr | ast.stmt | ast.ExceptHandler]]:
        """What may catch GeneratorExit and go on, where a coroutine steps and cannot ask, or in a stream."""
        if not self.is_stream and not (self.is_async and (self.reads_frame or self.nested or self.is_deep)):
            return
        code = "LOOM124" if self.is_stream else "LOOM118"
        for node in self.own:
            if not isinstance(node, ast.Try | ast.TryStar):
                continue
            if isinstance(node, ast.Try) and not (self.is_stream or self.reads_frame or self.is_deep):
                continue
            if self.suspends(node.body):
                # What is raised inside another one while that is left may be anything.
                asks = self.is_async and isinstance(node, ast.Try) and not self.has(YIELDS, node.body)
                around = asks and self.has(GUARDS, node.body)
                wide = [each for each in node.handlers if (around or may_be_wide(each.type)) and self.goes_on(each)]
                yield from ((code, each.type or each) for each in wide)
            if self.suspends([*node.body, *node.handlers, *node.orelse]):
                yield from ((code, each) for each in self.among(node.finalbody) if isinstance(each, JUMPS))

    def among(self, nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
        return (each for node in nodes for each in ast.walk(node) if id(each) in self.own_ids)

    def has(self, kinds: tuple[type[ast.AST], ...], nodes: Iterable[ast.AST]) -> bool:
        return any(isinstance(each, kinds) for each in self.among(nodes))

    def suspends(self, nodes: Iterable[ast.AST]) -> bool:
        inside = [*self.among(nodes)]
        kinds = (*(YIELDS if self.is_stream else ()), *(SUSPENSIONS if self.is_async else ()))
        return self.has(kinds, inside) or any(isinstance(each, ast.comprehension) and each.is_async for each in inside)

    def held_back(self) -> Iterator[ast.AST]:
        """The clauses that an error or a jump on the way out of them may keep from returning."""
        for outer in self.own:
            if isinstance(outer, ast.Try | ast.TryStar):
                inner = [each for each in self.among(outer.body) if outer.handlers and acts_on_the_way_out(each)]
                if any(isinstance(each, JUMPS) for each in self.among(outer.finalbody)):
                    inner += [*outer.body, *outer.handlers, *outer.orelse]
                yield from (each for each in self.among(inner) if isinstance(each, ast.ExceptHandler))

    def goes_on(self, handler: ast.ExceptHandler) -> bool:
        """Whether a clause may end otherwise than by leaving the function."""
        last = handler.body[-1]
        if not isinstance(last, ast.Raise | ast.Return) or handler in self.held_back():
            return True
        inside = list(self.among(handler.body))
        if any(isinstance(each, (ast.Break, ast.Continue, *YIELDS)) for each in inside):
            return True
        returned = [each.value for each in inside if isinstance(each, ast.Return) and each.value]
        return any(isinstance(part, ast.Call) for value in returned for part in ast.walk(value))


def acts_on_the_way_out(node: ast.AST) -> bool:
    return bool(getattr(node, "finalbody", isinstance(node, ast.With | ast.AsyncWith)))


def around(step: Step, *, dropped: bool) -> Iterator[str]:
    """What a step outwards has against a call: something of the function goes on there."""
    parent, field, child = step
    if isinstance(parent, ast.Try | ast.TryStar) and parent.finalbody and field != "finalbody":
        yield "LOOM110"
    if (type(parent), field) in ENCLOSING:
        yield ENCLOSING[type(parent), field]
    if isinstance(child, ast.stmt):
        if dropped and getattr(parent, field)[-1] is not child:
            yield "LOOM107"
        if dropped and isinstance(parent, LOOPS) and field == "body":
            yield "LOOM108"
    elif isinstance(parent, ASSIGNMENTS):
        yield "LOOM102"
    elif isinstance(parent, COMPREHENSIONS):
        yield "LOOM106"
    elif isinstance(parent, ast.Call | ast.keyword) and field != "func":
        yield "LOOM103"
    elif field in CONDITIONS or (isinstance(parent, ast.BoolOp) and child is not parent.values[-1]):
        yield "LOOM105"
    elif not isinstance(
        parent, ast.Await | ast.Return | ast.Expr | ast.IfExp | ast.BoolOp | ast.ExceptHandler | ast.match_case
    ):
        yield "LOOM101"


def passes_on(loop: ast.For | ast.AsyncFor) -> bool:
    """Whether a loop yields each event as it comes."""
    match loop.target, loop.body:
        case ast.Name(id=event), [ast.Expr(value=ast.Yield(value=ast.Name(id=passed_on)))]:
            return event == passed_on
    return False


def only_chooses(parent: ast.AST, field: str) -> bool:
    """Whether an expression gives one of its parts as it is."""
    return isinstance(parent, ast.BoolOp) or (isinstance(parent, ast.IfExp) and field != "test")


def captured(scopes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that nested scopes read, or bind as those of the function around."""
    for scope in scopes:
        for node in ast.walk(scope):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield node.id
            elif isinstance(node, ast.Nonlocal):
                yield from node.names
            elif isinstance(node, ast.NamedExpr) and isinstance(scope, ast.GeneratorExp):
                yield node.target.id


def declared(nodes: Iterable[ast.AST]) -> set[str]:
    return {name for node in nodes if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}


def reads_frame(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in FRAME_READERS


def may_be_wide(kind: ast.expr | None) -> bool:
    """Whether a clause may catch GeneratorExit."""
    match kind:
        case ast.Name(id=name):
            return name not in NARROW
        case ast.Tuple(elts=kinds):
            return any(map(may_be_wide, kinds))
    return True
