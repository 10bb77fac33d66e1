"""Editions of the consolidated list in the eCFR."""

import datetime as dt
import re
from collections import defaultdict
from typing import Any

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.ecfr.edition import edition_date, entries, read
from tests.shared_data import shared
from tests.typesetting.ecfr import Party, part, parties, supplement

DAY = dt.date(2026, 7, 9)
REQUIREMENT = "For all items subject to the EAR. (See § 744.11 of the EAR)"
TWO = (
    Party("AFGHANISTAN", "A Corp., Ltd.", ("AT & T", "Atco"), "Rd. 1; and Herat.", REQUIREMENT, "76 FR 1, 1/2/11"),
    Party("AFGHANISTAN", "B Company", (), "Kabul, Afghanistan.", REQUIREMENT, "77 FR 25057, 4/27/12.\n80 FR 5, 1/2/15"),
    Party("CHINA, PEOPLE'S REPUBLIC OF", "C Institute", (), "Beijing.", REQUIREMENT, "80 FR 60529, 10/7/15"),
)  # fmt: skip


def small(**content: Any) -> Tables:
    return read(part(supplement(TWO, **content)), "sha", "title-15_2026-07-09.xml")


def test_names_aliases_addresses_and_terms_arrive_as_printed() -> None:
    first = next(entries(small()))
    assert first["name"] == "A Corp., Ltd."
    assert first["aliases"] == ["AT & T", "Atco"]
    assert first["addresses"] == ["Rd. 1", "Herat"]
    assert first["license_requirement"] == REQUIREMENT
    assert first["license_review_policy"] == "Presumption of denial"


def test_an_empty_country_cell_means_the_country_above() -> None:
    assert [entry["destination"] for entry in entries(small())] == [party.destination for party in TWO]


def test_several_citations_of_an_entry_stand_in_order() -> None:
    cited = [(one.volume, one.federal_register_page, one.cited_date) for one in small()["citations"]]
    assert cited[1:3] == [(77, 25057, dt.date(2012, 4, 27)), (80, 5, dt.date(2015, 1, 2))]


def test_a_reserved_row_is_no_entry_and_is_not_lost() -> None:
    tables = small(reserved=("CHAD", "CUBA"))
    assert [row.destination for row in tables["reserved_rows"]] == ["CHAD", "CUBA"]
    assert len(tables["entries"]) == 3


def test_a_raised_digit_leads_to_its_footnote_after_the_table() -> None:
    content = part(supplement(TWO, footnotes=("For this entity see § 734.9(e).",)))
    content = content.replace(b"of the EAR)</TD>", b"of the EAR)<sup>1</sup></TD>", 1)
    tables = read(content, "sha", "2026-07-09")
    ((mark, text),) = [(one.marker, one.footnote_text) for one in tables["entry_footnotes"]]
    assert (mark, text) == ("1", "For this entity see § 734.9(e).")
    assert [(one.marker, one.footnote_text) for one in tables["footnotes"]] == [(mark, text)]


def test_the_history_after_the_table_is_kept_and_is_no_entry() -> None:
    (edition,) = small(history="[61 FR 12806, Mar. 25, 1996, as amended]")["editions"]
    assert edition.history_text == "[61 FR 12806, Mar. 25, 1996, as amended]"
    assert (edition.title, edition.entry_count) == ("Supplement No. 4 to Part 744—Entity List", 3)


def test_other_supplements_of_the_file_leave_no_trace() -> None:
    tables = small()
    texts = [record.evidence.printed_text for records in tables.values() for record in records]
    assert not [text for text in texts if "Not Of These Lists" in text]


def three_lists() -> Tables:
    unverified = (
        Party("CHINA", "C Institute", ("Ceti",), "Beijing. (See also address under Finland)", "", "89 FR 5, 1/2/24"),
    )
    military = (
        Party("BURMA", "Army Printing House", (), None, "", "86 FR 6, 2/3/21"),
        Party("CHINA", "C Institute", (), "Beijing.", "", "85 FR 7, 12/23/20.\n86 FR 8, 1/15/21"),
    )
    nodes = supplement(TWO), supplement(unverified, number=6), supplement(military, number=7, reserved=("CHAD",))
    return read(part(*nodes), "sha", "2026-07-09")


