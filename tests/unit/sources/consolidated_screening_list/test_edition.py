"""Editions of the Consolidated Screening List in both of their forms."""

import datetime as dt
from collections import Counter
from dataclasses import fields, replace
from typing import Any

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.consolidated_screening_list.edition import read
from tests.shared_data import shared
from tests.typesetting.consolidated_screening_list import Party, as_csv, as_json, parties

DAY = dt.date(2026, 7, 31)
DENIED = "Denied Persons List (DPL) - Bureau of Industry and Security"
TERMS = {
    "_id": "a1",
    "federal_register_notice": "83 FR 37423; 87 FR 77505",
    "start_date": "2018-08-01",
    "license_requirement": "For all items subject to the EAR.",
    "license_policy": "Presumption of denial",
}
TWO = (
    Party(
        'Institute "13", Ltd.',
        aliases=("Hebei Institute", "Électronique 13"),
        addresses=(("113 Hezuo Road; and 21 Road", "Shijiazhuang", "CN"), (None, None, "HK")),
        ids=(("Passport", "836238033", "KP"), ("Gender", "Male", None)),
        cells=TERMS | {"dates_of_birth": "1955; 1956", "nationalities": "KP"},
    ),
    Party("Ann Example", DENIED, cells={"federal_register_notice": "67 F.R. 56530 9/4/02 71 F.R. 38843 7/10/06"}),
)
FORMS = pytest.mark.parametrize("written", [as_csv, as_json])


def small(written: Any, *listed: Party) -> Tables:
    return read(written(listed or TWO), "sha", "consolidated_2026-07-31.csv")


