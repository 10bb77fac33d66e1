"""What the doors found, kept and shown."""

import re

import pytest

from dagster_project.quality import report
from dagster_project.quality.door import Failure, SuiteResult, examine
from dagster_project.quality.doors import DOORS


def result(*failures: Failure) -> SuiteResult:
    return SuiteResult("a_suite", "rules", "It holds.", 3, 2, failures)


SHUT = Failure("a name is <never> empty", "critical", "1 of 3 rows", "mend it")
NOTED = Failure("a rule has a title", "warning", "1 of 3 rows", "read it")


def test_what_a_door_found_is_kept_whole(tmp_path):
    made = report.record(tmp_path, "door_1", "now", [result(NOTED), result(SHUT)])
    assert report.read(tmp_path, "door_1") == made
    assert made.failures == [SHUT, NOTED]
    assert made.expectation_count == 4
    assert not made.is_open


def test_a_warning_leaves_the_door_open(tmp_path):
    report.record(tmp_path, "door_1", "now", [result(NOTED)])
    report.require_open(tmp_path, "door_1", "now")


def test_a_shut_door_says_why_in_one_line(tmp_path):
    report.record(tmp_path, "door_1", "now", [result(SHUT)])
    with pytest.raises(report.ClosedDoor, match=r"Door 1: .* failed: a name is <never> empty: 1 of 3 rows; mend it"):
        report.require_open(tmp_path, "door_1", "now")


def test_a_door_that_was_tried_on_older_data_does_not_count(tmp_path):
    with pytest.raises(report.ClosedDoor, match="was not checked"):
        report.require_open(tmp_path, "door_2", "now")
    report.record(tmp_path, "door_2", "before", [result()])
    with pytest.raises(report.ClosedDoor, match="was not checked since they changed"):
        report.require_open(tmp_path, "door_2", "now")


def test_one_page_shows_both_doors_and_needs_nothing_from_the_web(tmp_path):
    report.record(tmp_path, "door_1", "now", [result(SHUT)])
    report.record(tmp_path, "door_2", "now", [result()])
    page = (tmp_path / "index.html").read_text()
    assert "Door 1: the raw tables" in page
    assert "Door 2: the marts" in page
    assert "a name is &lt;never&gt; empty" in page
    assert not re.search(r"https?://", page)


def test_data_docs_open_from_disk_and_show_each_suite(tmp_path):
    examine(DOORS["door_2"][:1], {}, tmp_path / "none")
    import polars as pl

    rules = pl.DataFrame(
        {"document_number": ["2025-00704"], "is_read": [True], "found_events": [1], "printed_changes": [1]}
    )
    (found,) = examine(DOORS["door_2"][:1], {"rules": rules}, tmp_path / "door_2")
    assert found.is_passed
    assert "every_rule_read_is_a_rule_with_all_its_events" in (tmp_path / "door_2" / "index.html").read_text()
