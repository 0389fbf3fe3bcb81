"""Asks an Ollama server to choose a template and its parameters, and believes nothing of the answer.

    choice = Client(host()).choose(model)      Choice("sum", {"n": 7}), or Refused says why not

What comes back is data: a template's name and whole numbers. Anything else, anything more, anything too large or too
late is refused. Redirects and proxies are not followed.
"""

from __future__ import annotations

import json
import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
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
        seconds: how long an answer may take, to its last byte.
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
        request = urllib.request.Request(self.address + path, body, {"Content-Type": "application/json"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
        try:
            with opener.open(request, timeout=self.seconds) as response:
                return _json(_read(response, time.monotonic() + self.seconds))
        except urllib.error.HTTPError as failure:
            failure.close()
            raise Refused(f"the server answered {failure.code}") from None
        except (OSError, HTTPException) as failure:
            raise Refused(f"the server cannot be read: {failure!r}") from None


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


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def _name(model: object) -> object:
    return model.get("name") if isinstance(model, dict) else None


def _read(response: Any, deadline: float) -> bytes:
    """The whole body, within its limits of size and time."""
    body = b""
    while part := response.read1(LONGEST_ANSWER):
        body += part
        if len(body) > LONGEST_ANSWER:
            raise Refused(f"the answer is longer than {LONGEST_ANSWER} bytes")
        if time.monotonic() > deadline:
            raise Refused("the answer takes too long")
    return body


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
