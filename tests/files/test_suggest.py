"""Suggestions: what surely goes on by calling itself is found, with what to do; where anything may bound it, silence."""

from __future__ import annotations

import sys

import pytest

from loom.files import Candidates, review

FOUND = {
    "supervisor that starts again": (
        """
async def run(self, serve):
    try:
        await serve()
    except Exception:
        await run(self, serve)
""",
        "LOOM401",
    ),
    "poller": (
        """
async def poll(check):
    if await check():
        return "ready"
    await asyncio.sleep(5)
    return await poll(check)
""",
        "LOOM401",
    ),
    "poller by another spelling": (
        """
async def prüfe (check):
    await asyncio.sleep(5)
    return await prüfe (check)
""",
        "LOOM401",
    ),
    "method that polls": (
        """
class Watcher:
    async def watch(self):
        await self.look()
        await asyncio.sleep(5)
        await self.watch()
""",
        "LOOM401",
    ),
    "endless by what is written": (
        """
async def run(self):
    await self.step()
    return await run(self)
""",
        "LOOM401",
    ),
    "websocket that connects again, in a loop": (
        """
class Socket:
    async def listen(self):
        while True:
            try:
                await self.receive()
            except ConnectionError:
                await asyncio.sleep(1)
                await self.listen()
""",
        "LOOM402",
    ),
    "agent that grows its history": (
        """
async def agent(messages):
    reply = await model(messages)
    if reply.done:
        return reply
    return await agent([*messages, reply])
""",
        "LOOM401",
    ),
    "agent that appends": (
        """
async def agent(messages):
    reply = await model(messages)
    if reply.done:
        return reply
    messages.append(reply)
    return await agent(messages)
""",
        "LOOM401",
    ),
    "poller in a with block": (
        """
async def poll(check):
    async with session() as s:
        if await check(s):
            return s
        await asyncio.sleep(5)
        return await poll(check)
""",
        "LOOM402",
    ),
    "backoff that only doubles": (
        """
async def connect(delay=1):
    try:
        return await dial()
    except OSError:
        await asyncio.sleep(delay)
        return await connect(min(delay * 2, 60))
""",
        "LOOM401",
    ),
    "flag that changes nothing about going on": (
        """
class Coordinator:
    async def subscribe(self):
        try:
            await self.client.subscribe()
        except OSError as error:
            if self.should_log:
                self.should_log = False
                print(error)
            await asyncio.sleep(10)
            await self.subscribe()
""",
        "LOOM401",
    ),
    "stream that nothing ends": (
        """
async def events(read):
    yield await read()
    async for event in events(read):
        yield event
""",
        "LOOM401",
    ),
    "stream that polls": (
        """
async def events(read):
    yield await read()
    await asyncio.sleep(1)
    async for event in events(read):
        yield event
""",
        "LOOM401",
    ),
}


@pytest.mark.parametrize(("text", "code"), FOUND.values(), ids=FOUND)
def test_recursion_that_nothing_bounds_is_found(text: str, code: str) -> None:
    (found,) = review(f"import asyncio\n{text}".encode(), "app.py", Candidates.ASYNC)
    assert found.code == code
    assert "1,000" in found.reason


@pytest.mark.parametrize("text", [text for text, code in FOUND.values() if code == "LOOM401"])
def test_what_is_to_be_decorated_is_accepted_with_the_decorator(text: str) -> None:
    name = "tailstream" if "yield" in text else "tailrec"
    lines = [
        f"{' ' * (len(line) - len(line.lstrip()))}@{name}\n{line}" if "async def" in line else line
        for line in text.splitlines()
    ]
    decorated = "\n".join(["import asyncio", "from loom import tailrec, tailstream", *lines, ""])
    assert review(decorated.encode(), "app.py", Candidates.ASYNC) == []


def test_refusal_is_named_with_its_rewrite() -> None:
    text, _ = FOUND["websocket that connects again, in a loop"]
    (found,) = review(text.encode(), "app.py", Candidates.ASYNC)
    assert found.fix == (
        "write `return await self.listen()`, which leaves the loop (LOOM108); then put @tailrec directly above the def"
    )


