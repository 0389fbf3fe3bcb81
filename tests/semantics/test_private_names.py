"""Private names: in a class `__x` and `_C__x` are one variable, and Loom takes them for one."""

# ruff: noqa: F401, F841, PLW0642  # the two spellings look like two variables
# mypy: disable-error-code="name-defined, attr-defined, assignment, misc"

from __future__ import annotations

from typing import Any

import pytest

from loom import TailCallError, explain_tailcalls, tailrec, tailstream


class Machine:
    @tailrec
    def captured(self, _Machine__n: int, log: list[Any]) -> list[Any]:
        if _Machine__n == 0:
            return [each() for each in log]
        log.append(lambda: __n)  # noqa: F821
        return self.captured(_Machine__n - 1, log)

    @tailrec
    def captured_local(self, n: int, log: list[Any]) -> list[Any]:
        _Machine__kept = n
        log.append(lambda: __kept)  # noqa: F821
        return [each() for each in log] if n == 0 else self.captured_local(n - 1, log)

    @tailrec
    def bound_by_both(self, n: int, log: list[Any]) -> list[Any]:
        if n == 0:
            return log
        __x = n
        _Machine__x = 5
        return self.bound_by_both(n - 1, [*log, __x])

    @tailrec
    def handler(self, n: int, log: list[Any], _Machine__error: Any = None) -> list[Any]:
        if n == 0:
            return log
        try:
            log.append(1 // (n - n))
        except ZeroDivisionError as _Machine__error:
            log.append(str(__error))  # noqa: F821
        return self.handler(n - 1, log, _Machine__error=n)

    @tailrec
    def changed(self, _Machine__n: int, log: list[Any]) -> list[Any]:
        if _Machine__n <= 0:
            return log
        __n -= 1  # type: ignore[has-type]  # noqa: F821
        log.append(_Machine__n)
        return self.changed(__n, log)

    @tailrec
    def definitions(self, n: int, log: list[Any]) -> list[Any]:
        import os as __os
        from os import path as __path

        def __helper() -> tuple[Any, ...]:
            return n, __os.name, _Machine__path.sep  # noqa: F821

        class __Held:
            n = 7

        log.append((_Machine__helper(), __helper.__qualname__, _Machine__Held.__name__))  # noqa: F821
        return log if n == 0 else self.definitions(n - 1, log)

    @tailstream
    def stream(self, _Machine__n: int, log: list[Any]) -> Any:
        yield _Machine__n
        if __n:  # noqa: F821
            for _Machine__n in self.stream(__n - 1, log):  # noqa: F821
                yield __n  # noqa: F821


class Other:
    def dispatch(self, n: int, log: list[Any]) -> list[Any]:
        return [*log, "other"]


class Dispatching(Other):
    @tailrec
    def dispatch(__self, n: int, log: list[Any]) -> list[Any]:  # noqa: N805
        if n == 0:
            return log
        if n == 2:
            _Dispatching__self = Other()
        return __self.dispatch(n - 1, log)


@pytest.mark.parametrize(
    "name", ["captured", "captured_local", "bound_by_both", "handler", "changed", "definitions", "stream"]
)
def test_both_spellings_are_one_variable(name: str) -> None:
    method = vars(Machine)[name]
    compiled, plain = (function(Machine(), 3, []) for function in (method, method.__wrapped__))
    assert (list(compiled), bool(method.__wrapped__)) == (list(plain), True)


def test_receiver_that_is_bound_anew_under_its_other_spelling() -> None:
    assert Dispatching().dispatch(3, []) == ["other"]


def test_nested_function_of_a_private_name_is_called_by_it() -> None:
    class Machine:
        def make(self) -> Any:
            @tailrec
            def __down(n: int, __k: int = 0) -> int:
                return __k if n == 0 else __down(n - 1, __k + 1)

            return __down

        def refused(self) -> Any:
            @tailrec
            def __sum(n: int) -> int:
                return n if n == 0 else n + __sum(n - 1)

            return __sum

    machine = Machine().make()
    assert (machine(5_000), explain_tailcalls(machine, as_json=True)["optimized"][0]["kind"]) == (5_000, "name")
    with pytest.raises(TailCallError, match="a tail call to '__sum' must be the whole returned value"):
        Machine().refused()


def test_refusal_speaks_of_a_private_name_as_it_is_written() -> None:
    with pytest.raises(TailCallError) as caught:

        class Machine:
            @tailrec
            def __run(self, n: int) -> int:
                return n and 1 + self.__run(self.__run(n - 1))

    assert "return self.__run(" in caught.value.diagnostics[0].fix
    assert "_Machine__run" not in str(caught.value)


def test_private_attributes_of_a_nested_class_stay_as_they_are() -> None:
    class Machine:
        @tailrec
        def run(self, n: int) -> Any:
            class Inner:
                def __init__(self) -> None:
                    self.__seen = n

            return Inner if n == 0 else self.run(n - 1)

    attributes = getattr(Machine().run(1), "__static_attributes__", ("__seen",))  # since 3.13
    assert (attributes, vars(Machine().run(1)())) == (("__seen",), {"_Inner__seen": 0})


def test_private_names_in_annotations_that_are_text() -> None:
    class Machine:
        @tailrec
        def run(self, n: int) -> Any:
            def inner(x: __T) -> self.__y:  # type: ignore[valid-type]  # noqa: F821
                return x

            return inner.__annotations__ if n == 0 else self.run(n - 1)

    assert Machine().run(1) == {"x": "__T", "return": "self.__y"}


def test_explanation_shows_private_names_as_they_are_written() -> None:
    class Machine:
        @tailrec
        def run(self, __n: int, log: list[Any]) -> list[Any]:
            __m = __n
            log.append(lambda: __m)
            return log if __n == 0 else self.run(__n - 1, log)

        @tailrec
        def stepping(self, __n: int, log: list[Any]) -> list[Any]:
            __m = __n
            log.append(lambda: __m)
            __m += 1
            return log if __n == 0 else self.stepping(__n - 1, log)

    text = explain_tailcalls(Machine.run) + explain_tailcalls(Machine.stepping)
    assert "__n = __n - 1" in text
    assert "takes __m by value" in text
    assert "a closure captures '__m'" in text
    assert "_Machine__" not in text
