"""The marts that dbt builds from a small world: four rules, three owners, one article."""

import datetime as dt
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import duckdb
import polars as pl
import pytest

from dagster_project.reading.evidence import Evidence, digest, frame_of
from dagster_project.sources.federal_register import records as rules
from dagster_project.sources.news import records as news
from dagster_project.sources.ownership import records as ownership

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
SOURCES = {"federal_register": rules.TABLES, "news": news.TABLES, "ownership": ownership.TABLES}
TYPES = {f"{source}__{table}": of_type for source, tables in SOURCES.items() for table, of_type in tables.items()}
MARTS = ["articles", "entities", "entity_addresses", "entity_names", "entity_relations", "findings"]
MARTS += ["listing_events", "listings", "mentions", "rules"]

ADDING, REVISING, REMOVING, SILENT = "2025-00704", "2020-10856", "2025-99001", "2025-00636"
CHINA = "CHINA, PEOPLE'S REPUBLIC OF"
ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
LINGXIN = "Beijing Lingxin Intelligent Technology Co., Ltd."
KEYI = "Beijing Keyi Hongyuan Optoelectronics Co., Ltd."
ATOMIC = "Department of Atomic Energy"
HISILICON = "HiSilicon Technologies Co., Ltd"
BEL = "Bel Huawei Technologies LLC"
TENCENT = "Tencent Holdings Ltd."
WONG = "Wong Yung Fai"
Raw = dict[str, list]


def put(
    raw: Raw, table: str, document: str, text: str, page: int | None = None, top: float | None = None, **facts: object
) -> None:
    """One more row, printed as `text`; what is not said is None."""
    table = table if table in TYPES else f"federal_register__{table}"
    names = [field.name for field in fields(TYPES[table])]
    facts |= {"document_number": document} if "document_number" in names else {}
    facts |= {"ordinal": len(raw[table]) + 1} if "ordinal" in names else {}
    evidence = Evidence(digest(document) * 2, text, page, x0=216.0, top=top, x1=300.0, bottom=top)
    raw[table].append(TYPES[table](**dict.fromkeys(names) | facts | {"evidence": evidence}))


def put_entry(raw: Raw, document: str, action: str | None, place: str, *names: str, page: int | None = None) -> str:
    top = 100.0 + len(raw["federal_register__entries"])
    entry_id, where = digest(document, place, names, top), (document, f"{names[0]}, printed", 3, top)
    terms = {"license_requirement": "For all items (See § 744.11)1", "license_review_policy": "Denial.", "last_page": 3}
    facts = {"action": action, "destination": place, "name": names[0], "federal_register_page": page}
    put(raw, "entries", *where, entry_id=entry_id, **facts, **terms)
    for name, kind in zip(names, ("primary", "alias"), strict=False):
        put(raw, "entry_names", *where, entry_id=entry_id, name=name, name_type=kind)
    put(raw, "entry_addresses", *where, entry_id=entry_id, address="1 Long  Road")
    put(raw, "entry_footnotes", *where, entry_id=entry_id, marker="1")
    return entry_id


def put_citations(raw: Raw, document: str, entry_id: str, volume: int, page: int, day: dt.date) -> None:
    facts = {"volume": volume, "federal_register_page": page, "cited_date": day}
    put(raw, "citations", document, f"{volume} FR {page}", 3, entry_id=entry_id, **facts, is_this_rule=False)
    put(raw, "citations", document, "90 FR", 3, entry_id=entry_id, volume=90, is_this_rule=True)


def put_rule(raw: Raw, document: str, **facts: object) -> None:
    facts |= {"form": "print" if "volume" in facts else "public_inspection", "title": "Changes to the\nEntity List"}
    put(raw, "rules", document, "Changes to the Entity List", 1, page_count=4, **facts)


