"""Documents taken as published."""

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

import pytest

from dagster_project.storage import landing, manifests
from dagster_project.storage.files import RefusedFile
from dagster_project.storage.folders import Folders
from dagster_project.storage.landing import land, land_all

pytestmark = pytest.mark.usefixtures("small_readers")


def dropped(folders: Folders, name: str, content: str) -> Path:
    path = folders.inbox / name
    path.write_text(content)
    return path


def test_a_document_is_stored_under_its_hash_with_a_manifest_beside_it(folders):
    landed = land(dropped(folders, "a.pdf", "rule 2025-00704 print"), folders)
    digest = hashlib.sha256(b"rule 2025-00704 print").hexdigest()
    assert landed.is_new
    assert (folders.landing / f"{digest}.pdf").read_bytes() == b"rule 2025-00704 print"
    manifest = json.loads((folders.landing / f"{digest}.json").read_text())
    assert manifest["source"] == "federal_register"
    assert manifest["document_number"] == manifest["partition_key"] == "2025-00704"
    assert manifest["form"] == "print"
    assert manifest["origin"] == str(folders.inbox / "a.pdf")
    assert manifest["size_bytes"] == 21
    assert dt.datetime.fromisoformat(manifest["fetched_at"]).utcoffset() == dt.timedelta(0)


def test_the_same_bytes_under_another_name_store_nothing(folders):
    first = land(dropped(folders, "a.pdf", "rule 2025-00704 print"), folders)
    before = sorted((path.name, path.stat().st_mtime_ns) for path in folders.landing.iterdir())
    second = land(dropped(folders, "b.bin", "rule 2025-00704 print"), folders)
    assert not second.is_new
    assert second.manifest == first.manifest
    assert sorted((path.name, path.stat().st_mtime_ns) for path in folders.landing.iterdir()) == before


def test_bytes_without_a_manifest_are_not_landed_and_the_next_run_finishes_them(folders):
    landed = land(dropped(folders, "a.pdf", "rule 2025-00704 print"), folders)
    (folders.landing / f"{landed.manifest.sha256}.json").unlink()
    assert manifests.landed(folders) == []
    assert land(folders.inbox / "a.pdf", folders).is_new
    assert len(manifests.landed(folders)) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("x.pdf", "broken", "x.pdf: page 3: the file ends; fetch it again"), ("gone.pdf", None, "gone.pdf: No such file")],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line_and_leaves_nothing(folders, name, content, said):
    path = folders.inbox / name
    if content:
        path.write_text(content)
    with pytest.raises(RefusedFile) as refusal:
        land(path, folders)
    assert said in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert list(folders.landing.iterdir()) == []


def test_one_refused_file_does_not_stop_the_others_and_a_readme_is_no_document(folders):
    dropped(folders, "README.md", "drop documents here")
    dropped(folders, ".hidden", "broken")
    dropped(folders, "bad.pdf", "broken")
    dropped(folders, "good.txt", "2025-01-16\nTen firms of one group")
    (folders.samples / "rule.pdf").write_text("rule 2025-00704 print")
    result = land_all(folders)
    assert [one.manifest.partition_key for one in result.landed] == ["2025-00704", "2025-01-16"]
    assert [str(one).startswith(str(folders.inbox / "bad.pdf")) for one in result.refused] == [True]


def test_an_article_without_a_day_belongs_to_the_day_it_was_fetched(folders):
    landed = land(dropped(folders, "a.txt", "\nNo day"), folders)
    assert landed.manifest.partition_key == landed.manifest.fetched_at[:10]


def test_of_each_form_of_a_rule_the_newest_counts_and_print_is_the_best(folders):
    for name in ("public_inspection", "print", "print again", "public_inspection again"):
        land(dropped(folders, f"{name}.pdf", f"rule 2025-00704 {name}"), folders)
    other, chosen = manifests.documents(folders, "federal_register", "2025-00704")
    assert other.file_name == "public_inspection again.pdf"
    assert chosen.file_name == "print again.pdf"
    assert manifests.content(chosen, folders) == b"rule 2025-00704 print again"


def test_a_day_of_news_is_read_from_all_its_articles(folders):
    for title in ("One", "Two"):
        land(dropped(folders, f"{title}.txt", f"2025-01-16\n{title}"), folders)
    assert len(manifests.documents(folders, "news", "2025-01-16")) == 2


def test_a_folder_in_the_inbox_is_taken_with_what_lies_in_it_and_hidden_ones_are_not(folders):
    for name in ("saved/2025/one.txt", "saved/two.txt", ".trash/three.txt", "saved/.four.txt", "saved/README.md"):
        (folders.inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (folders.inbox / name).write_text(f"2025-01-16\n{name}")
    assert [path.relative_to(folders.inbox).as_posix() for path in landing.waiting(folders)] == [
        "saved/2025/one.txt",
        "saved/two.txt",
    ]


def test_bytes_that_changed_on_disk_are_not_served(folders):
    landed = land(dropped(folders, "a.pdf", "rule 2025-00704 print"), folders)
    manifests.path_of(landed.manifest, folders).write_text("forged")
    with pytest.raises(RefusedFile, match="no longer the bytes that were landed"):
        manifests.content(landed.manifest, folders)


def test_what_a_killed_run_left_unfinished_is_swept_and_what_a_living_one_writes_is_not(folders):
    dead = folders.landing / ".a.pdf.999999999.tmp"
    living = folders.landing / f".b.pdf.{os.getpid()}.tmp"
    dead.touch()
    living.touch()
    land_all(folders)
    assert not dead.exists()
    assert living.exists()