def test_the_three_lists_of_one_document_are_told_apart() -> None:
    tables = three_lists()
    found = [(one.list_code, one.ordinal, one.destination, one.name) for one in tables["entries"]]
    assert found[3:] == [
        ("unverified_list", 1, "CHINA", "C Institute"),
        ("military_end_user_list", 1, "BURMA", "Army Printing House"),
        ("military_end_user_list", 2, "CHINA", "C Institute"),
    ]
    assert [(one.list_code, one.title.split("—")[1], one.entry_count) for one in tables["editions"]] == [
        ("entity_list", "Entity List", 3),
        ("unverified_list", "Unverified List", 1),
        ("military_end_user_list", "‘Military End-User’ (MEU) List", 2),
    ]
    assert [(row.list_code, row.destination) for row in tables["reserved_rows"]] == [("military_end_user_list", "CHAD")]
    assert len({one.entry_id for one in tables["entries"]}) == len(tables["entries"])
    assert not tables["quarantine"]


def test_a_list_without_terms_prints_none_and_its_other_cells_are_read_as_those_of_the_entity_list() -> None:
    entries_of = {one["list_code"]: one for one in entries(three_lists())}
    unverified, military = entries_of["unverified_list"], entries_of["military_end_user_list"]
    assert (unverified["aliases"], unverified["addresses"]) == (["Ceti"], ["Beijing"])
    assert (unverified["license_requirement"], unverified["license_review_policy"]) == (None, None)
    assert [one.volume for one in three_lists()["citations"]][-2:] == [85, 86]
    assert military["addresses"] == ["Beijing"]


def test_a_note_on_another_listing_says_under_which_destination() -> None:
    (note,) = three_lists()["cross_listings"]
    assert (note.destination, note.note) == ("Finland", "See also address under Finland")


@pytest.mark.parametrize("number", [4, 6, 7])
def test_one_list_alone_is_an_edition(number: int) -> None:
    (edition,) = read(part(supplement(TWO, number=number)), "sha", "2026-07-09")["editions"]
    assert edition.entry_count == 3


def test_every_entry_of_the_military_end_user_list_arrives_but_for_the_full_stop_of_an_abbreviated_name() -> None:
    listed = parties(shared("lists/military-end-user-list_2026-07-09.json"))
    found = list(entries(read(part(supplement(listed, number=7)), "sha", "2026-07-09")))
    differences = [(_difference(one, party), party.name) for one, party in zip(found, listed, strict=True)]
    assert [case for case in differences if case[0]] == [
        ("a full stop or an `and` that ends a name in the list", "Guizhou Aviation Tech. Dev. Nat."),
        ("a full stop or an `and` that ends a name in the list", "Shanghai Aerospace Equip. Man."),
    ]


def test_every_row_names_its_edition_and_the_span_of_its_words() -> None:
    content = part(supplement(TWO))
    source = content.decode()
    for records in read(content, "sha", "2026-07-09").values():
        for record in records:
            seen = record.evidence
            assert record.edition_date == DAY
            words = re.sub(r"<[^>]*>", "", source[seen.span_start : seen.span_end]).replace("&amp;", "&")
            assert "".join(words.split()) == "".join(seen.printed_text.split())


def test_an_address_in_a_row_of_its_own_belongs_to_the_entry_above() -> None:
    content = part(supplement(TWO)).replace(b"<br/>Beijing.</TD>", b"</TD>")
    row = b"<TR><TD/><TD>Beijing.</TD><TD/><TD/><TD/></TR>\n</TABLE></DIV></DIV>"
    tables = read(content.replace(b"</TABLE></DIV></DIV>", row), "sha", "2026-07-09")
    last = list(entries(tables))[-1]
    assert (last["name"], last["addresses"]) == ("C Institute", ["Beijing"])
    assert len(tables["entries"]) == 3


def test_an_entry_without_citation_and_a_sixth_cell_are_set_aside() -> None:
    content = part(supplement(TWO)).replace(b"80 FR 60529, 10/7/15</TD>", b"</TD><TD>stray</TD>")
    tables = read(content, "sha", "2026-07-09")
    assert {(piece.kind, piece.evidence.printed_text) for piece in tables["quarantine"]} == {
        ("citation", ""), ("table row", "stray")}  # fmt: skip
    assert len(tables["entries"]) == 3


@pytest.mark.parametrize(
    ("header", "name", "day"),
    [
        ("<AMDDATE>July 8, 2026</AMDDATE>", "title-15_2026-07-09.xml", dt.date(2026, 7, 8)),
        ("<AMDDATE>Jul. 8, 2026</AMDDATE>", "", dt.date(2026, 7, 8)),
        ("", "title-15_2026-07-09.xml", DAY),
        ("<AMDDATE>soon</AMDDATE>", "2026-07-09", DAY),
    ],
)
def test_the_day_of_an_edition_is_the_documents_own_else_the_one_in_its_name(
    header: str, name: str, day: dt.date
) -> None:
    assert edition_date(part(supplement(TWO), header=header), name) == day


