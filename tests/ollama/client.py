"""Asks an Ollama server to choose a template and its parameters, and believes nothing of the answer.

    choice = Client(host()).choose(model)      Choice("sum", {"n": 7}), or Refused says why not

What comes back is data: a template's name and whole numbers. Anything else, anything more, anything too large or too
late is refused. Redirects and proxies are not followed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import threading
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from tests.ollama.templates import TEMPLATES

LONGEST_ANSWER: Final = 64 * 1024
DEFAULT_PORT: Final = 11434


class Refused(Exception):  # noqa: N818  # what happened, not an error of the program
    """The server's answer is not a choice among the templates; the message says why."""


@dataclass(frozen=True)
class Choice:
    """A template and parameters within its bounds."""

    template: str
    parameters: dict[str, int]


def host() -> str:
    """The server's address, from OLLAMA_HOST as Ollama itself reads it: with or without scheme and port.

    Raises:
        Refused: the variable holds no http or https address.
    """
    value = os.environ.get("OLLAMA_HOST", "").strip().strip("\"'") or "127.0.0.1"
    try:
        address = urlsplit(value if "://" in value else f"http://{value}")
        port = address.port or {"https": 443}.get(address.scheme, 80 if "://" in value else DEFAULT_PORT)
    except ValueError as failure:
        raise Refused(f"OLLAMA_HOST: {failure}") from None
    if address.scheme not in ("http", "https") or not address.hostname:
        raise Refused(f"OLLAMA_HOST is no http address: {value}")
    name = "127.0.0.1" if address.hostname == "0.0.0.0" else address.hostname
    return f"{address.scheme}://{f'[{name}]' if ':' in name else name}:{port}"


@dataclass(frozen=True)
class Client:
    """A server that is asked.

    Attributes:
        address: scheme, host and port.
        seconds: how long an answer may take, from the search for the address to the last byte.
    """

    address: str
    seconds: float = 120

    def models(self) -> list[str]:
        """The names of the models that the server has.

        Raises:
            Refused: the server does not answer, or not as Ollama does.
        """
        match self._answer("/api/tags"):
            case {"models": [_, *_] as models} if all(isinstance(_name(each), str) for each in models):
                return [str(_name(each)) for each in models]
        raise Refused("the list of models is none, or empty")

    def choose(self, model: str) -> Choice:
        """Lets a model choose.

        Args:
            model: its name on the server.

        Raises:
            Refused: the server does not answer, or the answer is not a choice among the templates.
        """
        asked = {
            "model": model,
            "messages": [{"role": "user", "content": question()}],
            "format": "json",
            "stream": False,
        }
        match self._answer("/api/chat", asked):
            case {"done": True, "message": {"role": "assistant", "content": str(content)}}:
                return parse(content)
        raise Refused("the answer is not one finished message")

    def _answer(self, path: str, asked: object = None) -> Any:
        body = None if asked is None else json.dumps(asked).encode()
        return _json(_Exchange(self.address, self.seconds).answer(path, body))


def question() -> str:
    """What the model is asked."""
    lines = [
        f"- {name}: {template.purpose}; "
        + ", ".join(f"{each} from {bound.low} to {bound.high}" for each, bound in template.parameters.items())
        for name, template in TEMPLATES.items()
    ]
    return (
        "Choose one of these tests and whole numbers for its parameters, so that it is likely to find a mistake.\n"
        + "\n".join(lines)
        + '\nAnswer with JSON of this form and nothing else: {"template": "sum", "parameters": {"n": 7}}'
    )


def parse(text: str) -> Choice:
    """A model's answer as a choice.

    Args:
        text: what the model has written.

    Raises:
        Refused: it is not exactly a template's name and whole numbers within its bounds.
    """
    answer = _json(text.encode("utf-8", errors="replace"))
    if not isinstance(answer, dict) or answer.keys() != {"template", "parameters"}:
        raise Refused("the answer is not an object with exactly 'template' and 'parameters'")
    name, given = answer["template"], answer["parameters"]
    if not isinstance(name, str) or name not in TEMPLATES:
        raise Refused("there is no such template")
    bounds = TEMPLATES[name].parameters
    if not isinstance(given, dict) or given.keys() != bounds.keys():
        raise Refused(f"'parameters' is not an object with exactly {', '.join(bounds)}")
    for each, value in given.items():
        if type(value) is not int:
            raise Refused(f"'{each}' is not a whole number")
        if not bounds[each].low <= value <= bounds[each].high:
            raise Refused(f"'{each}' is not from {bounds[each].low} to {bounds[each].high}")
    return Choice(name, dict(given))


class _Exchange:
    """One request and its answer, in a thread of its own: whatever a server does slowly, nobody waits longer for it."""

    def __init__(self, address: str, seconds: float) -> None:
        there = urlsplit(address)
        kind = HTTPSConnection if there.scheme == "https" else HTTPConnection
        self.connection = kind(there.hostname or "", there.port, timeout=seconds)
        self.seconds = seconds
        self.result: bytes | Refused | None = None

    def answer(self, path: str, body: bytes | None) -> bytes:
        """The body of the server's answer.

        Raises:
            Refused: it does not come in time, or is no success.
        """
        thread = threading.Thread(target=self._run, args=(path, body), daemon=True)
        thread.start()
        thread.join(self.seconds)
        match self.result:
            case bytes(answer):
                return answer
            case Refused() as refused:
                raise refused
        with contextlib.suppress(OSError, AttributeError):
            self.connection.sock.shutdown(socket.SHUT_RDWR)  # what the thread waits for ends
        raise Refused("the answer takes too long")

    def _run(self, path: str, body: bytes | None) -> None:
        try:
            self.result = self._read(path, body)
        except Refused as refused:
            self.result = refused
        except TimeoutError:
            self.result = Refused("the answer takes too long")
        except (OSError, HTTPException, ValueError) as failure:
            self.result = Refused(f"the server cannot be read: {failure!r}")
        finally:
            self.connection.close()

    def _read(self, path: str, body: bytes | None) -> bytes:
        """Asks, and reads what comes, within the limit of size. Redirects and proxies are not followed."""
        headers = {"Content-Type": "application/json", "Connection": "close"}
        self.connection.request("GET" if body is None else "POST", path, body, headers)
        with self.connection.getresponse() as response:
            if not 200 <= response.status < 300:
                raise Refused(f"the server answered {response.status}")
            read = b""
            while part := response.read1(LONGEST_ANSWER):
                read += part
                if len(read) > LONGEST_ANSWER:
                    raise Refused(f"the answer is longer than {LONGEST_ANSWER} bytes")
        return read


def _name(model: object) -> object:
    return model.get("name") if isinstance(model, dict) else None


def _json(body: bytes) -> Any:
    def refuse(_: str) -> NoReturn:
        raise Refused("a number is not finite")

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(pairs)) < len(pairs):
            raise Refused("a key is given twice")
        return dict(pairs)

    try:
        return json.loads(body.decode("utf-8"), parse_constant=refuse, object_pairs_hook=once)
    except (ValueError, RecursionError) as failure:
        raise Refused(f"the answer is not JSON: {type(failure).__name__}") from None
