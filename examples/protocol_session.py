"""A protocol session as four states, against a server on this machine.

    connected → authenticating ⇄ transferring → closing

Each state is a function that ends with the next one. The server forgets the login every 100 items, so the session goes
back and forth between two states for as long as there is something to store; no call nests in another.

Run it: `python examples/protocol_session.py`
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from loom import tailrec

ITEMS = 3000


@dataclass
class Session:
    """The connection, and what has happened on it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    logins: int = 0
    stored: int = 0

    async def receive(self) -> str:
        return (await self.reader.readline()).decode().strip()

    async def ask(self, line: str) -> str:
        self.writer.write(f"{line}\n".encode())
        return await self.receive()


@tailrec
async def connected(session: Session, items: range) -> Session:
    greeting = await session.receive()
    if not greeting.startswith("220"):
        raise ConnectionError(greeting)
    return await authenticating(session, items)


@tailrec
async def authenticating(session: Session, items: range, attempts: int = 3) -> Session:
    if attempts == 0:
        raise PermissionError("the server does not let us in")
    answer = await session.ask("LOGIN loom")
    if answer.startswith("250"):
        session.logins += 1
        return await transferring(session, items)
    return await authenticating(session, items, attempts - 1)


@tailrec
async def transferring(session: Session, items: range) -> Session:
    if not items:
        session.writer.write(b"QUIT\n")
        return await closing(session)
    answer = await session.ask(f"PUT {items[0]}")
    if answer.startswith("530"):
        return await authenticating(session, items)
    session.stored += 1
    return await transferring(session, items[1:])


@tailrec
async def closing(session: Session) -> Session:
    """Reads what is still under way, up to the server's goodbye."""
    line = await session.receive()
    if line.startswith("221") or not line:
        session.writer.close()
        return session
    return await closing(session)


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A server that stores items, refuses the first login, and forgets each login after 100 items."""
    refused, left = False, 0
    writer.write(b"220 ready\n")
    while line := (await reader.readline()).decode().strip():
        if line.startswith("LOGIN"):
            left = 100 if refused else 0
            writer.write(b"250 welcome\n" if refused else b"535 not yet\n")
            refused = True
        elif line.startswith("PUT") and left:
            left -= 1
            writer.write(b"250 stored\n")
        elif line == "QUIT":
            writer.write(b"250 flushing\n221 bye\n")
            break
        else:
            writer.write(b"530 log in\n")
    await writer.drain()
    writer.close()


async def main() -> Session:
    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        return await connected(Session(reader, writer), range(ITEMS))


if __name__ == "__main__":
    ended = asyncio.run(main())
    print(f"stored {ended.stored} items, logged in {ended.logins} times")
