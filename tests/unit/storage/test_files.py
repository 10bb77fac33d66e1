"""Files and folders that are there whole or not at all."""

import os
import subprocess
import sys

from dagster_project.storage import files


def test_a_folder_to_work_in_goes_at_the_end_and_with_it_what_no_living_process_holds(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left, held, other = (
        tmp_path / name
        for name in (f".engines.{dead.pid}.tmp", f".engines.{os.getppid()}.tmp", f".enginesmith.{dead.pid}.tmp")
    )
    for folder in (left, held, other):
        (folder / "duckdb").mkdir(parents=True)
    with files.scratch(tmp_path, "engines") as place:
        assert list(place.iterdir()) == []
        assert {path.name for path in tmp_path.iterdir()} == {place.name, held.name, other.name}
        (place / "spark").mkdir()
        assert files.sweep(tmp_path, "engines.") == 0
    assert {path.name for path in tmp_path.iterdir()} == {held.name, other.name}


def test_what_a_process_of_our_number_left_is_cleared(tmp_path):
    with files.scratch(tmp_path, "engines") as place:
        (place / "duckdb").mkdir()
    (place / "spark").mkdir(parents=True)
    with files.scratch(tmp_path, "engines") as again:
        assert (again, list(again.iterdir())) == (place, [])
    assert list(tmp_path.iterdir()) == []
