"""Rules as full text in XML: the same records as from print, each fact with its place in the file."""

import json
import re
import unicodedata
from html import unescape

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register.document import identify, read
from dagster_project.sources.federal_register.events import events
from tests.shared_data import shared

_PLACES = {"page", "box", "span", "federal_register_page"}


@pytest.fixture(scope="module")
def source() -> str:
    return shared("rules/2023-03929.xml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tables(source: str) -> Tables:
    return read(source.encode(), "sha")


def test_full_text_and_print_of_one_rule_give_the_same_events_field_by_field(tables: Tables) -> None:
    printed = read(shared("rules/2023-03929.print-replica.pdf").read_bytes(), "sha")
    found, expected = list(events(tables)), list(events(printed))
    assert len(found) == len(expected) == 13
    for left, right in zip(found, expected, strict=True):
        assert {key: _plain(left[key]) for key in left.keys() - _PLACES} == {
            key: _plain(right[key]) for key in right.keys() - _PLACES
        }
    labels = [[entry.instruction_label for entry in one["entries"]] for one in (tables, printed)]
    assert labels[0] == labels[1]


def test_every_other_table_has_the_same_rows_as_print_but_for_places(tables: Tables) -> None:
    printed = read(shared("rules/2023-03929.print-replica.pdf").read_bytes(), "sha")
    places = {"evidence", "entry_id", "federal_register_page", "last_page", "form", "end_page", "page_count"}
    assert not tables["line_breaks"]  # the source breaks no word
    for name in tables.keys() - {"line_breaks"}:
        fields = [field for record in tables[name][:1] for field in record.__dataclass_fields__ if field not in places]
        rows = [
            [[_plain(getattr(record, field)) for field in fields] for record in one[name]] for one in (tables, printed)
        ]
        assert rows[0] == rows[1], name


def test_the_rows_are_those_that_a_person_read(tables: Tables) -> None:
    rows = json.loads(shared("rules/2023-03929.gold.json").read_text())["rows"]
    for event, entry, row in zip(events(tables), tables["entries"], rows, strict=True):
        assert event["destination"] == row["country"]
        assert unicodedata.normalize("NFKC", event["license_requirement"]) == row["requirement"]
        assert event["license_review_policy"] == row["policy"]
        assert event["citation"] == row["citation"]
        assert entry.evidence.printed_text == " ".join(row["entity_text"].replace("^", "").split())
        assert event["action"] == "add"
    assert not tables["quarantine"]


def test_every_fact_has_the_span_of_its_words_and_no_page(tables: Tables, source: str) -> None:
    seen = [record.evidence for records in tables.values() for record in records]
    assert len(seen) > 200
    for evidence in seen:
        assert (evidence.page, evidence.x0, evidence.top) == (None, None, None)
        words = unescape(re.sub(r"<[^>]*>", "", source[evidence.span_start : evidence.span_end]))
        printed = unicodedata.normalize("NFKC", evidence.printed_text)
        words, printed = "".join(words.split()), "".join(printed.split())
        if "<ROW>" in source[evidence.span_start : evidence.span_end]:  # an entry over two rows, with cells between
            assert (words[:40], words[-40:]) == (printed[:40], printed[-40:])
        else:
            assert words == printed


def test_a_raised_digit_is_a_footnote_and_raised_letters_are_letters(tables: Tables) -> None:
    assert all("734.9(g),³ 744.21(b)" in entry.license_requirement or "734.9(g),³ 746.8" in entry.license_requirement
               for entry in tables["entries"])  # fmt: skip
    assert [mark.marker for mark in tables["entry_footnotes"]] == ["3"] * 13
    addresses = [address.address for address in tables["entry_addresses"]]
    assert any("west 3rd ring r. Beijing" in address for address in addresses)
    assert any("Room 445, 9th Floor" in address for address in addresses)


def test_pages_are_those_that_the_text_marks(tables: Tables) -> None:
    (rule,) = tables["rules"]
    assert (rule.form, rule.volume, rule.start_page, rule.end_page) == ("full_text", 88, 12170, 12175)
    pages = [entry.federal_register_page for entry in tables["entries"]]
    assert pages == sorted(pages)
    assert set(pages) == {12172, 12173, 12174}


def test_an_address_in_a_row_of_its_own_belongs_to_the_entry_above(tables: Tables) -> None:
    entry = next(entry for entry in tables["entries"] if entry.name == "Electronic Network Inc.")
    addresses = [one.address for one in tables["entry_addresses"] if one.entry_id == entry.entry_id]
    assert addresses == ["145 Montee De Liesse Ste 10 St. Laurent, Quebec H4T 1T9 Canada"]


def test_the_form_of_a_document_is_told_by_its_content() -> None:
    identity = identify(_document(_row("A Ltd., Kabul, Afghanistan.")), "2025-00704.pdf")
    assert (identity.document_number, identity.form) == ("2024-00001", "full_text")


@pytest.mark.parametrize("set_out", [False, True])
def test_blanks_between_tags_are_those_of_the_print_however_the_source_is_set_out(set_out: bool) -> None:
    words = ["For all items (See § 744.11,", "<SU>4</SU>", " of the EAR)"]
    cell = "\n      ".join(["", *words]) + "\n   " if set_out else "".join(words)
    (entry,) = read(_document(_row("A Ltd.,<LI>Kabul, Afghanistan.</LI>", cell)), "sha")["entries"]
    assert entry.license_requirement == "For all items (See § 744.11,⁴ of the EAR)"


def test_a_destination_on_the_row_of_an_entry_is_inherited_until_the_next() -> None:
    rows = _row("A Ltd.,<LI>Kabul.</LI>"), _row("B Ltd.,<LI>Kabul.</LI>", country=""), _row("C Ltd.,<LI>X.</LI>", country="CHINA")  # fmt: skip  # noqa: E501
    entries = read(_document(*rows), "sha")["entries"]
    assert [(entry.destination, entry.name) for entry in entries] == [
        ("AFGHANISTAN", "A Ltd."), ("AFGHANISTAN", "B Ltd."), ("CHINA", "C Ltd.")]  # fmt: skip


def test_a_cell_beyond_the_fifth_column_and_an_image_are_set_aside_and_not_dropped() -> None:
    row = _row("A Ltd.,<LI>Kabul.</LI>").replace("</ROW>", "<ENT>stray words</ENT></ROW>")
    tables = read(_document(row, after="<GPH><GID>ER16JA25.000</GID></GPH>"), "sha")
    set_aside = {piece.kind: piece.evidence.printed_text for piece in tables["quarantine"]}
    assert set_aside["table row"] == "stray words"
    assert set_aside["image"] == "ER16JA25.000"


def test_tables_of_other_supplements_give_no_entry() -> None:
    tables = read(_document(_row("A Ltd.,<LI>Kabul.</LI>"), heads=("Country", "Listed person", "Citation")), "sha")
    assert not tables["entries"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"<RULE><P>cut off", r"damaged at line 1, column 17 .*; download it again"),
        (b"<RULE>\n<P>a & b</P></RULE>", r"damaged at line 2, column 7"),
        (b'<!DOCTYPE RULE [<!ENTITY a "aaaa">]><RULE>&a;</RULE>', r"DOCTYPE \(RULE\) at line 1"),
        (b'<!DOCTYPE RULE SYSTEM "file:///etc/passwd"><RULE/>', r"DOCTYPE"),
        (b"<RULE>&undefined;</RULE>", r"undefined entity"),
        (b"<RULE>" + b"<P>" * 5000, r"more than 100 deep"),
        (b"<RULE><P>x</P></RULE>", r'no "\[FR Doc. ...\]" line'),
        (b"<FEDREG><RULE/></FEDREG>", r"root <FEDREG>.*; give the full text of one document"),
        (b"", r"end marker|empty"),
    ],
)
def test_what_is_no_whole_document_is_refused_in_one_line_with_a_remedy(content: bytes, cause: str) -> None:
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        read(content, "sha")
    assert "\n" not in str(refusal.value)


