"""The picture of an event's page, from the published marts and the landed bytes."""

import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
from PIL import Image

from dagster_project.storage.folders import Folders

pytestmark = pytest.mark.slow

NAME = "Beijing Zhipu Huazhang Technology Co., Ltd."


@pytest.fixture
def event(published) -> dict:
    with duckdb.connect(published.published_file, read_only=True) as connection:
        (found,) = (
            connection.execute("select * from listing_events where name = ? and target = 'entry'", [NAME])
            .pl()
            .to_dicts()
        )
    return found


@pytest.fixture
def said_no(entity_ledger, tmp_path):
    """The one line of a command that must not write a picture."""

    def ask(*args: object, data: Path) -> str:
        target = tmp_path / "unwanted.png"
        done = entity_ledger("evidence", *args, "--output", target, data=data, check=False)
        assert (done.returncode, done.stdout) == (1, "")
        assert not target.exists()
        (line,) = done.stderr.splitlines()
        return line

    return ask


def marked_part(path: Path) -> tuple[float, float, float, float]:
    """Edges of what is marked, in points."""
    with Image.open(path) as image:
        size, colours = image.size, image.convert("RGB")
    assert size == (1275, 1650 + 1)
    found = [
        (x, y)
        for x in range(0, size[0], 3)
        for y in range(0, size[1], 3)
        if colours.getpixel((x, y))[0] - colours.getpixel((x, y))[2] > 80
    ]
    xs, ys = zip(*found, strict=True)
    return tuple(edge * 72 / 150 for edge in (min(xs), min(ys), max(xs), max(ys)))


def test_the_whole_id_and_its_first_digits_give_the_page_with_the_entry_marked(
    published, entity_ledger, event, tmp_path
):
    whole, part = tmp_path / "whole.png", tmp_path / "part.png"
    said = entity_ledger("evidence", event["event_id"], "--output", whole, data=published.root)
    entity_ledger("evidence", event["event_id"][:8].upper(), "--output", part, data=published.root)
    assert said.stdout == f"{whole}\n"
    assert whole.read_bytes() == part.read_bytes()
    edges = [event[name] for name in ("x0", "top", "x1", "bottom")]
    assert marked_part(whole) == pytest.approx(edges, abs=5)


def test_without_a_name_the_picture_is_called_after_rule_page_and_event(published, entity_ledger, event, tmp_path):
    name = f"2025-00704-page-{event['page']}-{event['event_id'][:8]}.png"
    program = Path(entity_ledger.__call__.__globals__["_PROGRAM"])
    done = subprocess.run(
        [program, "evidence", event["event_id"]],
        env=entity_ledger.environment(published.root),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"{name}\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_card_of_a_party_prints_the_id_that_evidence_takes(published, entity_ledger, event):
    card = entity_ledger("show", NAME, data=published.root).stdout
    assert f"(evidence {event['event_id'][:8]})" in " ".join(card.split())


def test_another_page_of_the_document_is_shown_unmarked(published, entity_ledger, event, tmp_path):
    first = tmp_path / "first.png"
    entity_ledger("evidence", event["event_id"], "--page", 1, "--output", first, data=published.root)
    with pytest.raises(ValueError, match="not enough values"):
        marked_part(first)


def test_an_id_that_no_event_has_is_one_line(published, said_no):
    assert "no event has an id that begins with 'xyzxyzxyz'" in said_no("xyzxyzxyz", data=published.root)


def test_an_id_of_fewer_than_six_digits_is_one_line(published, said_no, event):
    assert "give at least 6 digits" in said_no(event["event_id"][:5], data=published.root)


def test_a_page_beyond_the_last_is_one_line(published, said_no, event):
    line = said_no(event["event_id"], "--page", 9, data=published.root)
    assert line == "2025-00704.pdf: there is no page 9; ask for one of 1 to 4"


def copy_of(published: Folders, folder: Path) -> Folders:
    """What `evidence` needs: the published file and the landed documents."""
    copy = Folders(folder / "data")
    shutil.copytree(published.published, copy.published)
    shutil.copytree(published.landing, copy.landing)
    return copy


def test_digits_that_two_events_share_are_one_line(published, said_no, event, tmp_path):
    copy = copy_of(published, tmp_path)
    with duckdb.connect(copy.published_file) as connection:
        connection.execute(
            "insert into marts.listing_events select * replace (? as event_id) from marts.listing_events limit 1",
            [event["event_id"][:10] + "0" * 22],
        )
    assert "several events have an id that begins with" in said_no(event["event_id"][:8], data=copy.root)


def test_the_page_of_a_finding_is_shown_unmarked(published, entity_ledger, event, tmp_path):
    copy, picture = copy_of(published, tmp_path), tmp_path / "finding.png"
    with duckdb.connect(copy.published_file) as connection:
        connection.execute(
            "insert into marts.findings by name "
            "select ? as finding_id, document_number as document, document_sha256, page "
            "from marts.listing_events where event_id = ?",
            ["f" * 32, event["event_id"]],
        )
    entity_ledger("evidence", "ffffff", "--output", picture, data=copy.root)
    with Image.open(picture) as image:
        assert image.size == (1275, 1650 + 1)
        assert all(abs(red - blue) < 40 for _, (red, _, blue) in image.convert("RGB").getcolors(64))


def test_a_document_that_is_not_landed_any_more_is_one_line(published, said_no, event, tmp_path):
    copy = copy_of(published, tmp_path)
    (copy.landing / f"{event['document_sha256']}.pdf").unlink()
    line = said_no(event["event_id"], data=copy.root)
    assert line.startswith("2025-00704.pdf: its bytes are not in")
    (copy.landing / f"{event['document_sha256']}.json").unlink()
    assert said_no(event["event_id"], data=copy.root).startswith("2025-00704: its bytes are not in")


def test_bytes_that_changed_on_the_disk_are_not_drawn(published, said_no, event, tmp_path):
    copy = copy_of(published, tmp_path)
    with (copy.landing / f"{event['document_sha256']}.pdf").open("ab") as landed:
        landed.write(b" ")
    assert "no longer the bytes that were landed" in said_no(event["event_id"], data=copy.root)


def test_an_event_of_a_document_without_pages_is_one_line(published, said_no, event, tmp_path):
    copy = copy_of(published, tmp_path)
    article = next(path.stem for path in copy.landing.glob("*.txt"))
    with duckdb.connect(copy.published_file) as connection:
        connection.execute(
            "update marts.listing_events set document_sha256 = ? where event_id = ?", [article, event["event_id"]]
        )
    assert "has no pages" in said_no(event["event_id"], data=copy.root)


def test_where_nothing_is_published_evidence_says_what_to_do(said_no, tmp_path):
    assert "nothing is published yet; run `make run`" in said_no("0123456789", data=tmp_path / "data")
