"""How a function is compiled: which lowering and why, how each tail call is bound and guarded. Edits no tree.

    def f(n, log=print):              lowering   LOOP
        if n: return f(n - 1)         site       a loop turn: n = n - 1, log = its default

LOOP turns the body into `while True:` and a self call into a rebinding of the parameters. STEP runs each transition
in a frame of its own, called by a driver: it is right for everything, and taken where the loop is not, or cannot be
shown to be. NOTHING is for a function without a tail call. TRANSITION is STEP without a driver: what `step()` and
`transitions()` run, whatever the function itself was compiled to. In all of them a tail call whose callee only the run
knows is a jump if that turns out to be compiled; a function that may jump has a driver, whichever its lowering.
"""

from __future__ import annotations

import ast
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from loom.compiler.binding import bind, defaults_of
from loom.compiler.captures import NotProved, prove_captures
from loom.compiler.exits import find_exits
from loom.compiler.flow import only_handlers
from loom.compiler.nesting import MOST_BLOCKS, nests_deeper
from loom.compiler.nodes import attribute, load
from loom.compiler.scope import Callee, Method
from loom.compiler.tail import returns_value
from loom.compiler.variables import CALLEE
from loom.compiler.walk import bare_raises
from loom.compiler.yields import read_yields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loom.compiler.binding import Binding, Defaults
    from loom.compiler.captures import Closure
    from loom.compiler.exits import Exits
    from loom.compiler.scope import Scope
    from loom.compiler.source import Source
    from loom.compiler.tail import Site, Tails
    from loom.compiler.yields import Yields

_BLOCKS_OF_A_LOOP: Final = 1 + 4  # its own, and those of what goes on with a jump from inside it


class Lowering(Enum):
    """What a function becomes."""

    NOTHING = "unchanged"
    LOOP = "loop"
    STEP = "step"
    TRANSITION = "transition"


class Guard(Enum):
    """What is asked at run time before a call counts as a call of this function."""

    NONE = auto()
    """Nothing: the name means this function."""
    ONCE = auto()
    """The method is looked up once per run and receiver."""
    METHOD = auto()
    """The method found is compared with this function."""
    IDENTITY = auto()
    """What is called is compared with this function."""
    JUMP = auto()
    """What is called is asked whether Loom compiled it."""


class PlannedSite(NamedTuple):
    """A tail call and how it is compiled.

    Attributes:
        site: the call.
        guard: what is asked before it is made.
        receiver: what a turn of the loop passes as the first argument, if the call is of a method.
        binding: how a turn of the loop gets its parameters; None for a step or a jump, whose arguments CPython binds.
    """

    site: Site
    guard: Guard
    receiver: ast.expr | None
    binding: Binding | None


class Plan(NamedTuple):
    """Everything that is decided about a function.

    Attributes:
        source: the function.
        scope: its names.
        tails: its tail calls.
        sites: how each tail call is compiled.
        lowering: what the function becomes.
        reasons: why it steps rather than loops; empty for a loop.
        forgets: the locals that may still be bound where a transition ends, which unbinds them.
        closures: the closures that take their captured variables by value.
        defaults: the function's defaults by parameter.
        drops: a dropped result has to be told from a returned one at run time.
        driven: a driver runs the transitions: the function steps, or may jump to another one.
        raises_bare: a bare raise stands outside every except clause, and would find what a caller is handling.
        exits: what of a coroutine or stream may catch GeneratorExit and go on. While CPython closes one it ignores
            what the one that it awaits or delegates to returns, so such a body must not hand over to a driver then: it
            is watched; where it cannot be, a coroutine has no entrance and may not step, and a stream is refused.
    """

    source: Source
    scope: Scope
    tails: Tails
    sites: tuple[PlannedSite, ...]
    lowering: Lowering
    reasons: tuple[str, ...]
    forgets: tuple[str, ...]
    closures: tuple[Closure, ...]
    defaults: Defaults
    drops: bool
    driven: bool
    raises_bare: bool
    exits: Exits


def make_plan(source: Source, scope: Scope, tails: Tails) -> Plan:
    """Decides how a function is compiled, as if nothing stood in the way of that; see `obstacles`."""
    names = scope.names
    captures = prove_captures(source, scope)
    reasons = tuple(_against_the_loop(source, scope, tails, captures))
    lowering = (Lowering.STEP if reasons else Lowering.LOOP) if tails.sites else Lowering.NOTHING
    defaults = defaults_of(source.function, scope.parameters)
    sites = tuple([_planned(site, scope, defaults, lowering) for site in tails.sites])
    guarded = [each for each in sites if each.guard is not Guard.NONE]
    dropped = [each for each in sites if each.site.dropped and each.guard is not Guard.JUMP]
    return Plan(
        source,
        scope,
        tails,
        sites,
        lowering,
        reasons,
        forgets=tuple(sorted(_forgotten(scope, tails))),
        closures=() if reasons or isinstance(captures, NotProved) else captures,
        defaults=defaults,
        drops=bool(dropped) and returns_value(source, tails),
        driven=lowering is Lowering.STEP or bool(guarded),
        exits=find_exits(source, scope, tails),
        raises_bare=names.has_bare_raise and any(True for _ in bare_raises(source.node.body)),
    )