def test_a_file_cut_off_anywhere_is_refused_and_never_half_read(source: str) -> None:
    content = source.encode()
    for share in (0.1, 0.35, 0.6, 0.85, 0.99):
        with pytest.raises(UnreadableDocument, match=r"damaged at line \d+, column \d+"):
            read(content[: int(share * len(content))], "sha")


def _row(entity: str, requirement: str = "For all items.", country: str = "AFGHANISTAN") -> str:
    cells = (country, entity, requirement, "Presumption of denial.", "89 FR [INSERT FR PAGE NUMBER, 1/2/2024].")
    return "<ROW>" + "".join(f"<ENT>{cell}</ENT>" for cell in cells) + "</ROW>"


_HEADS = ("Country", "Entity", "License requirement", "License review policy", "Federal Register citation")


def _document(*rows: str, heads: tuple[str, ...] = _HEADS, after: str = "") -> bytes:
    boxes = "".join(f"<CHED>{head}</CHED>" for head in heads)
    return (
        "<RULE><PREAMB><SUBJECT>Additions</SUBJECT><AGY><HD>AGENCY:</HD><P>Bureau.</P></AGY></PREAMB><SUPLINF>"
        f"<REGTEXT><GPOTABLE><BOXHD>{boxes}</BOXHD>{''.join(rows)}</GPOTABLE>{after}</REGTEXT></SUPLINF>"
        "<FRDOC>[FR Doc. 2024–00001 Filed 1–2–24; 8:45 am]</FRDOC></RULE>"
    ).encode()


def _plain(value: object) -> object:
    """The source has plain hyphens and straight quotes where print has dashes and curly ones."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return unicodedata.normalize("NFKC", value).translate(_PLAIN) if isinstance(value, str) else value


_PLAIN = str.maketrans("’‘–", "''-", "")
