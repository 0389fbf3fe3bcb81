"""The body of a function that steps, which its own driver and the jumps of others run.

    @body(n)       at first asks whether names still stand for what they stood for when the function was decorated,
                   which most modules have only finished since; and is from then on the body itself

If they do not, the body is made anew. It may turn out that what it hands over would be lost (see `exits`): then the
driver calls the plain function, whose tail calls grow the stack, as they do in plain Python.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from loom.compiler.kind import Kind
from loom.compiler.lowering.links import Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from types import CellType, FunctionType

    from loom.compiler.function import PythonFunction
    from loom.compiler.kept import Facts
    from loom.compiler.runtime import Entry
    from loom.compiler.scope import Parameters


class OwnBody(NamedTuple):
    """The body that a function was compiled with.

    Attributes:
        cell: where its driver finds what to run.
        run: the body.
        entrance: what makes the jump to it.
        facts: what it depends on; None if that cannot be told again.
    """

    cell: CellType
    run: FunctionType
    entrance: FunctionType
    facts: Facts | None

    @staticmethod
    def of(public: FunctionType, made: Mapping[LinkKind, FunctionType], facts: Facts | None) -> OwnBody | None:
        """The body among the functions that support a public one; None for a function that loops."""
        if LinkKind.BODY not in made or public.__closure__ is None:
            return None
        cell = public.__closure__[public.__code__.co_freevars.index(Link(LinkKind.BODY).name)]
        return OwnBody(cell, made[LinkKind.BODY], made[LinkKind.ENTRANCE], facts)

    def is_right_for(self, function: PythonFunction) -> bool:
        return self.facts is not None and self.facts.hold_for(function)

    def ask_first(self, entry: Entry) -> None:
        """Lets the first run of the function ask, through its entry, which body is the right one."""
        cell, own = self.cell, self.run

        def settled(*arguments: Any, **by_keyword: Any) -> Any:  # noqa: ANN401  # what the body takes and returns
            try:
                entry.entrance()
            except RecursionError:
                body: Callable[..., Any] = own  # no room left to ask, but perhaps to run, as in plain recursion
            else:
                body = cell.cell_contents
            return (body, arguments) if entry.kind is Kind.FUNCTION else body(*arguments, **by_keyword)

        cell.cell_contents = settled


def calling(plain: PythonFunction, kind: Kind, parameters: Parameters) -> Callable[..., Any]:
    """A body that hands over to nobody: it calls the plain function.

    Args:
        plain: the function as it was before it was compiled.
        kind: its kind.
        parameters: its parameters, which the body gets by position, but for that of a coroutine.
    """
    function: Any = plain

    def called(values: tuple[Any, ...]) -> Any:  # noqa: ANN401  # what the function returns
        given = dict(zip(parameters.names, values, strict=True))
        arguments = [given[name] for name in parameters.by_position]
        by_keyword = {name: given[name] for name in parameters.keyword_only}
        if parameters.vararg:
            arguments += given[parameters.vararg]
        if parameters.kwarg:
            by_keyword |= given[parameters.kwarg]
        return function(*arguments, **by_keyword)

    def plain_function(*values: Any) -> Any:  # noqa: ANN401
        return [called(values)]

    async def coroutine(*arguments: Any, **by_keyword: Any) -> Any:  # noqa: ANN401  # what the body takes and returns
        return [await function(*arguments, **by_keyword)]

    def generator(*values: Any) -> Generator[Any, Any, list[Any]]:  # noqa: ANN401
        generator: Generator[Any, Any, Any] = called(values)
        return [(yield from generator)]

    def async_generator(*values: Any) -> Any:  # noqa: ANN401
        return called(values)

    bodies: dict[Kind, Callable[..., Any]] = {
        Kind.FUNCTION: plain_function,
        Kind.COROUTINE: coroutine,
        Kind.GENERATOR: generator,
        Kind.ASYNC_GENERATOR: async_generator,
    }
    return bodies[kind]
