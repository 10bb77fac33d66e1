"""Files that no reader can read: each is one clear line, nothing of it is stored, and the rest is published."""

import io
import json
import re
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import duckdb
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dagster_project.storage import release
from dagster_project.storage.folders import PROJECT, Folders

pytestmark = pytest.mark.slow

RULE = (PROJECT / "data" / "samples" / "2025-00704.pdf").read_bytes()
OWNERSHIP = (PROJECT / "data" / "samples" / "ownership.csv").read_bytes()
ARTICLE = b"Lists grow\n\nBy Ann Example\nJanuary 20, 2025\n\nMore firms were added to the list, officials said.\n"


def encrypted() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "[FR Doc. 2025-00704 Filed 1-15-25; 8:45 am]")
    canvas.save()
    return content.getvalue()


def picture() -> bytes:
    """A PNG of one black pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header, pixel = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def damaged_within() -> bytes:
    """The sample with the drawing of one page turned round: its frame and its first page stay as they are."""
    start, end = [found.span(1) for found in re.finditer(rb"stream\r?\n(.*?)endstream", RULE, re.S)][3]
    return RULE[:start] + RULE[start:end][::-1] + RULE[end:]


BAD = {
    "truncated.pdf": (RULE[: len(RULE) // 2], "the PDF breaks off after"),
    "encrypted.pdf": (encrypted(), "the PDF is encrypted"),
    "empty.pdf": (b"", "the file is empty"),
    "picture.pdf": (picture(), "the file is image/png"),
}
GOOD = {"ownership.csv": OWNERSHIP, "the same again.csv": OWNERSHIP, "article.pdf": ARTICLE}


@pytest.mark.parametrize("name", [*BAD, "article.pdf"])
def test_parse_refuses_what_it_cannot_read_in_one_line_that_names_file_cause_and_remedy(entity_ledger, tmp_path, name):
    content, cause = (ARTICLE, "its content is text/plain") if name == "article.pdf" else BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    line = entity_ledger("parse", path, data=tmp_path / "data", check=False).refusal
    assert line.startswith(f"{path}: {cause}")
    assert re.search(r"; \w+", line), "a remedy follows the cause"
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("name", "cause"), [("missing.pdf", "No such file"), ("", "Is a directory")])
def test_parse_names_a_path_that_is_no_file(entity_ledger, tmp_path, name, cause):
    line = entity_ledger("parse", tmp_path / name, data=tmp_path / "data", check=False).refusal
    assert line.startswith(f"{tmp_path / name}: {cause}")


@dataclass(frozen=True)
class Run:
    """What a run on good and bad files said and left behind."""

    folders: Folders
    said: Any

    def asked(self, query: str) -> list[tuple]:
        with duckdb.connect(self.folders.published_file, read_only=True) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def among_bad_files(tmp_path_factory, entity_ledger) -> Run:
    folders = Folders(tmp_path_factory.mktemp("refused") / "data")
    folders.inbox.mkdir(parents=True)
    for name, content in ({name: content for name, (content, _) in BAD.items()} | GOOD).items():
        (folders.inbox / name).write_bytes(content)
    return Run(folders, entity_ledger("run", data=folders.root, check=False))


def test_a_run_names_each_file_that_it_refuses_in_one_line_and_leaves_with_1(among_bad_files):
    assert among_bad_files.said.returncode == 1
    lines = among_bad_files.said.stderr.splitlines()
    for name, (_, cause) in BAD.items():
        (line,) = [line for line in lines if str(among_bad_files.folders.inbox / name) in line]
        assert line.startswith(f"{among_bad_files.folders.inbox / name}: {cause}")
    assert not any(name in line for line in lines for name in GOOD)


def test_nothing_of_a_refused_file_is_landed_and_a_good_one_under_two_names_once(among_bad_files):
    expected = {f"{sha256(OWNERSHIP).hexdigest()}.{end}" for end in ("csv", "json")}
    expected |= {f"{sha256(ARTICLE).hexdigest()}.{end}" for end in ("txt", "json")}
    assert {path.name for path in among_bad_files.folders.landing.iterdir()} == expected


def test_a_text_that_is_called_a_pdf_is_taken_for_what_it_is(among_bad_files):
    manifest = among_bad_files.folders.landing / f"{sha256(ARTICLE).hexdigest()}.json"
    known = json.loads(manifest.read_text(encoding="utf-8"))
    assert (known["source"], known["media_type"], known["file_name"]) == ("news", "text/plain", "article.pdf")
    assert among_bad_files.asked("select title, published_date::varchar from articles") == [
        ("Lists grow", "2025-01-20")
    ]


def test_what_could_be_read_is_published(among_bad_files):
    assert release.current_release(among_bad_files.folders)
    assert among_bad_files.asked("select count(*) from entity_relations") == [(OWNERSHIP.count(b"\n") - 1,)]
    assert "2 documents: 0 rules, 1 articles" in among_bad_files.said.words


def test_what_is_published_stays_when_all_that_is_new_is_bad(among_bad_files, entity_ledger, contents):
    folders = among_bad_files.folders
    before = contents(folders.published), folders.published_file.stat().st_ino, contents(folders.landing)
    late = folders.inbox / "late.pdf"
    late.write_bytes(RULE[:-3000])
    again = entity_ledger("run", data=folders.root, check=False)
    assert again.returncode == 1
    assert again.stdout.startswith("Nothing new")
    assert f"{late}: the PDF breaks off" in again.stderr
    assert (contents(folders.published), folders.published_file.stat().st_ino, contents(folders.landing)) == before
    assert str(late) in entity_ledger("doctor", data=folders.root, check=False).words.replace(" ", "")


def test_where_all_is_bad_nothing_is_landed_and_nothing_is_published(entity_ledger, tmp_path):
    folders = Folders(tmp_path / "data")
    folders.inbox.mkdir(parents=True)
    for name, (content, _) in BAD.items():
        (folders.inbox / name).write_bytes(content)
    said = entity_ledger("run", data=folders.root, check=False)
    assert (said.returncode, said.stdout) == (1, "")
    assert f"{folders.inbox}: no document is landed" in said.stderr
    assert [list(folder.iterdir()) for folder in (folders.landing, folders.published)] == [[], []]


def test_a_rule_with_a_damaged_page_is_refused_like_any_other_and_never_stands_in_the_way(entity_ledger, tmp_path):
    folders = Folders(tmp_path / "data")
    folders.inbox.mkdir(parents=True)
    damaged = folders.inbox / "2025-00704.pdf"
    damaged.write_bytes(damaged_within())
    assert "of the PDF is damaged" in entity_ledger("parse", damaged, data=folders.root, check=False).refusal
    said = entity_ledger("run", data=folders.root, check=False)
    assert said.returncode == 1
    assert f"{damaged}: page " in said.stderr
    assert list(folders.landing.iterdir()) == []