def put_the_rule_of_january_2025(raw: Raw) -> None:
    zhipu = put_entry(raw, ADDING, "add", CHINA, ZHIPU, "Zhipu AI", page=4619)
    for name in (LINGXIN, KEYI, WONG, WONG):
        put_entry(raw, ADDING, "add", CHINA, name, page=4619)
    india = put_entry(raw, ADDING, "revise", "INDIA", ATOMIC, page=4620)
    put_citations(raw, ADDING, india, 63, 64322, dt.date(1998, 11, 19))
    for action, body in (("keep", "Nuclear reactors"), ("remove", "Bhabha Atomic Research Center")):
        put(raw, "sub_entities", ADDING, f"{action} {body}", 2, entry_id=india, action=action, name=body)
    put(raw, "reasons", ADDING, "They", 2, destination="China", name=ZHIPU, reason="Military use.", entry_id=zhipu)
    for action, target, count in (("add", "entry", 5), ("add", "entity", 5), ("revise", "entry", 1)):
        put(raw, "declared_counts", ADDING, f"{action} {count}", 2, action=action, target=target, count=count)
    day = dt.date(2025, 1, 16)
    put_rule(raw, ADDING, volume=90, start_page=4617, end_page=4620, publication_date=day, effective_date=day)


def put_the_rule_of_may_2020(raw: Raw) -> None:
    for destination, name in ((CHINA, HISILICON), ("BELARUS", BEL)):
        entry_id = put_entry(raw, REVISING, "revise", destination, name)
        put_citations(raw, REVISING, entry_id, 84, 22963, dt.date(2019, 5, 21))
    put_entry(raw, REVISING, None, "CHILE", "Huawei Chile S.A.")
    stray = raw["federal_register__entries"][-1].evidence
    aside = {"document_key": REVISING, "expected": "something else"}
    put(raw, "quarantine", REVISING, stray.printed_text, 3, stray.top, quarantine_id="a", kind="entry", **aside)
    put(raw, "quarantine", REVISING, "a cell that nobody understands", 21, quarantine_id="b", kind="cell", **aside)
    nobody = {"action": "revise", "target": "entry", "destination": "Chile", "name": "Nobody S.A.", "label": "8.b"}
    put(raw, "instructions", REVISING, "By revising the Chile entity, “Nobody S.A.”", 17, **nobody)
    put(raw, "declared_counts", REVISING, "93 entries", 2, action="revise", target="entry", count=93)
    put_rule(raw, REVISING, publication_date=dt.date(2020, 5, 19), effective_date=dt.date(2020, 5, 15))


def put_a_removal_and_a_rule_without_events(raw: Raw) -> None:
    removed = {"action": "remove", "target": "entry", "destination": "China", "name": HISILICON.upper(), "label": "2.a"}
    put(raw, "instructions", REMOVING, f"By removing the entry for “{HISILICON}”", 1, 60.0, **removed)
    put_rule(raw, REMOVING, volume=90, start_page=5000, end_page=5001, publication_date=dt.date(2025, 6, 2))
    put_rule(raw, SILENT, no_events_because="it amends no entry")


def put_owners_and_news(raw: Raw) -> None:
    said = {"source_name": "TechDogs", "source_date": dt.date(2025, 1, 16), "source_text": "Tencent backs Zhipu"}
    pairs = [(ZHIPU, LINGXIN), (TENCENT, "zhipu  AI"), (ZHIPU, "Stranger Ltd."), (WONG, KEYI)]
    for row, (owner, owned) in enumerate(pairs, start=2):
        kind = "investor" if owner == TENCENT else "parent"
        names = {"owner_name": owner, "owned_name": owned, "relation_type": kind}
        facts = {"holding_id": str(row), "row_number": row} | names | said
        put(raw, "ownership__holdings", "owners.csv", f"{owner},{owned}", **facts)
    day = {"published_date": dt.date(2025, 1, 15), "published_at": dt.datetime(2025, 1, 16, 1, 10, tzinfo=dt.UTC)}
    body = {"title": "Zhipu listed", "body": f"Zhipu AI and {WONG} are listed.", "is_machine_written": True}
    put(raw, "news__articles", "article", "Zhipu listed", article_id="a1", **day, **body)
    for name in ("Zhipu AI", WONG):
        put(
            raw,
            "news__mentions",
            "article",
            name,
            mention_id=name,
            article_id="a1",
            name=name,
            sentence="They are listed.",
        )


def a_small_world() -> Raw:
    raw: Raw = {name: [] for name in TYPES}
    put_the_rule_of_january_2025(raw)
    put_the_rule_of_may_2020(raw)
    put_a_removal_and_a_rule_without_events(raw)
    put_owners_and_news(raw)
    return raw


