"""A streaming parser: records of a byte stream that arrives in chunks, from a real socket.

    reading a header  ⇄  reading a body

A record is a length, a colon and so many bytes; chunks end wherever they like. Each state is a stream of its own that
yields what it has found and hands over to the other one, with the bytes that are left.

Run it: `python examples/streaming_parser.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from loom import tailstream

RECORDS = 2000
CHUNK = 7  # bytes: no record fits into one chunk, and most headers do not end where one does


@tailstream
async def header(source: asyncio.StreamReader, buffer: bytes = b"") -> AsyncGenerator[bytes, None]:
    length, colon, rest = buffer.partition(b":")
    if colon:
        async for record in body(source, int(length), rest):
            yield record
    elif chunk := await source.read(CHUNK):
        async for record in header(source, buffer + chunk):
            yield record
    elif buffer:
        raise EOFError(f"the stream ends inside a header: {buffer!r}")


@tailstream
async def body(source: asyncio.StreamReader, length: int, buffer: bytes) -> AsyncGenerator[bytes, None]:
    if len(buffer) >= length:
        yield buffer[:length]
        async for record in header(source, buffer[length:]):
            yield record
    elif chunk := await source.read(CHUNK):
        async for record in body(source, length, buffer + chunk):
            yield record
    else:
        raise EOFError(f"the stream ends inside a record of {length} bytes")


async def send(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """The other side: sends its records and closes."""
    del reader
    for number in range(RECORDS):
        record = f"record {number}".encode()
        writer.write(b"%d:%b" % (len(record), record))
    await writer.drain()
    writer.close()


async def main() -> list[bytes]:
    async with await asyncio.start_server(send, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        records = [record async for record in header(reader)]
        writer.close()
        return records


if __name__ == "__main__":
    found = asyncio.run(main())
    print(f"{len(found)} records, the first {found[0]!r}, the last {found[-1]!r}")
