"""Every diagnostic that Loom has: code, name, reason, fix. The codes are stable: one is never given a second meaning.

LOOM0xx: a file that `loom check` cannot look into. LOOM1xx: a call of the function itself that is not a tail call.
LOOM2xx: something that is not a function Loom can compile. LOOM3xx: warnings. LOOM4xx: what `loom check --suggest` finds
in functions without a decorator. In the texts, `{name}` is the function's name, `{tail}` the call as it should be
written to end a path, and `{decorator}` the decorator that was used; of a file, `{name}` is what Python says.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from loom.diagnostics.diagnostic import Diagnostic

if TYPE_CHECKING:
    from loom.diagnostics.diagnostic import Span


class Severity(Enum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    """It cannot be compiled, or not be read."""
    WARNING = "warning"
    """It is compiled, but probably not to what was meant."""
    NOTE = "note"
    """It is nothing of Loom's; Loom could help."""


class Rule(Enum):
    """A kind of problem: ``(code, reason, fix)``."""

    NOT_PYTHON = (
        "LOOM001",
        "a file must be valid Python to be checked, but here Python says: {name}",
        "correct the syntax, or run loom with the Python version that the file is written for",
    )
    NOT_READABLE = (
        "LOOM002",
        "a file must be readable text to be checked, but here Python says: {name}",
        "save the file as UTF-8, or name its encoding in the first line (`# -*- coding: latin-1 -*-`)",
    )
    RESULT_USED = (
        "LOOM101",
        "a tail call to '{name}' must be the whole returned value, but here something goes on with its result",
        "carry the pending work in a parameter and end the path with `{tail}`",
    )
    RESULT_ASSIGNED = (
        "LOOM102",
        "a tail call to '{name}' must be returned, but here its result is assigned and the function goes on",
        "pass what the rest of the function needs as a parameter and end the path with `{tail}`",
    )
    ARGUMENT = (
        "LOOM103",
        "a tail call to '{name}' must be the whole returned value, but here its result is an argument of another call",
        "do the outer call's work before, or in the last transition, and end the path with `{tail}`",
    )
    NOT_AWAITED = (
        "LOOM104",
        "a tail call to '{name}' must be awaited on the spot, but here its coroutine is made for later or handed on (gather, create_task, wait_for and the like run it beside this frame, not instead of it)",
        "call it from a nested or another function, whose calls are ordinary ones, or end the path with `{tail}`",
    )
    CONDITION = (
        "LOOM105",
        "a tail call to '{name}' must end its path, but here its result decides how this transition goes on",
        "decide from the state, and end each path with `{tail}`",
    )
    COMPREHENSION = (
        "LOOM106",
        "a tail call to '{name}' happens once and last, but a comprehension goes on after each call",
        "keep the work list in a parameter and take one item per transition: `{tail}`",
    )
    CODE_AFTER = (
        "LOOM107",
        "a tail call to '{name}' must be the last thing its path does, but here more of the function runs after it",
        "move what follows before the call, or write `{tail}` if nothing was to follow",
    )
    LOOP_GOES_ON = (
        "LOOM108",
        "a tail call to '{name}' must end its path, but here the enclosing loop goes on after it",
        "write `{tail}`, which leaves the loop",
    )
    IN_TRY_BODY = (
        "LOOM109",
        "a tail call to '{name}' leaves this frame, but the enclosing try must still catch what the call raises",
        "compute the next state in the try body and write `{tail}` in the else clause of the outermost try",
    )
    BEFORE_FINALLY = (
        "LOOM110",
        "a tail call to '{name}' must be the last thing its path does, but the enclosing finally runs after it",
        "end the try statement first: compute the next state inside, and write `{tail}` after it",
    )
    IN_FINALLY = (
        "LOOM111",
        "a tail call to '{name}' inside a finally clause would have to remember the exception or result on its way out",
        "let the finally clause only clean up, and write `{tail}` after the try statement",
    )
    IN_WITH = (
        "LOOM112",
        "a tail call to '{name}' must be the last thing its path does, but the with block is left after it",
        "compute the next state inside the with block, and write `{tail}` after it",
    )
    IN_EXCEPT_STAR = (
        "LOOM113",
        "a tail call to '{name}' must end its path, but after an except* clause the unhandled rest is raised again",
        "note the next state in the except* clause, and write `{tail}` after the try statement",
    )
    BARE_RAISE = (
        "LOOM114",
        "a bare raise outside an except clause re-raises what a caller is handling, and '{name}' has a tail call in an except clause: the handler is left by then, so there is nothing to re-raise",
        "name the exception (`raise error`), or make the tail call after the try statement",
    )
    AWAIT_MISSING = (
        "LOOM115",
        "a tail call to '{name}' must be awaited, but here nothing awaits the coroutine",
        "write `{tail}`",
    )
    FRAME_IN_GUARDED_CALL = (
        "LOOM116",
        "the arguments of this tail call in '{name}' look at the frame (locals(), eval and the like) at a moment when the compiled frame holds the method that is about to be called",
        "read the frame into a variable of your own first (`seen = locals()`), and pass that on",
    )
    HANDLER_NAME_OUTLIVES = (
        "LOOM117",
        "the except clause around this tail call in '{name}' binds a variable that a closure captures, or that is global or nonlocal: Python unbinds it when the clause is left, which a tail call does before the next transition",
        "give the exception to a variable of the function first (`error = e`), and let the closure capture that",
    )
    EXIT_CAUGHT = (
        "LOOM118",
        "'{name}' needs a frame of its own for each transition, and may catch GeneratorExit, with which Python closes a coroutine, or an error in its place: a tail call after that would be lost",
        "catch Exception or a narrower class, around no other `try` or `with`, or end the except clause with `raise`",
    )
    EVENTS_CHANGED = (
        "LOOM119",
        "a delegation to '{name}' must pass on each event as it comes, but here the loop does something else with them",
        "let the loop be `{tail}`; change or leave out events where they are made, or around the whole stream",
    )
    DELEGATION_ELSE = (
        "LOOM120",
        "a delegation to '{name}' must be the last thing its path does, but the else clause of the loop runs after it",
        "write `{tail}` without an else clause",
    )
    DELEGATED_VALUE = (
        "LOOM121",
        "the value of a delegation to '{name}' can only be returned or dropped at the end of a path, but here it is used",
        "carry what is needed in a parameter and end the path with `{tail}`",
    )
    NOT_DELEGATED = (
        "LOOM122",
        "a stream of '{name}' must be delegated to on the spot, but here it is chosen in an expression, made for later, handed on or driven by hand",
        "iterate over it in a nested or another function, whose calls are ordinary ones, or end the path with `{tail}`",
    )
    EVENT_OUTLIVES = (
        "LOOM123",
        "the variable of the loop that delegates to '{name}' is captured by a closure, or is global or nonlocal: it would go on changing with the events of later transitions",
        "give the loop a variable of its own",
    )
    EXIT_CAUGHT_IN_STREAM = (
        "LOOM124",
        "'{name}' may catch GeneratorExit at a yield or an await, with which Python closes a generator: a delegation after that would be lost",
        "catch Exception or a narrower class, or end the except clause with `raise`; leave no `finally` by `break` or `continue`",
    )
    NO_SOURCE = (
        "LOOM201",
        "Loom compiles from source, but the source of '{name}' is not to be found (typed at a prompt, made by exec, or in a file that is gone or cannot be read)",
        "put the function into a file, in UTF-8 or in the encoding that its first line names; code that makes functions can give their source to linecache",
    )
    DECORATOR_BELOW = (
        "LOOM202",
        "@{decorator} must stand directly above the def, but another decorator stands between it and '{name}'",
        "move @{decorator} below the others: they then wrap the compiled function, once per outside call",
    )
    CLASS = (
        "LOOM203",
        "@{decorator} compiles one function, but '{name}' is a class",
        "decorate the methods that end with a call of themselves",
    )
    LAMBDA = (
        "LOOM204",
        "@{decorator} compiles a def or async def, but this is a lambda, which cannot call itself by a name of its own",
        "write it as a def",
    )
    GENERATOR = (
        "LOOM205",
        "@tailrec compiles functions that return their result, but '{name}' is a generator: it yields",
        "decorate it with @tailstream",
    )
    NOT_A_FUNCTION = (
        "LOOM206",
        "@{decorator} compiles a function written in Python, but was given {name}",
        "decorate the def itself",
    )
    SOURCE_MISMATCH = (
        "LOOM207",
        "the source found for '{name}' is not what this function was compiled from (was the file changed meanwhile?)",
        "load the module again",
    )
    ALREADY_COMPILED = (
        "LOOM208",
        "'{name}' is compiled by Loom already",
        "apply the decorator once",
    )
    WRITTEN_IN_C = (
        "LOOM209",
        "@{decorator} compiles a function from its Python source, but '{name}' is written in C",
        "write the transition as a def",
    )
    NOT_A_STREAM = (
        "LOOM210",
        "@tailstream compiles generators and async generators, but '{name}' returns its result",
        "decorate it with @tailrec",
    )
    NO_TAIL_CALL = (
        "LOOM301",
        "'{name}' has no tail call: the decorator does nothing here",
        "remove the decorator, or end a path with `{tail}` (not in a `try` body, a `with` block or under a `finally`); if another decorator stands below @{decorator}, move that above it",
    )
    RESULT_DROPPED = (
        "LOOM302",
        "the result of this tail call to '{name}' is dropped: the run then returns None, though other paths return a value",
        "write `{tail}` if the result is wanted, or end every path without a value",
    )
    ENCLOSED = (
        "LOOM303",
        "this call of '{name}' is no tail call, for a statement around it has still something to do when it returns: where it leads back here, each round adds to the stack",
        "{tail}",
    )
    RECURSES = (
        "LOOM401",
        "'{name}' goes on by calling itself, and nothing in it bounds how often: each such step adds a frame, and Python raises RecursionError after about 1,000 of them, fewer with frames below",
        "put @{decorator} directly above the def: the call is a tail call, and then takes no stack",
    )
    RECURSES_OTHERWISE = (
        "LOOM402",
        "'{name}' goes on by calling itself, and nothing in it bounds how often: each such step adds a frame, and Python raises RecursionError after about 1,000 of them, fewer with frames below; the call is not a tail call yet",
        "{tail}; then put @{decorator} directly above the def",
    )

    def __init__(self, code: str, reason: str, fix: str) -> None:
        self.code = code
        self.reason = reason
        self.fix = fix

    @property
    def slug(self) -> str:
        """The readable name, such as ``result-used``."""
        return self.name.lower().replace("_", "-")

    @property
    def severity(self) -> Severity:
        """How much it weighs, by the code's first digit."""
        return {"3": Severity.WARNING, "4": Severity.NOTE}.get(self.code[4], Severity.ERROR)

    def at(
        self, span: Span | None, function: str, name: str, tail: str = "", *, decorator: str = "tailrec"
    ) -> Diagnostic:
        """The diagnostic for one place.

        Args:
            span: where it stands.
            function: the function's qualified name.
            name: how the message calls the function.
            tail: the call as it should be written to end a path.
            decorator: the decorator that was used.
        """
        return Diagnostic(
            rule=self,
            function=function,
            reason=self.reason.format(name=name, tail=tail, decorator=decorator),
            fix=self.fix.format(name=name, tail=tail, decorator=decorator),
            span=span,
        )