def write(data: Path, raw: Raw, partition: str = "world") -> Path:
    (data / "warehouse").mkdir(parents=True)
    for name, records in raw.items():
        (data / "raw" / name).mkdir(parents=True)
        frame_of([], TYPES[name]).write_parquet(data / "raw" / name / "_empty.parquet")
        frame_of(records, TYPES[name]).write_parquet(data / "raw" / name / f"{partition}.parquet")
    return data


def dbt_build(data: Path, *without: str, select: str = "*") -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("dbt"), "--no-use-colors", "build", "--select", select]
    command += ["--project-dir", PROJECT, "--profiles-dir", PROJECT]
    command += ["--target-path", data / "target", "--log-path", data / "logs"]
    command += [word for resource in without for word in ("--exclude-resource-type", resource)]
    environment = os.environ | {"ENTITY_LEDGER_DATA": str(data), "DO_NOT_TRACK": "1"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


def marts_of(data: Path) -> dict[str, pl.DataFrame]:
    with duckdb.connect(str(data / "warehouse" / "warehouse.duckdb"), read_only=True) as connection:
        found = connection.sql("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        return {name: connection.table(f"marts.{name}").pl() for (name,) in sorted(found)}


@pytest.fixture(scope="module")
def marts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    data = write(tmp_path_factory.mktemp("it's a (small) {world}"), a_small_world())
    built = dbt_build(data)
    assert built.returncode == 0, built.stdout
    return marts_of(data)


def undescribed_in(data: Path) -> list[tuple]:
    with duckdb.connect(str(data / "warehouse" / "warehouse.duckdb"), read_only=True) as connection:
        columns = "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and comment is null"
        tables = "select table_name, null from duckdb_tables() where schema_name = 'marts' and comment is null"
        return connection.sql(f"{columns} union all {tables}").fetchall()


def only(frame: pl.DataFrame, *columns: str, **values: object) -> tuple:
    found = frame.filter(**values).select(*columns).rows()
    assert len(found) == 1, found
    return found[0]


def test_every_document_is_a_rule_also_one_without_events(marts):
    found = marts["rules"].sort("document_number").select("citation", "event_count", "is_count_agreed").rows()
    assert list(marts) == MARTS
    assert found == [(None, 2, False), (None, 0, None), ("90 FR 4617", 7, True), ("90 FR 5000", 1, None)]
    facts = only(marts["rules"], "source_url", "title", "found_added_entries", document_number=ADDING)
    assert facts == ("https://www.federalregister.gov/d/2025-00704", "Changes to the Entity List", 5)


def test_an_event_shows_its_words_its_place_and_the_page_that_its_row_is_printed_on(marts):
    assert only(marts["listing_events"], "action", "target", "destination", name=ZHIPU) == ("add", "entry", "China")
    assert only(marts["listing_events"], "citation", "page", "top", name=ZHIPU) == ("90 FR 4619", 3, 100.0)
    assert only(marts["listing_events"], "printed_text", "footnote_markers", name=ZHIPU) == (f"{ZHIPU}, printed", "1")


def test_a_rule_that_is_not_in_print_gives_no_citation(marts):
    assert marts["listing_events"].filter(document_number=REVISING)["citation"].to_list() == [None, None]


def test_a_dropped_body_is_an_event_within_its_entry_and_a_kept_one_is_none(marts):
    event = only(marts["listing_events"], "name", "action", "detail", "citation", target="sub_entity")
    assert event == (ATOMIC, "remove", "Bhabha Atomic Research Center", "90 FR 4620")
    assert only(marts["listings"], "is_listed", name=ATOMIC) == (True,)


@pytest.mark.parametrize(
    ("name", "since", "basis", "citation"),
    [
        (ZHIPU, dt.date(2025, 1, 16), "added by rule", "90 FR 4619"),
        (BEL, dt.date(2019, 5, 21), "earliest citation in the entry", "84 FR 22963"),
        (ATOMIC, dt.date(1998, 11, 19), "earliest citation in the entry", "63 FR 64322"),
    ],
)
def test_a_listing_says_since_when_and_how_that_is_known(marts, name, since, basis, citation):
    facts = only(marts["listings"], "listed_since", "listed_since_basis", "first_citation", name=name)
    assert facts == (since, basis, citation)


def test_a_removal_finds_its_party_by_name_and_short_destination_and_ends_the_listing(marts):
    assert only(marts["listings"], "is_listed", "document_number", name=HISILICON) == (False, REMOVING)
    assert only(marts["entities"], "is_listed", "destination", name=HISILICON) == (False, "China")


def test_two_entries_of_one_name_in_one_rule_are_two_parties_with_the_ids_that_python_gives(marts):
    expected = sorted(digest("china", "wong yung fai", number) for number in (1, 2))
    assert marts["entities"].filter(name=WONG)["entity_id"].sort().to_list() == expected


def test_a_group_is_a_parent_with_its_subsidiaries_and_says_according_to_whom(marts):
    ((zhipu,), (keyi,)) = (only(marts["entities"], "entity_id", name=name) for name in (ZHIPU, KEYI))
    basis = f"parent: {ZHIPU}, according to TechDogs, 2025-01-16"
    grouped = ("group_id", "group_name", "group_size", "group_basis")
    assert only(marts["entities"], *grouped, name=LINGXIN) == (zhipu, ZHIPU, 2, basis)
    assert only(marts["entities"], "group_id", "group_size", name=KEYI) == (keyi, 1)
    assert only(marts["entities"], "group_basis", name=BEL) == ("no relation to another listed party on record",)
    assert only(marts["entities"], "listing_reason", "listing_reason_page", name=ZHIPU) == ("Military use.", 2)


def test_an_investor_is_a_party_that_is_not_listed_and_joins_no_group(marts):
    relation = only(marts["entity_relations"], "from_name", "to_name", "joins_group", relation_type="investor_in")
    assert only(marts["entities"], "is_listed", "destination", "group_size", name=TENCENT) == (False, None, 1)
    assert relation == (TENCENT, ZHIPU, False)


def test_names_and_addresses_stand_once_with_their_evidence(marts):
    (zhipu,) = only(marts["entities"], "entity_id", name=ZHIPU)
    names = marts["entity_names"].filter(entity_id=zhipu).sort("name_type").select("name", "name_type", "page")
    assert names.rows() == [("Zhipu AI", "alias", 3), (ZHIPU, "primary", 3)]
    assert only(marts["entity_addresses"], "address", "is_current", entity_id=zhipu) == ("1 Long Road", True)


def test_a_mention_of_a_name_that_two_parties_bear_is_ambiguous(marts):
    assert marts["mentions"].filter(name=WONG)["is_ambiguous"].to_list() == [True, True]
    assert only(marts["mentions"], "is_ambiguous", name="Zhipu AI") == (False,)
    assert only(marts["articles"], "published_at") == (dt.datetime(2025, 1, 16, 1, 10),)


def test_what_does_not_fit_is_a_finding_and_never_twice(marts):
    assert marts["findings"].sort("finding_type").select("finding_type", "severity", "page").rows() == [
        ("ambiguous_holding", "warning", None),
        ("count_disagreement", "critical", 2),
        ("entry_without_instruction", "critical", 3),
        ("holding_without_entity", "warning", None),
        ("instruction_without_entry", "critical", 17),
        ("not_understood", "critical", 21),
    ]


def test_the_order_of_rows_and_files_changes_nothing(marts, tmp_path):
    data = write(tmp_path / "data", {name: records[::-1] for name, records in a_small_world().items()}, partition="0")
    built = dbt_build(data, "test", "unit_test")
    assert built.returncode == 0, built.stdout
    assert [name for name, frame in marts_of(data).items() if not frame.equals(marts[name])] == []


def test_marts_are_built_and_described_also_when_nothing_was_read(tmp_path):
    data = write(tmp_path / "data", {name: [] for name in TYPES})
    built = dbt_build(data, "unit_test")
    assert built.returncode == 0, built.stdout
    assert {name: frame.height for name, frame in marts_of(data).items()} == dict.fromkeys(MARTS, 0)
    assert undescribed_in(data) == [], "a reader of the database finds what each column means"


def test_an_action_that_is_no_verb_of_the_ledger_fails_the_build(tmp_path):
    raw = a_small_world()
    put_entry(raw, ADDING, "suspend", CHINA, "Alpha Co.")
    built = dbt_build(write(tmp_path / "data", raw), "unit_test", select="+listing_events")
    assert built.returncode == 1
    assert "accepted_values_listing_events_action" in built.stdout
