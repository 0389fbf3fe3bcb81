"""Functions to draw and to explain: what the tests of reports share."""

from __future__ import annotations

import functools
from typing import Any

from loom import tailrec, tailstream


@tailrec
def count(n: Any, total: Any = 0) -> Any:
    if n == 0:
        return total
    return count(
        n - 1,
        total=total + n,
    )


@tailrec
def connect(tries: Any, then: Any) -> Any:
    if tries > 3:
        raise ConnectionError("gave up <&>")
    try:
        tries += 0
    except OSError:
        return retry(tries + 1, then)
    return login(tries, then)


@tailrec
def retry(tries: Any, then: Any) -> Any:
    return connect(tries, then)


@tailrec
def login(tries: Any, then: Any) -> Any:
    if tries:
        return then("logged in")
    return sorted(then)


class Session:
    @tailrec
    def open(self, n: Any) -> Any:
        return self.read(n) if n else Session.close(n)

    @tailrec
    def read(self, n: Any) -> Any:
        if n > 100:
            return self.other.read(n)
        return self.read(n - 1) if n % 2 else self.open(n - 1)

    @staticmethod
    @tailrec
    def close(n: Any) -> Any:
        return n or Session.close(n)


class Faster(Session):
    @tailrec
    def read(self, n: Any) -> Any:
        return self.open(0)


@tailrec
def captures(n: Any, log: Any) -> Any:
    if n > 1:
        note = "<b>&amp;"
    log.append(lambda: n)
    if n == 0:
        return note
    return captures(n - 1, log)


@tailrec
def steps(n: Any) -> Any:
    held = n
    made = lambda: held  # noqa: E731
    held += 1
    return made if n == 0 else steps(n - 1)


def refused(n: Any, lock: Any) -> Any:
    with lock:
        return refused(n - 1, lock)


def untouched(n: Any) -> Any:
    return n


@tailstream
def numbers(n: Any) -> Any:
    yield n
    if n:
        yield from numbers(n - 1)


@tailrec
def every_statement(n: Any, items: Any) -> Any:
    while n:
        if items:
            break
        n -= 1
    for item in items:
        if item:
            return every_statement(n, item)
    match items:
        case []:
            return None
        case [int(), *_] if n:
            raise ValueError
    return items and every_statement(n - 1, items[1:])


@tailrec
def say(n: Any) -> Any:
    sorted(n)


def logged(function: Any) -> Any:
    @functools.wraps(function)
    def wrapper(*args: Any) -> Any:
        return function(*args)

    return wrapper


class Wrapped:
    @logged
    @tailrec
    def run(self, n: Any) -> Any:
        return self.run(n - 1) if n else n


@logged
@tailrec
def wrapped(n: Any) -> Any:
    return wrapped(n - 1) if n else n


class Guarded:
    """Its names are private."""

    @tailrec
    def walk(self, __n: Any, __step: Any) -> Any:
        if __n == 0:
            return self.__then(__step)
        return self.walk(__n - __step, __step)