def facts(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """All that the records say but for where it stands; an edition's form left out."""
    return {
        name: [
            tuple(getattr(one, field.name) for field in fields(one) if field.name not in ("evidence", "form"))
            for one in records
        ]
        for name, records in tables.items()
        if name != "quarantine"
    }


@FORMS
def test_names_addresses_numbers_and_terms_arrive_as_printed(written: Any) -> None:
    tables = small(written)
    entry, denied = tables["entries"]
    assert (entry.list_code, denied.list_code) == ("entity_list", "denied_persons_list")
    assert (entry.name, entry.start_date, entry.countries) == ('Institute "13", Ltd.', dt.date(2018, 8, 1), "CN; HK")
    assert (entry.license_requirement, entry.license_policy) == (TERMS["license_requirement"], "Presumption of denial")
    assert [name.name for name in tables["entry_names"]][1:3] == ["Hebei Institute", "Électronique 13"]
    assert [(one.address, one.country) for one in tables["entry_addresses"]] == [
        ("113 Hezuo Road", None), ("21 Road, Shijiazhuang, CN", "CN"), ("HK", "HK")]  # fmt: skip
    assert [(one.field_name, one.identifier_type, one.identifier) for one in tables["entry_identifiers"]] == [
        ("ids", "Passport", "836238033, KP"), ("ids", "Gender", "Male"), ("dates_of_birth", None, "1955"),
        ("dates_of_birth", None, "1956"), ("nationalities", None, "KP")]  # fmt: skip
    assert not tables["quarantine"]


@FORMS
def test_a_notice_gives_volume_page_and_day_of_each_citation(written: Any) -> None:
    cited = [(one.volume, one.federal_register_page, one.cited_date) for one in small(written)["citations"]]
    dated = [(67, 56530, dt.date(2002, 9, 4)), (71, 38843, dt.date(2006, 7, 10))]
    assert cited == [(83, 37423, None), (87, 77505, None), *dated]


def test_a_notice_that_names_an_issue_has_no_page_and_what_is_left_over_is_set_aside() -> None:
    issue = Party("A", cells={"federal_register_notice": "Vol. 88, No. 151, 08/08/2023"})
    torn = Party("B", cells={"federal_register_notice": "80 FR 5, 1/2/15, 80 17726 4/2/15"})
    tables = small(as_csv, issue, torn)
    assert [(one.volume, one.federal_register_page, one.cited_date) for one in tables["citations"]] == [
        (88, None, dt.date(2023, 8, 8)), (80, 5, dt.date(2015, 1, 2))]  # fmt: skip
    (piece,) = tables["quarantine"]
    assert (piece.kind, "80 17726 4/2/15" in piece.expected) == ("federal register notice", True)


@FORMS
def test_every_row_names_its_edition_and_the_span_of_its_words(written: Any) -> None:
    content = written(TWO)
    source = content.decode()
    for name, records in read(content, "sha", "2026-07-31").items():
        for one in records:
            seen = one.evidence
            words = source[seen.span_start : seen.span_end].replace('""', '"').replace('\\"', '"')
            assert one.edition_date == DAY
            is_in_one_run = words.replace("\\u00c9", "É") == seen.printed_text or name in ("entries", "editions")
            # An address or number whose parts stand apart in JSON has the place of its party.
            assert is_in_one_run or (name in ("entry_addresses", "entry_identifiers") and words.startswith("{"))


@FORMS
def test_a_party_printed_twice_is_kept_twice(written: Any) -> None:
    entries = small(written, TWO[0], TWO[0])["entries"]
    assert len({entry.entry_id for entry in entries}) == len(entries) == 2


@pytest.mark.parametrize(("source", "code"), [("New List (NEW) - State Department", "new"), ("A list", None)])
def test_an_unknown_list_is_set_aside_once_and_its_parties_stay(source: str, code: str | None) -> None:
    tables = small(as_csv, Party("A", source), Party("B", source))
    assert [entry.list_code for entry in tables["entries"]] == [code, code]
    assert [(one.kind, one.evidence.printed_text) for one in tables["quarantine"]] == [("list", source)]


def test_a_day_that_is_none_a_strange_column_and_a_party_without_name_are_set_aside() -> None:
    content = as_json([Party("A", cells={"start_date": "soon"}), Party("")])
    content = content.replace(b'"remarks": null', b'"remarks": null, "colour": "red"', 1)
    tables = read(content, "sha", "2026-07-31")
    assert Counter(one.kind for one in tables["quarantine"]) == {"start_date": 1, "row": 2}
    assert [(entry.name, entry.start_date) for entry in tables["entries"]] == [("A", None)]


@pytest.mark.parametrize(
    ("country", "set_aside"), [("CN", []), ("KP", ["the columns of the list, not column country: KP"])]
)
def test_a_country_beside_the_address_that_ends_with_it_says_nothing_new(country: str, set_aside: list[str]) -> None:
    content = as_json([Party("A", addresses=((None, "Xian", "CN"),))])
    content = content.replace(b'"remarks"', f'"country": "{country}", "remarks"'.encode())
    assert [one.expected for one in read(content, "sha", "2026-07-31")["quarantine"]] == set_aside


def test_a_cell_may_run_over_lines_and_a_row_with_a_cell_too_many_is_set_aside() -> None:
    content = as_csv([Party("A", cells={"remarks": "one\ntwo"}), Party("B")])
    assert read(content, "sha", "2026-07-31")["entries"][0].remarks == "one\ntwo"
    (piece,) = read(content.rstrip() + b',"x"', "sha", "2026-07-31")["quarantine"]
    assert (piece.kind, piece.evidence.printed_text[-4:]) == ("row", ',"x"')


@pytest.mark.parametrize(
    ("content", "name", "day"),
    [
        (as_json(TWO, search_performed_at="2026-07-30T13:15:00+00:00", total=2), "consolidated_2026-07-31.json", 30),
        (as_json(TWO, total=2), "consolidated_2026-07-31.json", 31),
        (as_csv(TWO), "2026-07-31", 31),
    ],
)
def test_the_day_of_an_edition_is_the_lists_own_else_the_one_in_its_name(content: bytes, name: str, day: int) -> None:
    assert read(content, "sha", name)["editions"][0].edition_date == dt.date(2026, 7, day)


@pytest.mark.parametrize(
    ("content", "named", "cause"),
    [
        (as_csv(TWO), "consolidated.csv", r"says of which day .*; name the file .*, as consolidated_2026-07-31\.csv"),
        (as_json(TWO), "2026-13-45.json", r"as consolidated_2026-07-31\.json"),
        (as_csv(TWO).replace(b"alt_names,", b""), "2026-07-31", r"row 1: no column alt_names"),
        (as_csv(TWO)[:-2], "2026-07-31", r"row 3: a quotation mark stands alone"),
        (as_json(TWO)[:-30], "2026-07-31", r"the JSON is damaged after character \d+"),
        (as_json(()), "2026-07-31", r"holds no party"),
        (b'{"results": {}}', "2026-07-31", r"is no list"),
        (b'{"results": [1]}', "2026-07-31", r"the entry at character 13 is no object"),
        (b'{"total": 2}', "2026-07-31", r'no list "results"'),
    ],
)
def test_what_is_no_edition_is_refused_in_one_line_with_a_remedy(content: bytes, named: str, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        read(content, "sha", named)
    assert "\n" not in str(refusal.value)


def test_all_parties_of_all_lists_arrive_as_they_were_and_alike_from_both_forms() -> None:
    listed = parties(shared("lists/consolidated-screening-list_2026-07-31.json"))
    of_csv, of_json = (read(written(listed), "sha", "2026-07-31") for written in (as_csv, as_json))
    assert facts(of_csv) == facts(of_json)
    assert len(of_csv["entries"]) == len(listed) == 25_921
    assert sum(entry.list_code == "entity_list" for entry in of_csv["entries"]) == 3_420
    aliases: dict[str, list[str]] = {entry.entry_id: [] for entry in of_csv["entries"]}
    for name in of_csv["entry_names"]:
        aliases[name.entry_id] += [name.name] if name.name_type == "alias" else []
    for entry, party in zip(of_csv["entries"], listed, strict=True):
        assert (entry.name, entry.list_name) == (party.name.strip(), party.source)
        assert entry.countries == ("; ".join(dict.fromkeys(one[2] or "" for one in party.addresses)) or None)
        assert (entry.license_requirement or "") == party.cells.get("license_requirement", "").strip()
        assert (entry.federal_register_notice or "") == party.cells.get("federal_register_notice", "").strip()
    joined = [party for party in listed if any(";" in alias for alias in party.aliases)]
    assert len(joined) == 10, "an alias with a semicolon is two, whichever form prints it"
    whole = {id(party) for party in joined}
    for entry, party in zip(of_csv["entries"], listed, strict=True):
        assert id(party) in whole or aliases[entry.entry_id] == [alias.removeprefix("and ") for alias in party.aliases]
    assert Counter(piece.kind for piece in of_csv["quarantine"]) == {"federal register notice": 54}


def test_rows_in_the_publishers_own_layout_leave_nothing_over() -> None:
    tables = read(shared("lists/csl-csv-layout-sample.csv").read_bytes(), "sha", "2026-07-31")
    assert (len(tables["entries"]), tables["quarantine"]) == (13, [])
    codes = Counter(entry.list_code for entry in tables["entries"])
    assert codes["sectoral_sanctions_identifications"] == 3
    by_name = {entry.name: entry for entry in tables["entries"]}
    assert (by_name["I. ASH"].end_date, by_name["I. ASH"].standard_order) == (dt.date(2056, 6, 29), "Y")
    passports = [one.identifier for one in tables["entry_identifiers"] if one.identifier_type == "Passport"]
    assert passports == ["836238033, KP", "U00242309, TR"]


def test_the_same_parties_of_another_day_have_other_ids() -> None:
    one, other = (read(as_csv(TWO), "sha", day)["entries"][0] for day in ("2026-07-30", "2026-07-31"))
    assert one.entry_id != other.entry_id
    assert replace(one, entry_id="", edition_date=DAY) == replace(other, entry_id="")