def with_lowering(plan: Plan, lowering: Lowering) -> Plan:
    """The plan of the same function for a step or one transition at a time, which are right for everything."""
    sites = tuple([_planned(site, plan.scope, plan.defaults, lowering) for site in plan.tails.sites])
    return plan._replace(sites=sites, lowering=lowering, closures=(), driven=True)


def _forgotten(scope: Scope, tails: Tails) -> frozenset[str]:
    """The locals that are still bound where a transition ends."""
    lasting = scope.locals
    if scope.names.handlers:
        lasting -= only_handlers(scope)
    if any(site.loop for site in tails.sites):
        lasting -= _only_delegating(scope, tails)
    return lasting


def _only_delegating(scope: Scope, tails: Tails) -> set[str]:
    """The variables that only delegating loops bind: they are gone from the body."""
    targets = [site.loop.target.id for site in tails.sites if site.loop and isinstance(site.loop.target, ast.Name)]
    return {name for name in targets if scope.names.stores.get(name) == targets.count(name)}


def _against_the_loop(
    source: Source, scope: Scope, tails: Tails, captures: tuple[Closure, ...] | NotProved
) -> Iterator[str]:
    if isinstance(captures, NotProved):
        yield captures.reason
    if scope.reads_frame:
        yield "it looks at its own frame (locals() or the like), which must hold this transition's variables only"
    code = source.function.__code__
    for name in sorted({*code.co_cellvars}.intersection(code.co_freevars)):
        # Since 3.12 a comprehension is inlined, and CPython leaves its cell in the place of the other one.
        yield f"a closure captures the '{name}' of a comprehension, which spoils the enclosing function's in this frame"
    if nests_deeper(MOST_BLOCKS - _BLOCKS_OF_A_LOOP, source.node.body, scope.names):
        yield "its blocks nest so deep that CPython may not take the loop's own"
    bound = {name for site in tails.sites for name in site.handlers}
    for name in sorted(bound.intersection(scope.parameters.names)):
        yield f"the except clause around a tail call binds the parameter '{name}' and unbinds it on the way out"
    own = [site for site in tails.sites if site.callee is not Callee.UNKNOWN]
    if source.kind.is_stream and own:
        yields = read_yields(source.node.body, tails)
        if yields.final:
            yield "it yields in a finally clause, and may do so while it is closed: only that transition may go on then"
        if any(site.loop for site in own):
            yield from _against_one_frame(yields, tails)


def _against_one_frame(yields: Yields, tails: Tails) -> Iterator[str]:
    """What a stream does that only the first transition may do, once a `for` has delegated."""
    if yields.guarded:
        yield "it yields under a try or with, where nothing that is thrown in after a delegation by `for` may arrive"
    if yields.received:
        yield "it uses what a yield receives, and nothing that is sent in after a delegation by `for` may arrive"
    if yields.delegated:
        yield "a `yield from` that is no tail call passes on what is sent in; after a delegation by `for` nothing is"
    if not all(site.loop for site in tails.sites):
        yield "it delegates by `yield from`, which passes on what is sent in, and by `for`, which does not"


def _planned(site: Site, scope: Scope, defaults: Defaults, lowering: Lowering) -> PlannedSite:
    guard = _guard(site, scope, lowering)
    if guard is Guard.JUMP or lowering is not Lowering.LOOP:
        return PlannedSite(site, guard, None, None)
    receiver: ast.expr | None = None
    if guard is Guard.ONCE:
        assert scope.receiver
        receiver = load(scope.receiver, site.call)
    elif guard is Guard.METHOD:
        receiver = attribute(load(CALLEE, site.call), "__self__", site.call)
    return PlannedSite(site, guard, receiver, bind(site.call, receiver, scope, defaults))


def _guard(site: Site, scope: Scope, lowering: Lowering) -> Guard:
    by_method = scope.method in (Method.INSTANCE, Method.CLASS)
    if site.callee is Callee.NAME:
        return Guard.NONE
    if lowering is not Lowering.LOOP:
        return Guard.JUMP
    match site.callee:
        case Callee.RECEIVER:
            return Guard.ONCE
        case Callee.CLASS:
            return Guard.METHOD if scope.method is Method.CLASS else Guard.IDENTITY
        case Callee.OTHER:
            return Guard.METHOD if by_method or _is_first_parameter(site.call.func, scope) else Guard.IDENTITY
        case Callee.METHOD_ALIAS:
            return Guard.METHOD if by_method else Guard.IDENTITY
        case Callee.ALIAS:
            return Guard.IDENTITY
        case _:
            return Guard.JUMP


def _is_first_parameter(function: ast.expr, scope: Scope) -> bool:
    """A function that was made a method only later: `C.f = f`."""
    first = scope.parameters.by_position[:1]
    match function:
        case ast.Attribute(value=ast.Name(id=name)):
            return name in first
        case _:
            return False