POLL = "    await asyncio.sleep(1)\n    return await f({})\n"
SILENT = {
    "counted down": f"async def f(n):\n    if n == 0:\n        return\n{POLL.format('n - 1')}",
    "counted up": f"async def f(n=0):\n    if n > 5:\n        raise OSError\n{POLL.format('n + 1')}",
    "counted before the call": f"async def f(n):\n    if n > 3:\n        return n\n    n = n + 1\n{POLL.format('n')}",
    "counted with a type": f"async def f(n):\n    if n > 3:\n        return n\n    n: int = n + 1\n{POLL.format('n')}",
    "counted where it is tested": f"async def f(n):\n    if (n := n - 1) == 0:\n        return\n{POLL.format('n')}",
    "counted in another variable": f"async def f(n):\n    if n == 0:\n        return\n    m = n - 1\n{POLL.format('m')}",
    "counted in an item": f"async def f(n):\n    n['x'] += 1\n    if n['x'] > 3:\n        return\n{POLL.format('n')}",
    "counted in the object, written out": "class C:\n    async def f(self):\n        self.n = self.n + 1\n"
    "        if self.n > 5:\n            raise OSError\n        await asyncio.sleep(1)\n        await self.f()\n",
    "clock that is read before": "async def f(end):\n    now = time.monotonic()\n    if now >= end:\n        return\n"
    + POLL.format("end"),
    "timeout around it": "async def f():\n    async with asyncio.timeout(5):\n        await asyncio.sleep(1)\n        await f()\n",
    "one part or another": f"async def f(n):\n    if n is None:\n        return\n{POLL.format('n.next or n.other')}",
    "part that is copied": f"async def f(n):\n    if not n:\n        return\n{POLL.format('tuple(n[1:])')}",
    "part in a list": f"async def f(n):\n    if not n:\n        return\n{POLL.format('[*n[1:]]')}",
    "counted in the object": "class C:\n    async def f(self):\n        self.n += 1\n        if self.n > 5:\n            raise OSError\n"
    "        await asyncio.sleep(1)\n        await self.f()\n",
    "counted in a global": f"async def f():\n    global n\n    n += 1\n    if n > 5:\n        return\n{POLL.format('')}",
    "flag": f"async def f(again=True):\n    if not again:\n        return\n{POLL.format('again=False')}",
    "flag that is left out": f"async def f(data=None):\n    if data is None:\n        return 1\n{POLL.format('')}",
    "flag in keywords": f"async def f(url, **kw):\n    if await get(url):\n        return\n{POLL.format('url, retry=False')}",
    "flag in the object": "class C:\n    async def f(self):\n        if self.tried:\n            raise OSError\n        self.tried = True\n"
    "        await asyncio.sleep(1)\n        await self.f()\n",
    "deadline": f"async def f(until):\n    if time.monotonic() > until:\n        return\n{POLL.format('until')}",
    "limit by name": f"async def f(job):\n    if job.attempts_left():\n        return\n{POLL.format('job')}",
    "queue": f"async def f(jobs):\n    if not jobs:\n        return\n    await jobs.pop()()\n{POLL.format('jobs')}",
    "walk along a list": f"async def f(node):\n    if node is None:\n        return\n{POLL.format('node.next')}",
    "rest of a sequence": f"async def f(items):\n    first, *rest = items\n    await first()\n{POLL.format('rest')}",
    "slice": f"async def f(items):\n    await items[0]()\n{POLL.format('items[1:]')}",
    "walk over a tree": "async def f(tree):\n    for child in tree:\n        await asyncio.sleep(1)\n        await f(child)\n",
    "two calls": "async def f(tree):\n    await asyncio.sleep(1)\n    await f(tree)\n    await f(tree)\n",
    "task of its own": "async def f():\n    await asyncio.sleep(1)\n    asyncio.create_task(f())\n",
    "several at once": "async def f(n):\n    await asyncio.sleep(1)\n    await asyncio.gather(f(n), f(n))\n",
    "result that is used": "async def f(n):\n    await asyncio.sleep(1)\n    return 1 + await f(n)\n",
    "super": "class C(B):\n    async def f(self):\n        await asyncio.sleep(1)\n        return await super().f()\n",
    "another object": "class C:\n    async def f(self):\n        await asyncio.sleep(1)\n        return await self.inner.f()\n",
    "function of the same name": "class C:\n    async def f(self):\n        await asyncio.sleep(1)\n        return await f()\n",
    "bound again": f"async def f():\n{POLL.format('')}f = wrap(f)\n",
    "parameter of the same name": f"async def f(f):\n{POLL.format('')}",
    "overloads": f"@overload\nasync def f(n): ...\nasync def f(n):\n{POLL.format('n')}",
    "attribute of the same name": "class C:\n    def __init__(self, f):\n        self.f = f\n    async def f(self):\n"
    "        await asyncio.sleep(1)\n        await self.f()\n",
    "property": "class C:\n    @property\n    async def f(self):\n        await asyncio.sleep(1)\n        await self.f()\n",
    "unknown decorator": f"@retry\nasync def f():\n{POLL.format('')}",
    "decorated by Loom": f"from loom import tailrec\n@tailrec\nasync def f():\n{POLL.format('')}",
    "call in a nested function": "async def f():\n    async def again():\n        await asyncio.sleep(1)\n        await f()\n    return again\n",
    "looked up again": "async def f(key):\n    try:\n        return await get(key)\n    except KeyError:\n        await load(key)\n"
    "        return await f(key)\n",
    "repaired and tried again": "class C:\n    async def f(self):\n        try:\n            return await self.get()\n"
    "        except OSError:\n            self.token = await self.refresh()\n            return await self.f()\n",
    "redirected by the exception": "async def f(place):\n    try:\n        return await get(place)\n    except Moved as e:\n"
    "        return await f(e.place)\n",
    "lock that it would wait for": "class C:\n    async def f(self):\n        async with self._lock:\n            await asyncio.sleep(1)\n"
    "            await self.f()\n",
    "without a reason": "async def f(n):\n    if await known(n):\n        return n\n    return await f(n)\n",
    "a plain function": "def f(check):\n    if check():\n        return\n    time.sleep(1)\n    return f(check)\n",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_where_anything_may_bound_it_nothing_is_said(text: str) -> None:
    assert review(f"import asyncio, time\n{text}".encode(), "app.py", Candidates.ASYNC) == []


def test_plain_functions_are_found_when_they_are_asked_for() -> None:
    text = f"import time\n{SILENT['a plain function']}"
    (found,) = review(text.encode(), "app.py", Candidates.ALL)
    assert (found.code, found.span and found.span.line) == ("LOOM401", 6)


def test_def_is_found_however_it_is_spelled() -> None:
    text = "async\tdef  poll\t(check):\n    await asyncio.sleep(5)\n    return await poll (check)\n"
    assert [each.code for each in review(text.encode(), "app.py", Candidates.ASYNC)] == ["LOOM401"]


@pytest.mark.skipif(sys.version_info < (3, 12), reason="PEP 695")
def test_generic_def_is_found() -> None:
    text = "async def poll[T](check):\n    await asyncio.sleep(5)\n    return await poll(check)\n"
    assert [each.code for each in review(text.encode(), "app.py", Candidates.ASYNC)] == ["LOOM401"]
