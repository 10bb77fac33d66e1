"""A publisher on this machine, a data folder for its documents, and the command that fetches them."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from dagster_project.cli.fetch import fetch as fetch_command
from dagster_project.storage.folders import Folders
from tests.integration.fetching.offers import DAY, offers_editions
from tests.integration.fetching.publisher import Publisher, settings_for


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with Publisher() as server:
        for name, value in settings_for(server.url).items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    found = Folders(tmp_path / "data")
    monkeypatch.setenv("ENTITY_LEDGER_DATA", str(found.root))
    return found


@pytest.fixture
def fetch(folders: Folders, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, list[str]]]:
    """The command in this process: exit code, first line of standard output, lines of standard error."""

    def run(
        *sources: str, since: dt.date | None = None, again: bool = False, addresses: Sequence[str] = ()
    ) -> tuple[int, str, list[str]]:
        code = fetch_command(sources or ("ecfr",), since, again, addresses)
        said = capsys.readouterr()
        return code, said.out.partition("\n")[0], said.err.splitlines()

    return run


@pytest.fixture
def one_edition(publisher: Publisher) -> Publisher:
    offers_editions(publisher, DAY)
    return publisher
