"""The client against a server on this machine that speaks Ollama's interface, well and badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.ollama.client import LONGEST_ANSWER, Choice, Client, Refused, host, parse
from tests.ollama.templates import TEMPLATES

GOOD = '{"template": "sum", "parameters": {"n": 7}}'


def message(content: str) -> dict[str, Any]:
    return {"model": "m", "message": {"role": "assistant", "content": content}, "done": True}


@dataclass
class Script:
    """What the server is to answer, and what it has been asked."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    endless: bool = False
    dribbled: int = 0
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


class Server(ThreadingHTTPServer):
    script: Script
    daemon_threads = True


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        script = self.server.script
        length = int(self.headers.get("Content-Length", 0))
        asked = json.loads(self.rfile.read(length)) if length else None
        script.asked.append((self.command, self.path, asked))
        if script.silent:
            script.done.wait(60)
            return
        self.send_response(script.status)
        for _ in range(script.dribbled):
            self.send_header("X-More", "1")
            self.flush_headers()
            if script.done.wait(0.03):
                return
        for name, value in {"Content-Type": "application/json", **script.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(script.body)
        while script.endless and not script.done.wait(0.01):
            self.wfile.write(b" ")

    do_GET = do_POST

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.server.script.done.set()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.script = Script()
        monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{running.server_port}")
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.script.done.set()
        running.shutdown()
        thread.join()


def answer(server: Server, body: object, **script: Any) -> Client:
    server.script = Script(body if isinstance(body, bytes) else json.dumps(body).encode(), **script)
    return Client(host(), 30)


def test_choice_comes_back_and_its_machines_agree(server: Server) -> None:
    choice = answer(server, message(GOOD)).choose("m")
    assert choice == Choice("sum", {"n": 7})
    assert TEMPLATES[choice.template].agrees(**choice.parameters)


def test_request_is_one_finished_json_answer_to_the_question(server: Server) -> None:
    answer(server, message(GOOD)).choose("some:model")
    [(method, path, asked)] = server.script.asked
    assert (method, path) == ("POST", "/api/chat")
    assert (asked["model"], asked["format"], asked["stream"]) == ("some:model", "json", False)
    assert [each["role"] for each in asked["messages"]] == ["user"]
    assert asked.keys() == {"model", "messages", "format", "stream"}


def test_models_are_listed(server: Server) -> None:
    client = answer(server, {"models": [{"name": "a:1", "size": 1}, {"name": "b"}]})
    assert client.models() == ["a:1", "b"]
    assert server.script.asked == [("GET", "/api/tags", None)]


@pytest.mark.parametrize("body", [{}, [], {"models": {}}, {"models": []}, {"models": [1]}, {"models": [{"name": 1}]}])
def test_list_of_models_that_is_none_is_refused(server: Server, body: object) -> None:
    with pytest.raises(Refused, match="list of models"):
        answer(server, body).models()


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "text",
        {"response": GOOD, "done": True},
        {"message": {"role": "assistant", "content": GOOD}},
        {"message": {"role": "assistant", "content": GOOD}, "done": False},
        {"message": {"role": "user", "content": GOOD}, "done": True},
        {"message": {"role": "assistant", "content": json.loads(GOOD)}, "done": True},
        {"message": GOOD, "done": True},
        {"error": "model not found"},
    ],
)
def test_answer_that_is_not_one_finished_message_is_refused(server: Server, body: object) -> None:
    with pytest.raises(Refused, match="not one finished message"):
        answer(server, body).choose("m")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"\xff\xfe",
        json.dumps(message(GOOD)).encode()[:-1],
        json.dumps(message(GOOD)).encode() * 2,
        b"[" * 50_000,
    ],
)
def test_body_that_is_no_json_is_refused(server: Server, body: bytes) -> None:
    with pytest.raises(Refused, match="not JSON"):
        answer(server, body).choose("m")


def test_longest_answer_is_read_and_a_longer_one_refused(server: Server) -> None:
    body = json.dumps(message(GOOD)).encode()
    assert answer(server, body.ljust(LONGEST_ANSWER)).choose("m") == Choice("sum", {"n": 7})
    with pytest.raises(Refused, match="longer than"):
        answer(server, body.ljust(LONGEST_ANSWER + 1)).choose("m")


@pytest.mark.parametrize("status", [204, 400, 401, 404, 429, 500, 503])
def test_status_that_is_no_success_or_has_no_body_is_refused(server: Server, status: int) -> None:
    with pytest.raises(Refused, match=f"answered {status}|not JSON"):
        answer(server, b"" if status == 204 else message(GOOD), status=status).choose("m")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_not_followed(server: Server, status: int) -> None:
    there = {"Location": f"http://127.0.0.1:{server.server_port}/api/chat"}
    with pytest.raises(Refused, match=f"answered {status}"):
        answer(server, message(GOOD), status=status, headers=there).choose("m")
    assert len(server.script.asked) == 1