def test_a_path_of_the_publisher_says_the_day_unless_it_is_a_placeholder() -> None:
    content = part(supplement(TWO)).decode()
    path = '<DIV5 hierarchy_metadata="{&quot;path&quot;:&quot;/on/%s/title-15/part-744&quot;}"'
    dated = content.replace("<DIV5", path % "2026-07-09", 1).encode()
    assert edition_date(dated) == DAY
    with pytest.raises(UnreadableDocument):
        edition_date(content.replace("<DIV5", path % "_SUBSTITUTE_DATE_", 1).encode())


@pytest.mark.parametrize(
    ("content", "named", "cause"),
    [
        (part(supplement(TWO)), "ecfr.xml", r"says of which day the edition is; name the file after the day"),
        (part(supplement(TWO)), "2026-13-45.xml", r"says of which day"),
        (part(), "2026-07-09", r"0 of No. 4, 0 of No. 6, 0 of No. 7 .*; fetch title 15 with part=744"),
        (part(supplement(TWO), supplement(TWO)), "2026-07-09", r"2 of No. 4"),
        (part(supplement(TWO))[:-40], "2026-07-09", r"damaged at line \d+, column \d+"),
        (part(supplement(TWO), root="RULE"), "2026-07-09", r"root <RULE>, which is not the eCFR's"),
    ],
)
def test_what_is_no_edition_is_refused_in_one_line_with_a_remedy(content: bytes, named: str, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        read(content, "sha", named)
    assert "\n" not in str(refusal.value)


def test_all_entries_of_the_list_arrive_as_they_were_but_for_known_classes_of_difference() -> None:
    listed = parties(shared("lists/entity-list_2026-07-09.json"))
    found = list(entries(read(part(supplement(listed)), "sha", "2026-07-09")))
    assert len(found) == len(listed) == 3409
    classes: dict[str, list[str]] = defaultdict(list)
    for entry, party in zip(found, listed, strict=True):
        assert entry["destination"] == party.destination
        assert entry["license_requirement"] == " ".join(party.requirement.split())
        assert " ".join(entry["citation"].split()) == " ".join(party.citation.split())
        if difference := _difference(entry, party):
            classes[difference].append(f"{party.destination}: {party.name}")
    assert classes.keys() <= _LARGEST.keys()
    for difference, names in classes.items():
        assert len(names) <= _LARGEST[difference], (difference, names)


# At most so many entries of the list: what the list itself runs together or cuts off cannot come back as it was.
_LARGEST = {
    "the list has an alias within the name, an alias or the address; it is read as an alias": 50,
    "a full stop or an `and` that ends a name in the list": 24,
    "the list has the address of the party within its last alias": 1,
    "the list has words on bodies of the party within the address or an alias; they are read as relations": 7,
    "other": 0,
}
_ON_BODIES = re.compile(r"\b(?:the Armed Forces of|subordinate institutions:|any nuclear-related entities)")


def _difference(entry: dict[str, Any], party: Party) -> str | None:
    """The class of what differs between an entry as read and as the list has it; None where all is the same."""
    names, printed = (
        [entry["name"], *entry["aliases"]],
        [" ".join(name.split()) for name in (party.name, *party.aliases)],
    )
    if any(_ON_BODIES.search(text) for text in (*printed, party.address or "")):
        return "the list has words on bodies of the party within the address or an alias; they are read as relations"
    is_placed = _folded(" ".join(entry["addresses"])) == _folded(party.address or "")
    if names == printed and is_placed:
        return None
    if any(re.search(r"\b[af]\.?k\.?a\b", text) for text in (*printed, party.address or "")):
        return "the list has an alias within the name, an alias or the address; it is read as an alias"
    if is_placed and [_without_end(name) for name in names] == [_without_end(name) for name in printed]:
        return "a full stop or an `and` that ends a name in the list"
    if party.address is None:
        return "the list has the address of the party within its last alias"
    return "other"


def _without_end(name: str) -> str:
    return re.sub(r"(?:[;.]|; and)$", "", name)


def _folded(address: str) -> str:
    """Letters and digits of the addresses, without what parts and labels them and without notes on other listings."""
    without_notes = re.sub(r"\(\s*(?:See|For alternate)[^)]*\)", "", address, flags=re.IGNORECASE)
    return re.sub(r"\W+|\b(?:and|Alt|Address(?: \d+)?)\b", "", without_notes).casefold()
