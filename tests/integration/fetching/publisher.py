"""A publisher on this machine: a real HTTP server that gives what it is told to give, and misbehaves where told."""

import re
import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from threading import Thread
from typing import Any, NamedTuple, Self

PIECE = 256  # bytes


@dataclass(frozen=True)
class Answer:
    """What the server gives at an address, and how."""

    body: bytes = b""
    media_type: str = "application/xml"
    status: int = 200
    headers: dict[str, str] = field(
        default_factory=dict
    )  # with an ETag or Last-Modified it takes conditions and ranges
    breaks_after: int | None = None  # bytes; then it hangs up
    waits: float = 0.0  # seconds before the first byte
    drips: float = 0.0  # seconds between two pieces
    is_endless: bool = False
    is_length_told: bool = True


class Asked(NamedTuple):
    """A request that came."""

    path: str  # with its query
    headers: dict[str, str]  # names in lower case


class Publisher:
    """Answers each address with the answers set for it, one after the other; the last one stays."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._answers: dict[str, list[Answer]] = {}
        handler = type("Handler", (_Handler,), {"publisher": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def gives(self, path: str, *answers: Answer) -> str:
        """Set what lies at a path, with its query or without; returns its address."""
        self._answers[path] = list(answers)
        return self.url + path

    def take_answer(self, path: str) -> Answer:
        bare = path.partition("?")[0]
        waiting = self._answers.get(path) or self._answers.get(bare) or [Answer(b"not here", "text/plain", 404)]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def requests(self, part: str) -> list[Asked]:
        """The requests whose path holds this."""
        return [one for one in self.asked if part in one.path]


class _Handler(BaseHTTPRequestHandler):
    publisher: Publisher
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.publisher.asked.append(Asked(self.path, headers))
        answer = self.publisher.take_answer(self.path)
        time.sleep(answer.waits)
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the client may hang up whenever it likes
            self._send(answer, headers)

    def _send(self, answer: Answer, headers: dict[str, str]) -> None:
        status, body, more = _agreed(answer, headers)
        self.send_response_only(status)
        told = {"Content-Type": answer.media_type, "Connection": "close"} | answer.headers | more
        if status == 206:  # the rest need not repeat it (RFC 9110, 15.3.7)
            told.pop("Last-Modified", None)
        for name, value in told.items():
            self.send_header(name, value)
        if answer.is_length_told and not answer.is_endless:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        pieces = repeat(b"x" * PIECE) if answer.is_endless else _pieces(body[: answer.breaks_after])
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(answer.drips)

    def log_message(self, *_: Any) -> None:
        """Say nothing: the test prints what it must."""


def _agreed(answer: Answer, asked: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and further headers for what was asked: 304, a part, or the whole."""
    marks = {answer.headers[name] for name in ("ETag", "Last-Modified") if name in answer.headers}
    if answer.status != 200 or not marks:
        return answer.status, answer.body, {}
    if (asked.get("if-none-match") or asked.get("if-modified-since")) in marks:
        return 304, b"", {}
    wanted = re.fullmatch(r"bytes=(\d+)-", asked.get("range", ""))
    if wanted and asked.get("if-range") in marks:
        start = int(wanted[1])
        if start >= len(answer.body):
            return 416, b"", {}
        told = f"bytes {start}-{len(answer.body) - 1}/{len(answer.body)}"
        return 206, answer.body[start:], {"Content-Range": told}
    return 200, answer.body, {}


def _pieces(body: bytes) -> list[bytes]:
    return [body[start : start + PIECE] for start in range(0, len(body), PIECE)]


def nobody_listens() -> str:
    """An address of this machine that refuses connections."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{held.getsockname()[1]}"


def settings_for(url: str, **others: object) -> dict[str, str]:
    """The environment in which every publisher is this server, and waits are milliseconds."""
    said: dict[str, object] = {
        **dict.fromkeys(("federal_register", "ecfr", "consolidated_screening_list"), url),
        **{"interval": 0, "attempts": 3, "first_wait": 0.001, "longest_wait": 0.5},
        **{"connect_timeout": 2, "read_timeout": 2, "total_timeout": 20},
    }
    return {f"ENTITY_LEDGER_FETCH_{name.upper()}": str(value) for name, value in (said | others).items()}
