"""Statements with `try`, in all their forms: what clauses name, clauses that see a coroutine closed, `finally`, groups.

try:
    x = await w.pause(n)
except (await w.answer(KeyError)) as e:
    raise ValueError(n) from e
finally:
    w.effect(x)
"""

from __future__ import annotations

from tests.search.generator.choices import VERSIONS
from tests.search.generator.compound import Blocks

ERRORS = (
    "ValueError",
    "KeyError",
    "(ValueError, KeyError)",
    "Exception",
    "TypeError",
    "UnboundLocalError",
    "w.errors()",
)


class Attempts(Blocks):
    """Writes statements with `try`."""

    def attempt(self, *, tail: bool, at_end: bool) -> None:
        final = self.chance(0.25)
        inner = tail and not final
        self.emit("try:")
        if self.yields and self.chance(0.4):
            self.emit(f"    {self.random.choice(['', f'{self.target()} = '])}yield {self.variable()}")
        with self.within(trying=self.trying + 1):
            self.block(tail=False, at_end=False)
        if self.chance(0.85) or not final:
            caught = ""
            for last in (False, True)[self.random.randint(0, 1) :]:
                caught = self.caught(last=last)
                self.emit(f"except{' ' * bool(caught)}{caught}:")
                leaves = not self.duplicates
                known = [*self.bound, "e"] if caught.endswith(" as e") and self.chance(0.4) else self.bound
                with self.within(handlers=self.handlers + 1, bound=known):
                    self.block(tail=inner and leaves, at_end=at_end and not final and leaves)
            if caught and self.chance(0.06) and not self.nesting:
                self.exit_handler()
            if self.chance(0.4):
                self.emit("else:")
                self.block(tail=inner, at_end=at_end and not final)
        if final:
            self.emit("finally:")
            self.finally_block()

    def exit_handler(self) -> None:
        """A clause that sees GeneratorExit, and lets it go on or ends the run; a coroutine may take no notice."""
        caught = self.random.choice(["GeneratorExit", "GeneratorExit", "BaseException", "BaseException as e", ""])
        self.emit(f"except{' ' * bool(caught)}{caught}:")
        self.emit(f"    w.note({self.fresh()}, n)")
        ends = ["raise"]
        if caught == "GeneratorExit" and self.returns:
            ends.append("return")
        if not self.yields and not self.is_stream:
            ends.append("n -= 1")
        self.emit(f"    {self.random.choice(ends)}")

    def caught(self, *, last: bool) -> str:
        """What an except clause names."""
        if last and not self.yields and self.chance(0.06):
            return self.random.choice(["BaseException", "BaseException as e", ""])
        name = self.random.choice(["", "", f" as {self.locals[0]}", " as e", " as e", f" as {self.parameters[0]}"])
        if not self.yields and self.binds and self.chance(0.08):
            return self.worked_out() + name
        if VERSIONS["since_3_14"] and self.chance(0.2):
            return self.random.choice(["ValueError, KeyError", "TypeError, KeyError, ValueError"])
        # A stream must not catch GeneratorExit; what the call gives is not known yet.
        is_known = self.yields or (self.awaits and self.chance(0.7))
        return self.random.choice(ERRORS[:-1] if is_known else ERRORS) + name

    def worked_out(self) -> str:
        """A class that is known once the clause is reached."""
        error = self.random.choice(ERRORS)
        if self.awaits and self.chance(0.5):
            return f"await w.answer({error})"
        return f"({self.target()} := {error})"

    def finally_block(self) -> None:
        self.depth += 1
        if self.is_stream and not self.nesting:
            # What a finally clause raises while a stream is closed is reported, and not raised, by plain generators; a
            # yield there makes CPython raise, which Loom's streams do alike but for async ones (docs/contract.md).
            self.emit(f"w.note({self.fresh()}, n)")
            if self.chance(0.15):
                self.emit("try: raise KeyError(n)")
                self.emit(f"except KeyError as e: w.note({self.fresh()}, e)")
            if not self.is_async and self.chance(0.15):
                self.emit(f"yield {self.variable()}")
        elif self.chance(0.3):
            jumps = ["return n", f"return {self.expression(1)}"] if self.returns else ["w.note(n)"]
            if self.loops:
                jumps += ["break", "continue", "continue"]
            self.emit(f"if {self.condition()}: {self.random.choice(jumps)}")
        elif self.chance(0.15):
            with self.within(budget=min(self.budget, 2)):
                self.attempt(tail=False, at_end=False)
        elif self.chance(0.5):
            self.depth -= 1
            with self.within(budget=min(self.budget, 2)):
                self.block(tail=False, at_end=False)
            self.depth += 1
        else:
            self.emit(f"w.effect({self.expression()})")
        self.depth -= 1

    def attempt_of_groups(self, *, tail: bool, at_end: bool) -> None:
        final = self.chance(0.25)
        self.emit("try:")
        with self.within(trying=self.trying + 1):
            self.block(tail=False, at_end=False)
        # A stream that is closed at a yield in such a clause raises a group, and what is raised then is reported only.
        quiet = {"yields": False, "delegates": False, "strays": 0} if self.is_stream else {}
        for _ in range(self.random.randint(1, 2)):
            name = self.random.choice(["", f" as {self.locals[0]}", " as e"])
            caught = self.random.choice(["ValueError", "KeyError", "(TypeError, ValueError)", "Exception"])
            self.emit(f"except* {caught}{name}:")
            with self.within(loops=0, returns=False, handlers=self.handlers + 1, **quiet):  # no jumps out of it
                self.block(tail=False, at_end=False)
        if self.chance(0.4):
            self.emit("else:")
            self.block(tail=tail and not final, at_end=at_end and not final)
        if final:
            self.emit("finally:")
            self.finally_block()
