"""Changes posted to a real server: what it gets, and what is said when it refuses."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import dagster as dg
import pytest

from dagster_project.storage.change_feed import ChangeLog
from dagster_project.storage.webhook import NotDelivered, Webhook
from tests.unit.storage.test_change_feed import change, released

VARIABLE = "ENTITY_LEDGER_WEBHOOK_URL"


class Receiver(HTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.messages: list[dict] = []
        self.code = 204


class Answering(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.server.code < 300:
            self.server.messages.append(json.loads(body))
        self.send_response(self.server.code)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    with Receiver() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv(VARIABLE, f"http://127.0.0.1:{server.server_port}/hook?secret=s3cret")
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def tick(folders, monkeypatch):
    """One evaluation of the sensor: its cursor, and why it asked for nothing."""
    from dagster_project.defs.automation import post_changes

    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(folders.root))

    def evaluate(cursor: str | None) -> tuple[str | None, str]:
        with dg.DagsterInstance.ephemeral() as instance:
            found = post_changes(dg.build_sensor_context(instance, cursor=cursor))
        if isinstance(found, dg.SkipReason):
            return cursor, found.skip_message
        return found.cursor, found.skip_reason.skip_message

    return evaluate


def test_what_a_release_brings_is_posted_once_and_what_came_before_is_not(folders, receiver, tick):
    released(folders, [change(1)], "2025-01-16T15:00:00+00:00")
    cursor, _ = tick(None)
    assert (cursor, receiver.messages) == ("1", [])
    released(folders, [change(1), change(2), change(3)], "2025-01-17T15:00:00+00:00")
    cursor, said = tick(cursor)
    assert said == "3 of 3 changes are posted"
    (message,) = receiver.messages
    assert [line["change_id"] for line in message["changes"]] == ["c2", "c3"]
    assert message["count"] == 2
    assert message["text"].splitlines()[:2] == [
        "Export control lists: 2 added",
        "Added: Alpha <2> & Co. (China), Entity List, 2025-01-16",
    ]
    assert tick(cursor)[0] == "3"
    assert len(receiver.messages) == 1


def test_a_message_that_is_refused_is_told_without_the_secret_and_posted_again(folders, receiver, tick):
    released(folders, [change(1)], "2025-01-16T15:00:00+00:00")
    receiver.code = 503
    with pytest.raises(NotDelivered, match=r"127\.0\.0\.1: answers 503 Service Unavailable") as caught:
        tick("0")
    assert "s3cret" not in str(caught.value)
    receiver.code = 200
    assert tick("0")[0] == "1"
    assert [message["count"] for message in receiver.messages] == [1]


def test_many_changes_go_in_several_messages(folders, receiver, tick):
    released(folders, [change(number) for number in range(501)], "2025-01-16T15:00:00+00:00")
    cursor, _ = tick("0")
    assert (cursor, tick(cursor)[0]) == ("500", "501")
    assert [message["count"] for message in receiver.messages] == [500, 1]
    assert "and 480 more" in receiver.messages[0]["text"]


def test_a_receiver_that_is_gone_is_one_line(receiver):
    webhook = Webhook.from_environment()
    receiver.server_close()
    with pytest.raises(NotDelivered, match=r"127\.0\.0\.1: .*; it is tried again") as caught:
        webhook.post([{"state": "new", **change(1)}])
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("address", ["http://example.org/hook", "ftp://example.org", "hook", "https://[::1"])
def test_an_address_that_is_no_https_is_refused(monkeypatch, address):
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(NotDelivered, match=f"{VARIABLE} is no"):
        Webhook.from_environment()


def test_without_an_address_nothing_is_posted_and_the_tick_says_why(folders, monkeypatch, tick):
    monkeypatch.delenv(VARIABLE, raising=False)
    released(folders, [change(1)], "2025-01-16T15:00:00+00:00")
    assert tick(None) == (None, f"{VARIABLE} names no address")
    assert len(ChangeLog.read(folders).lines) == 1
