"""A protocol session as four states that hand over to each other, against a server on this machine.

    connect → authenticate → stream
       ↑            ↓           ↓
       └──────── reconnect ←────┘        with backoff, which a successful login resets

Each state is a function that ends with the next one. The server hangs up after every 100 items and is busy at times,
so the session goes round for as long as there is something to receive; no call nests in another.

Run it: `python examples/protocol_session.py`
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

from loom import tailrec

ITEMS = 3000
FIRST_PAUSE, LONGEST_PAUSE = 0.001, 0.008  # seconds


@dataclass(frozen=True)
class Session:
    """All that the states need to know of each other."""

    address: tuple[str, int]
    received: int = 0
    logins: int = 0
    reconnections: int = 0
    pause: float = FIRST_PAUSE


@dataclass(frozen=True)
class Line:
    """An open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, question: str) -> str:
        """The answer, empty where the server has hung up."""
        self.writer.write(f"{question}\n".encode())
        return (await self.reader.readline()).decode().strip()

    async def close(self) -> None:
        await self.ask("BYE")  # the server hangs up
        self.writer.close()
        await self.writer.wait_closed()


@tailrec
async def connect(session: Session) -> Session:
    try:
        reader, writer = await asyncio.open_connection(*session.address)
    except OSError:
        return await reconnect(session)
    return await authenticate(session, Line(reader, writer))


@tailrec
async def authenticate(session: Session, line: Line) -> Session:
    if await line.ask("LOGIN loom") != "WELCOME":
        await line.close()
        return await reconnect(session)
    return await stream(replace(session, logins=session.logins + 1, pause=FIRST_PAUSE), line)


@tailrec
async def stream(session: Session, line: Line) -> Session:
    if session.received == ITEMS:
        await line.close()
        return session
    if await line.ask(f"GET {session.received}") != f"ITEM {session.received}":
        await line.close()
        return await reconnect(session)
    return await stream(replace(session, received=session.received + 1), line)


@tailrec
async def reconnect(session: Session) -> Session:
    await asyncio.sleep(session.pause)
    pause = min(2 * session.pause, LONGEST_PAUSE)
    return await connect(replace(session, reconnections=session.reconnections + 1, pause=pause))


class Server:
    """Hangs up after 100 items, and turns away every third login."""

    def __init__(self) -> None:
        self.logins = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = 100
        while question := (await reader.readline()).decode().strip():
            command, _, argument = question.partition(" ")
            if command == "LOGIN":
                self.logins += 1
                writer.write(b"BUSY\n" if self.logins % 3 == 0 else b"WELCOME\n")
            elif command == "GET" and left:
                left -= 1
                writer.write(f"ITEM {argument}\n".encode())
            else:
                break
        writer.close()
        await writer.wait_closed()


async def main() -> Session:
    async with await asyncio.start_server(Server().serve, "127.0.0.1", 0) as server:
        return await connect(Session(server.sockets[0].getsockname()))


if __name__ == "__main__":
    ended = asyncio.run(main())
    print(f"{ended.received} items, {ended.logins} logins, {ended.reconnections} reconnections")
