"""Where exports go, and what they never touch."""

import os
import subprocess

import pytest

from dagster_project.storage.exports.marts import Edition
from dagster_project.storage.exports.places import OtherFiles, file_for, folder_for

EDITION = Edition("abc123", "2026-11-26T21:00:00+00:00")


def export(target, *names: str) -> None:
    with folder_for(target, "csv", EDITION) as folder:
        for name in names:
            (folder / name).write_text(name)


def names_in(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_appears_whole_and_a_later_export_takes_its_place(tmp_path):
    export(tmp_path / "deep" / "out", "a.csv", "b.csv")
    export(tmp_path / "deep" / "out", "b.csv")
    assert names_in(tmp_path / "deep") == ["out"]
    assert names_in(tmp_path / "deep" / "out") == ["b.csv", "export.json"]
    assert '"release_id": "abc123"' in (tmp_path / "deep" / "out" / "export.json").read_text()


def test_an_export_that_fails_leaves_the_former_one_and_nothing_else(tmp_path):
    export(tmp_path / "out", "a.csv")
    with pytest.raises(FileNotFoundError), folder_for(tmp_path / "out", "csv", EDITION) as folder:
        (folder / "missing" / "half.csv").write_text("half")
    assert names_in(tmp_path) == ["out"]
    assert names_in(tmp_path / "out") == ["a.csv", "export.json"]


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "export.json", "deep/a.csv"])
def test_files_of_somebody_else_are_never_replaced(tmp_path, name):
    theirs = tmp_path / "out" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine")
    with pytest.raises(OtherFiles, match=f"it holds {name}, which no export has put there; name a new"):
        export(tmp_path / "out", "a.csv")
    assert theirs.read_text() == "mine"


def test_a_file_laid_into_an_export_stops_the_next_one_also_while_it_is_written(tmp_path):
    export(tmp_path / "out", "a.csv")
    with pytest.raises(OtherFiles, match=r"notes\.txt"), folder_for(tmp_path / "out", "csv", EDITION):
        (tmp_path / "out" / "notes.txt").write_text("mine")
    assert names_in(tmp_path / "out") == ["a.csv", "export.json", "notes.txt"]


def test_a_folder_cannot_take_the_place_of_a_file_nor_a_file_that_of_a_folder_or_of_another_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OtherFiles, match="a file is there already"):
        export(tmp_path / "file", "a.csv")
    with pytest.raises(OtherFiles, match="there is a folder"), file_for(tmp_path, lambda _: True):
        pass
    with (
        pytest.raises(OtherFiles, match="a file that no export has put there"),
        file_for(tmp_path / "file", lambda _: False),
    ):
        pass
    with file_for(tmp_path / "file", lambda _: True) as path:
        path.write_text("ours")
    assert (tmp_path / "file").read_text() == "ours"
    assert names_in(tmp_path) == ["file"]


def test_what_a_killed_export_left_goes_and_what_a_living_process_writes_stays(tmp_path):
    dead = subprocess.Popen(["true"])
    dead.wait()
    for number in (dead.pid, os.getppid()):
        (tmp_path / f".out.{number}.tmp").mkdir()
    (tmp_path / ".out.mine.tmp").mkdir()
    (tmp_path / f".other.{dead.pid}.tmp").mkdir()
    export(tmp_path / "out", "a.csv")
    assert names_in(tmp_path) == sorted([f".out.{os.getppid()}.tmp", ".out.mine.tmp", f".other.{dead.pid}.tmp", "out"])
