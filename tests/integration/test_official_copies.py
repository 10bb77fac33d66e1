"""The eCFR's Entity List of July 2026 beside the screening list of that month: nothing lost, each difference told."""

from collections import Counter

import polars as pl
import pytest

from dagster_project.storage import ingest, keys, lake, landing
from dagster_project.storage.folders import Folders
from tests.integration.test_marts import dbt_build, marts_of, only
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
    keys.write_keys(folders)
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


MERGES = 139  # docs/identity.md


def test_a_party_under_several_destinations_is_one_entity_where_the_list_says_so(marts):
    parties = marts["parties"]
    assert parties.height == ENTRIES
    assert marts["entities"].height == ENTRIES - MERGES
    merged = parties.filter(pl.col("merge_basis").is_not_null())
    assert merged.height == MERGES
    assert merged["merge_basis"].str.contains("(?i)see |listed ").all(), "each by a note that is printed"
    khalil = parties.filter(name="Khalil Zadran Company")
    assert (khalil.height, khalil["entity_id"].n_unique()) == (2, 1)
    assert only(marts["entities"], "destinations", "party_count", name="Khalil Zadran Company") == (
        "Afghanistan, Pakistan",
        2,
    )


def test_a_name_under_several_destinations_that_no_note_joins_waits_for_a_person(marts):
    named = marts["parties"].group_by("name").agg(pl.col("destination").n_unique(), pl.col("entity_id").n_unique())
    several = named.filter(pl.col("destination") > 1)
    assert several.height == 114
    apart = several.filter(pl.col("entity_id") > 1)
    assert apart.height == 10
    relations = marts["entity_relations"]
    proposed = {*relations.filter(basis="same_name", is_open=True)["from_name"]}
    assert {*apart["name"]} - proposed == {"Address 01"}, "a label is no name that two parties could share"
    assert not relations.filter(basis="same_name")["merges_parties"].any()


def test_two_people_of_one_name_under_one_destination_stay_two(marts):
    wong = marts["entities"].filter(name="Wong Yung Fai")
    assert (wong.height, wong["group_id"].n_unique()) == (2, 2)
    relations = marts["entity_relations"]
    assert relations.filter(pl.col("from_entity_id").is_in(wong["entity_id"].implode()), basis="same_name").is_empty()


def test_ten_zhipu_companies_are_one_group_each_with_its_ground_and_keyi_is_not_in_it(marts):
    entities = marts["entities"]
    (group,) = only(entities, "group_id", name="Beijing Zhipu Huazhang Technology Co., Ltd.")
    members = entities.filter(group_id=group)
    assert members.height == members["group_size"].unique().item() == 10
    grounds = dict(members.select("name", "group_basis").iter_rows())
    stems = [name for name, ground in grounds.items() if "Zhipu" in name and "name stem" in ground]
    assert len(stems) == 6, "and the seventh is the head"
    assert "shares an address" in grounds["Beijing Lingxin Intelligent Technology Co., Ltd."]
    assert "shares an address" in grounds["Beijing Yuanyin Intelligent Technology Co., Ltd."]
    assert "one paragraph" in grounds["Nanjing Zhihu Information Technology Co., Ltd."]
    assert all("accepted by" in ground for ground in grounds.values())
    assert only(entities, "group_size", name="Beijing Keyi Hongyuan Optoelectronics Co., Ltd.") == (1,)
    assert only(marts["groups"], "group_size", "accepted_count", "fact_count", group_id=group) == (10, 11, 0)
    assert entities.filter(pl.col("name").str.contains("Shanghai Lingxin|^Zhihu")).is_empty(), "nobody unlisted came in"


@pytest.mark.parametrize("other", ["Zhipu Future Technology", "Zhipu Huazhang Technology"])
def test_two_companies_of_one_name_but_for_the_city_are_two_entities_of_one_group(marts, other):
    found = marts["entities"].filter(pl.col("name").str.contains(f" {other} "))
    assert (found.height, found["group_id"].n_unique()) == (2, 1)


def test_the_naura_companies_of_the_cities_are_one_group_and_an_entity_each(marts):
    naura = marts["entities"].filter(pl.col("name").str.contains("Naura Microelectronics Equipment"))
    assert naura.height == naura["entity_id"].n_unique() == naura["group_size"].unique().item() == 7
    assert naura["group_id"].n_unique() == 1
    waiting = marts["entity_relations"].filter(from_name="Naura Technology Group Co., Ltd.", status="candidate")
    assert {"name_stem", "shared_address"} <= {*waiting["basis"]}, "likely its parent, and nobody has decided so"


def test_words_in_a_name_that_sound_like_a_relation_are_none(marts):
    names = ("Affiliates International", "Affiliated Supply and Consultancy Services")
    relations = marts["entity_relations"].filter(pl.col("from_name").is_in(names) | pl.col("to_name").is_in(names))
    assert "printed" not in {*relations["basis"]}
    assert {*marts["entities"].filter(pl.col("name").is_in(names))["group_size"]} == {1}


def test_a_name_that_alone_does_not_say_who_is_meant_is_called_so(marts):
    names = marts["entity_names"]
    assert {*names.filter(name="MEC")["name_type"]} == {"acronym"}
    assert only(names, "name_type", name="Future R-Evolution") == ("weak",)
    assert only(names, "name_type", name="Zhipu AI") == ("alias",)


def test_an_entry_that_lists_an_address_is_an_address(marts):
    labels = marts["entities"].filter(pl.col("name").str.contains(r"^Address \d+$"))
    assert (labels.height, {*labels["entity_type"]}) == (19, {"address"})
    assert labels["entity_type_basis"].null_count() == 0
    told = marts["entities"]["entity_type"]
    assert told.drop_nulls().len() > 0.95 * told.len()


def test_candidates_grow_with_the_list_and_join_nobody(marts):
    relations = marts["entity_relations"]
    candidates = relations.filter(status="candidate")
    assert ENTRIES / 4 < candidates.height < ENTRIES
    assert not (candidates["joins_group"] | candidates["merges_parties"]).any()
    assert {*candidates["basis"]} == {"name_stem", "same_name", "shared_address"}


def test_every_shipped_judgement_is_on_parties_of_the_list_and_counts(marts):
    assert marts["findings"].filter(source_name="judgements").is_empty()
    assert marts["entity_relations"].filter(status="accepted").height == 17
