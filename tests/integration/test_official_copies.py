"""The eCFR's Entity List of July 2026 beside the screening list of that month: nothing lost, each difference told."""

from collections import Counter

import polars as pl
import pytest

from dagster_project.storage import ingest, lake, landing
from dagster_project.storage.folders import Folders
from tests.integration.test_marts import dbt_build, marts_of
from tests.shared_data import shared
from tests.typesetting import consolidated_screening_list, ecfr

pytestmark = pytest.mark.slow

ENTRIES, SCREENED, PARTIES = 3409, 3420, 25921  # as the README of the two files counts them


@pytest.fixture(scope="module")
def marts(tmp_path_factory) -> dict[str, pl.DataFrame]:
    folders = Folders(tmp_path_factory.mktemp("copies") / "data")
    folders.prepare()
    listed = ecfr.parties(shared("lists/entity-list_2026-07-09.json"))
    screened = consolidated_screening_list.parties(shared("lists/consolidated-screening-list_2026-07-31.json"))
    files = {
        "title-15_2026-07-09.xml": ecfr.part(ecfr.supplement(listed)),
        "consolidated_2026-07-31.csv": consolidated_screening_list.as_csv(screened),
    }
    for name, content in files.items():
        (folders.inbox / name).write_bytes(content)
        landing.land(folders.inbox / name, folders)
    lake.prepare(folders)
    for partition in ingest.unread(folders):
        ingest.read_partition(folders, partition)
    built = dbt_build(folders.root, "unit_test")
    assert built.returncode == 0, built.stdout
    return marts_of(folders.root)


def test_every_entry_of_both_arrives(marts):
    entries = marts["list_entries"]
    assert Counter(entries["source_name"]) == {"ecfr": ENTRIES, "consolidated_screening_list": PARTIES}
    assert Counter(entries.filter(list_code="entity_list")["source_name"]) == {
        "ecfr": ENTRIES,
        "consolidated_screening_list": SCREENED,
    }
    assert entries.filter(source_name="ecfr")["listing_id"].null_count() == 0, "each has its listing in the ledger"


def test_the_ledger_opens_with_the_edition_and_agrees_with_it(marts):
    current = marts["listings"].filter("is_current")
    assert current.height == current["listing_id"].n_unique() == ENTRIES
    assert set(marts["list_reconciliation"]["ecfr_verdict"].drop_nulls()) <= {"equal", "missing_in_edition"}
    assert marts["list_reconciliation"].filter(field_name="entry", ecfr_verdict="equal").height == ENTRIES


def test_every_difference_between_the_two_is_a_row_that_says_which_has_it(marts):
    rows = marts["list_reconciliation"].filter(field_name="entry")
    counts = Counter(rows["screening_list_verdict"].drop_nulls())
    assert counts["equal"] + counts["missing_in_edition"] == ENTRIES
    assert counts["equal"] + counts["missing_in_ledger"] == SCREENED
    assert counts["equal"] > 0.93 * ENTRIES
    only_screened = rows.filter(screening_list_verdict="missing_in_ledger")
    assert only_screened["ledger_value"].null_count() == only_screened.height
    assert only_screened["screening_list_value"].null_count() == 0
    fields = marts["list_reconciliation"].filter(pl.col("field_name") != "entry")
    compared = fields.filter(pl.col("screening_list_verdict").is_in(["equal", "differs"]))
    assert set(compared["field_name"]) == {"name", "alias", "license_requirement", "license_review_policy"}
    differing = compared.filter(screening_list_verdict="differs")
    assert differing.filter(pl.col("ledger_value") == pl.col("screening_list_value")).is_empty()


def test_most_names_and_aliases_of_the_two_have_the_same_words(marts):
    fields = marts["list_reconciliation"].drop_nulls("screening_list_verdict")
    for field, share in (("name", 0.99), ("alias", 0.85), ("license_requirement", 0.9)):
        verdicts = fields.filter(field_name=field)["screening_list_verdict"]
        assert (verdicts == "equal").mean() >= share, field
