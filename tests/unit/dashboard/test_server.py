"""What the server says where it cannot serve, and that it serves nothing of other machines."""

import socket

import duckdb
import pytest

from dagster_project.cli.dashboard import dashboard
from dagster_project.dashboard import routing, screening
from dagster_project.dashboard.application import application
from dagster_project.dashboard.server import HOST, NotServed, serve
from dagster_project.storage.folders import Folders
from tests.unit.dashboard.test_elements import told


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder with a published file in which nothing is."""
    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(tmp_path))
    folders = Folders(tmp_path)
    folders.published.mkdir()
    duckdb.connect(folders.published_file).close()
    return folders


@pytest.fixture
def taken():
    with socket.socket() as one:
        one.bind((HOST, 0))
        one.listen()
        yield one.getsockname()[1]


def test_a_port_that_is_taken_is_one_line_with_the_remedy(data, taken):
    with pytest.raises(NotServed, match=rf"^port {taken} is taken, .*give another one with --port$"):
        serve(taken, print, opens_browser=False)


def test_where_nothing_is_published_the_command_says_so_and_leaves_with_1(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(tmp_path))
    assert dashboard(8050, opens_browser=False) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("nothing is published yet; run `make run`")


def test_a_file_of_another_version_is_said_on_the_page_and_at_an_address(data):
    assert "made by another version" in told(routing.page("/parties", "").content)
    answer = application().server.test_client().get("/csv/parties.csv")
    assert (answer.status_code, "run `make run`" in answer.text) == (503, True)


def asked(output: str, inputs: dict[str, object], state: dict[str, object]) -> str:
    """What the server answers to a browser that asks for the outputs of which this is one."""

    def told_of(values: dict[str, object]) -> list[dict[str, object]]:
        return [dict(zip(("id", "property"), of.split("."), strict=True), value=value) for of, value in values.items()]

    client = application().server.test_client()
    (asked_for,) = (one["output"] for one in client.get("/_dash-dependencies").json if output in one["output"])
    outputs = [dict(zip(("id", "property"), of.split("."), strict=True)) for of in asked_for.strip(".").split("...")]
    question = {"output": asked_for, "outputs": outputs, "inputs": told_of(inputs), "state": told_of(state)}
    answer = client.post("/_dash-update-component", json=question | {"changedPropIds": list(inputs)[:1]})
    assert answer.status_code == 200
    return answer.text


def test_a_page_or_a_screening_that_nobody_foresaw_to_fail_says_so_in_one_line(data, monkeypatch, capsys):
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nothing by nothing")

    monkeypatch.setattr(routing, "page", broken)
    shown = asked("main.children", {"address.pathname": "/news", "address.search": ""}, {})
    assert "This page failed" in shown
    assert "Nothing by nothing." in shown
    monkeypatch.setattr(screening, "screened", broken)
    given = {"upload.filename": "customers.csv", "field-column.value": ""}
    assert "the screening failed: nothing by nothing" in asked("report.children", {"upload.contents": "data:,"}, given)
    assert capsys.readouterr().err.count("ZeroDivisionError: nothing by nothing\n") == 2, "the terminal has the place"


def test_a_page_loads_from_nowhere_else_and_forbids_it(data):
    answer = application().server.test_client().get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2]
    assert "://" not in answer.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example"])
def test_who_calls_it_by_another_name_gets_nothing(data, name):
    client = application().server.test_client()
    assert client.get("/", headers={"Host": name}).status_code == 400
    assert client.get("/", headers={"Host": "localhost:8050"}).status_code == 200


def test_there_is_no_table_of_a_name_that_no_page_has(data):
    assert application().server.test_client().get("/csv/secrets.csv").status_code == 404


@pytest.mark.parametrize("path", ["/csv/../release.json", "/csv/%2e%2e/release.json", "/pictures/events/../x.png"])
def test_an_address_of_no_room_has_the_frame_in_which_a_page_says_so(data, path):
    answer = application().server.test_client().get(path)
    assert (answer.status_code, "react-entry-point" in answer.text) == (200, True)
    assert "released_at" not in answer.text


@pytest.mark.parametrize(
    ("contents", "name", "said"),
    [
        ("data:text/csv;base64,bmFtZQpaaGlwdQo", "a.csv", "did not arrive whole"),
        ("data:;base64,AAAA", "a.pdf", "no table by its name"),
        ("data:;base64,AAAA", "../../a", "a: no table by its name"),
        ("data:;base64," + "A" * 14_000_000, "a.csv", "more than 10,000,000 bytes"),
        ("data:;base64,AAAA", "a.xlsx", "a.xlsx: it is no Excel workbook"),
        ("data:;base64,", "a.csv", "a.csv: it is empty"),
        ("data:;base64,YSxiCjEsMgo=", "a.csv", "no column looks like a name; name one of 'a', 'b' in the field above"),
    ],
)
def test_an_upload_that_is_no_table_is_one_line_with_its_name(data, contents, name, said):
    with pytest.raises(screening.RefusedUpload) as refused:
        screening.screened(contents, name, "")
    assert said in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1
    assert "tmp" not in str(refused.value)
