"""What can be told of a function, as data: a dictionary of plain values for text, pages and programs.

    {"function": "countdown", "lowering": "loop",
     "optimized": [{"line": 7, "column": 18, "kind": "name", "reason": "a loop turn; n = n - 1", ...}], ...}

`describe` fills it from the compiler's plan. Lines and columns count from 1, columns in characters, and an end column
is the first one after the range.
"""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "EnclosedCall",
    "Explanation",
    "OptimizedCall",
    "Place",
    "Placed",
    "RejectedCall",
    "SourceLines",
    "ValueCapture",
    "VariableReset",
]


class Place(TypedDict):
    """A range of the source."""

    line: int
    column: int
    end_line: int
    end_column: int


class Placed(Place):
    """An argument that is placed at compile time, where it stands, and the parameter that it becomes."""

    parameter: str
    value: str


class OptimizedCall(Place):
    """A tail call that costs no stack."""

    kind: str
    """How the call names the function (name, receiver, class, other, alias, method_alias), or unknown."""
    callee: str
    """What is called, as it stands in the source."""
    role: Literal["turn", "step", "jump"]
    """A turn of the loop, the next transition of a driver, or a jump to what is called if that is compiled."""
    dropped: bool
    guard: str
    """What is asked at run time (none, once, method, identity, jump)."""
    binding: Literal["direct", "binder"]
    """Whether the arguments are placed at compile time or bound by CPython at each transition."""
    placed: list[Placed]
    """The parameters that change, if the arguments are placed at compile time."""
    defaults: list[str]
    """The parameters that take their defaults again."""
    reason: str


class RejectedCall(Place):
    """A problem that keeps the function from being compiled."""

    kind: str
    code: str
    reason: str
    fix: str


class EnclosedCall(Place):
    """A call that would be a tail call but for a `try` or `with` around it: Python calls it, and that takes stack."""

    callee: str
    code: str
    """What a call of the function itself would be refused with there."""
    reason: str


class ValueCapture(Place):
    """A closure that takes variables by value, so that it need not keep the frame of its transition."""

    variables: list[str]


class VariableReset(Place):
    """A place that binds a local which may be read before it is set: every transition has to find it unbound."""

    variable: str


class SourceLines(TypedDict):
    """The function's lines as they stand in the file, decorators included."""

    line: int
    text: str


class Explanation(TypedDict):
    """What `explain_tailcalls` returns with `as_json=True`; `json.dumps` takes it as it is."""

    function: str
    module: str
    file: str
    line: int
    source: SourceLines
    mode: Literal["tailrec", "tailstream"]
    compiled: bool
    """Whether the function given is a compiled one."""
    lowering: Literal["loop", "step", "unchanged", "refused"]
    reasons: list[str]
    """Why the function steps rather than loops."""
    binding: Literal["direct", "binder", "none"]
    """`binder` if at least one call needs it."""
    called: str | None
    """Why tail calls of other functions call this one, which grows the stack, rather than jump to it; if they do."""
    optimized: list[OptimizedCall]
    rejected: list[RejectedCall]
    enclosed: list[EnclosedCall]
    captures: list[ValueCapture]
    resets: list[VariableReset]
    warnings: list[str]
    lowered: str | None
    """The source that is compiled in the function's place. Names with an @ are the compiler's own."""