def test_server_that_does_not_answer_is_refused(server: Server) -> None:
    client = answer(server, b"", silent=True)
    with pytest.raises(Refused, match="takes too long"):
        Client(client.address, 0.1).choose("m")


def test_headers_that_come_slowly_count_for_the_time(server: Server) -> None:
    client = answer(server, message(GOOD), dribbled=60)
    assert client.choose("m") == Choice("sum", {"n": 7})
    begun = time.monotonic()
    with pytest.raises(Refused, match="takes too long"):
        Client(client.address, 0.2).choose("m")
    assert time.monotonic() - begun < 1.7
    assert server.script.done.wait(10), "the connection stays open"


def test_answer_that_never_ends_is_refused(server: Server) -> None:
    client = answer(server, message(GOOD), endless=True)
    with pytest.raises(Refused, match="takes too long"):
        Client(client.address, 0.1).choose("m")


def test_body_shorter_than_announced_is_refused(server: Server) -> None:
    with pytest.raises(Refused, match="cannot be read|not JSON"):
        answer(server, b'{"message"', headers={"Content-Length": "1000"}).choose("m")


def test_server_that_is_not_there_is_refused(server: Server) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as closed:
        port = closed.server_port
    with pytest.raises(Refused, match="cannot be read"):
        Client(f"http://127.0.0.1:{port}", 30).choose("m")


def test_proxy_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    assert answer(server, message(GOOD)).choose("m") == Choice("sum", {"n": 7})


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (None, "http://127.0.0.1:11434"),
        ("", "http://127.0.0.1:11434"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("box", "http://box:11434"),
        ("box:1234", "http://box:1234"),
        ("http://box", "http://box:80"),
        ("https://box", "https://box:443"),
        ("https://box:1234/", "https://box:1234"),
        ("[::1]:1234", "http://[::1]:1234"),
    ],
)
def test_host_is_read_as_ollama_reads_it(value: str | None, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OLLAMA_HOST", raising=False)
    if value is not None:
        monkeypatch.setenv("OLLAMA_HOST", value)
    assert host() == address


@pytest.mark.parametrize("value", ["file:///etc/passwd", "ftp://box", "box:port", "http://", "box:70000"])
def test_host_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", value)
    with pytest.raises(Refused, match="OLLAMA_HOST"):
        host()


@pytest.mark.parametrize("name", TEMPLATES)
def test_numbers_at_the_bounds_are_accepted_and_beyond_them_refused(name: str) -> None:
    bounds = TEMPLATES[name].parameters
    lowest, highest = ({each: getattr(bound, end) for each, bound in bounds.items()} for end in ("low", "high"))
    assert parse(json.dumps({"template": name, "parameters": lowest})) == Choice(name, lowest)
    assert parse(json.dumps({"template": name, "parameters": highest})) == Choice(name, highest)
    for each in bounds:
        for beyond in ({**lowest, each: lowest[each] - 1}, {**highest, each: highest[each] + 1}):
            with pytest.raises(Refused, match=f"'{each}' is not from"):
                parse(json.dumps({"template": name, "parameters": beyond}))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not JSON"),
        (f"```json\n{GOOD}\n```", "not JSON"),
        (f"Sure! {GOOD}", "not JSON"),
        (f"{GOOD} {GOOD}", "not JSON"),
        ("null", "exactly 'template' and 'parameters'"),
        (f"[{GOOD}]", "exactly 'template' and 'parameters'"),
        ('{"template": "sum"}', "exactly 'template' and 'parameters'"),
        ('{"template": "sum", "parameters": {"n": 7}, "code": "import os"}', "exactly 'template' and 'parameters'"),
        ('{"template": "sum", "template": "sum", "parameters": {"n": 7}}', "given twice"),
        ('{"template": "sum", "parameters": {"n": 7, "n": 8}}', "given twice"),
        ('{"template": "eval", "parameters": {}}', "no such template"),
        ('{"template": "__class__", "parameters": {}}', "no such template"),
        ('{"template": ["sum"], "parameters": {"n": 7}}', "no such template"),
        ('{"template": null, "parameters": {"n": 7}}', "no such template"),
        ('{"template": "sum", "parameters": {}}', "exactly n"),
        ('{"template": "sum", "parameters": [7]}', "exactly n"),
        ('{"template": "sum", "parameters": {"n": 7, "acc": 1}}', "exactly n"),
        ('{"template": "hand_over", "parameters": {"n": 7}}', "exactly n, every"),
        ('{"template": "sum", "parameters": {"n": "7"}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": 7.0}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": true}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": null}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": [7]}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": NaN}}', "not finite"),
        ('{"template": "sum", "parameters": {"n": Infinity}}', "not finite"),
        ('{"template": "sum", "parameters": {"n": 1e999}}', "not a whole number"),
        ('{"template": "sum", "parameters": {"n": %s}}' % ("9" * 5_000), "not JSON"),
        ('{"template": "sum", "parameters": {"n": %s}}' % ("9" * 100), "not from"),
    ],
)
def test_answer_that_is_not_exactly_a_choice_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse(text)
