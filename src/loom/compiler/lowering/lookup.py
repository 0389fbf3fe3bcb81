"""Expressions that ask a site about the callee, which stands in CALLEE.

Any callee: a site remembers one, and its entrance.

    @entrance = site.entrance if @callee is site.callee else site.find(@callee)

A method is a new object each time it is looked up, and another one has to be made to jump to it. Between bodies that a
driver runs that would be at each transition, so its function is compared, and the entrance called as CPython calls a
method:

    if type(@callee) is method and @callee.__func__ is site.function:
        return site.entrance(@callee.__self__, ...)
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from loom.compiler import nodes
from loom.compiler.lowering.links import LinkKind
from loom.compiler.variables import CALLEE, ENTRANCE

if TYPE_CHECKING:
    from loom.compiler.lowering.links import Links


def find_entrance(links: Links, number: str, function: ast.expr) -> list[ast.stmt]:
    """Assigns to ENTRANCE that of the callee, or None."""
    callee = nodes.load(CALLEE, function)
    remembered = nodes.is_same(callee, _of_site(links, number, "callee", function), function)
    find = nodes.call(_of_site(links, number, "find", function), [callee], function)
    entrance = nodes.if_else(remembered, _of_site(links, number, "entrance", function), find, function)
    return [nodes.assign(ENTRANCE, entrance, function)]


def is_remembered_method(links: Links, number: str, function: ast.expr) -> ast.expr:
    """Whether the callee is a method of the function that the site remembers."""
    callee = nodes.load(CALLEE, function)
    kind = nodes.call(links.load(function, LinkKind.TYPE), [callee], function)
    is_method = nodes.is_same(kind, links.load(function, LinkKind.METHOD), function)
    found = nodes.attribute(callee, "__func__", function)
    is_remembered = nodes.is_same(found, _of_site(links, number, "function", function), function)
    return nodes.both(is_method, is_remembered, function)


def enter_method(links: Links, number: str, call: ast.Call) -> ast.Call:
    """The jump to such a callee."""
    receiver = nodes.attribute(nodes.load(CALLEE, call.func), "__self__", call.func)
    return with_receiver(links, call, _of_site(links, number, "entrance", call.func), receiver)


def with_receiver(links: Links, call: ast.Call, function: ast.expr, receiver: ast.expr) -> ast.Call:
    """A call with another function in its place, and a receiver before its arguments.

    A single spread stays alone, bound by a method: CPython then iterates over it after the keywords are evaluated.
    """
    match call.args:
        case [ast.Starred()]:
            return nodes.called(call, nodes.call(links.load(function, LinkKind.METHOD), [function, receiver], function))
        case arguments:
            return nodes.called(call, function, [receiver, *arguments])


def taken_callee(function: ast.expr) -> ast.expr:
    """The callee where it is called as written: what only the call holds is held by nothing while the callee runs.

    Such as the method that was made of `make().run`.
    """
    return nodes.load(CALLEE, function) if isinstance(function, ast.Name) else released(CALLEE, function)


def released(name: str, at: ast.expr) -> ast.expr:
    """What a variable of the compiler's own holds, which it lets go of: `(@name, @name := None)[0]`."""
    both = nodes.tuple_of([nodes.load(name, at), nodes.walrus(name, nodes.constant(None, at), at)], at)
    return nodes.subscript(both, nodes.constant(0, at), at)


def _of_site(links: Links, number: str, name: str, at: ast.expr) -> ast.expr:
    return nodes.attribute(links.load(at, LinkKind.SITE, number), name, at)
