"""A data folder of its own for every test of storage."""

from pathlib import Path

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import readers
from dagster_project.storage.folders import Folders
from tests.unit.storage.small_documents import article


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    found = Folders(tmp_path / "data")
    found.prepare()
    found.samples.mkdir()
    return found


@pytest.fixture
def small_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of tiny documents: `rule NUMBER FORM`, else an article; "broken" cannot be read."""

    def place_of(content: bytes, document_sha256: str, file_name: str) -> readers.Place:
        if content.startswith(b"broken"):
            raise UnreadableDocument("page 3: the file ends", "fetch it again")
        if content.startswith(b"rule"):
            _, number, form, *_ = content.decode().split()
            return readers.Place("application/pdf", "federal_register", number, number, form)
        day = content.decode().splitlines()[0]
        return readers.Place("text/plain", "news", day or None)

    def read(source: str, content: bytes, document_sha256: str, partition_key: str):
        return {"articles": [article(content)], "sketches": [], "quarantine": []}

    monkeypatch.setattr(readers, "place_of", place_of)
    monkeypatch.setattr(readers, "read", read)
