"""Calls that are no tail calls, and lead back: a round of compiled functions that grows the stack all the same.

    @tailrec
    async def ask(n):
        async with lock:
            return await answer(n)          LOOM303: the lock is given back after the call

    @tailrec
    async def answer(n):
        return await ask(n - 1)

Followed are calls of functions of the file by their names, and of methods of one class by its first parameter.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from loom.compiler import enclosed, find_enclosed
from loom.compiler.scope import Method
from loom.files.scopes import ScopeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from loom.compiler import Plan
    from loom.compiler.tail import Site
    from loom.diagnostics import Diagnostic, Rule
    from loom.files.meaning import Meanings
    from loom.files.scopes import Definition


class _State(NamedTuple):
    """A decorated function of the file: its calls that lead on, and those of them that take stack."""

    definition: Definition
    plan: Plan
    enclosed: Sequence[tuple[Site, Rule]]


def growing_rounds(accepted: Sequence[tuple[Definition, Plan]], meanings: Meanings) -> Iterator[Diagnostic]:
    """The calls of a file's decorated functions that lead back and are no tail calls.

    Args:
        accepted: the functions, and how they would be compiled.
        meanings: what the names of the file stand for.
    """
    states = {
        id(definition.node): _State(definition, plan, find_enclosed(plan.source, plan.scope))
        for definition, plan in accepted
    }
    if not any(state.enclosed for state in states.values()):
        return

    leads_to = {key: frozenset(_led_to(state, states, meanings)) for key, state in states.items()}
    for key, state in states.items():
        for site, rule in state.enclosed:
            if any(key in _reached_from(target, leads_to) for target in _targets([site], state, states, meanings)):
                yield enclosed(state.plan.source, site, rule)


def _led_to(state: _State, states: Mapping[int, _State], meanings: Meanings) -> Iterator[int]:
    sites = [*state.plan.tails.sites, *(site for site, _ in state.enclosed)]
    return _targets(sites, state, states, meanings)


def _targets(sites: Iterable[Site], state: _State, states: Mapping[int, _State], meanings: Meanings) -> Iterator[int]:
    """The functions that calls lead to, if they are of the same kind: a round of two kinds does not go on by itself."""
    for site in sites:
        target = _target(site.call.func, state, meanings)
        if target is not None and target in states and states[target].plan.source.kind is state.plan.source.kind:
            yield target


def _reached_from(start: int, leads_to: Mapping[int, frozenset[int]]) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        following = leads_to[waiting.pop()] - reached
        reached |= following
        waiting += following
    return reached


def _target(function: ast.expr, state: _State, meanings: Meanings) -> int | None:
    """The def that a call leads to, by the id of its node, if one and only one is bound to its name."""
    scope, plan = state.definition.scope, state.plan
    match function:
        case ast.Name(id=name) if name not in plan.scope.not_global:
            bound = meanings.reaching(name, scope.module, None)
        case ast.Name(id=name) if name in plan.source.function.__code__.co_freevars:
            bound = meanings.reaching(name, scope, None)
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if (
            scope.kind is ScopeKind.CLASS
            and plan.scope.method in (Method.INSTANCE, Method.CLASS)
            and owner == plan.scope.receiver
        ):
            bound = meanings.reaching(name, scope, None)
        case _:
            return None
    return id(bound[0].value) if len(bound) == 1 else None
