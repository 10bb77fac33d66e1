"""Tables of holdings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import frame_of
from dagster_project.sources.ownership.document import read
from dagster_project.sources.ownership.records import Holding

SHA = "a" * 64
HEADER = (
    "owner_name,owned_name,relation_type,share,share_minimum,share_maximum,valid_from,valid_to,"
    "source_name,source_date,source_url,source_text"
)


def table(*rows: str) -> bytes:
    return "\n".join([HEADER, *rows, ""]).encode()


def test_a_whole_row_is_read_with_its_source():
    row = (
        'Parent Co.,"Child Co., Ltd.",parent,51%,0.5,60 %,2020-01-31,2024-12-31,'
        'Annual report,2024-04-01,https://example.org/r,"Parent holds 51% of Child."'
    )
    (holding,) = read(table(row), SHA)["holdings"]
    assert (holding.owner_name, holding.owned_name, holding.relation_type) == (
        "Parent Co.",
        "Child Co., Ltd.",
        "parent",
    )
    assert (holding.share, holding.share_minimum, holding.share_maximum) == (0.51, 0.5, 0.6)
    assert (holding.valid_from, holding.valid_to) == (dt.date(2020, 1, 31), dt.date(2024, 12, 31))
    assert (holding.source_name, holding.source_date) == ("Annual report", dt.date(2024, 4, 1))
    assert (holding.source_url, holding.source_text) == ("https://example.org/r", "Parent holds 51% of Child.")
    assert holding.row_number == 2


def test_only_four_columns_are_required_and_the_source_stands_for_its_text():
    content = b"owner_name;owned_name;relation_type;source_name\r\nA Ltd.;B Ltd.;Investor;The Gazette\r\n"
    (holding,) = read(content, SHA)["holdings"]
    assert (holding.relation_type, holding.source_text, holding.share, holding.source_url) == (
        "investor",
        "The Gazette",
        None,
        None,
    )


def test_the_evidence_is_the_row_as_printed_at_its_place():
    content = table('A,B,parent,,,,,,S,,,"a text\nof two lines"', "", 'C,"D, Ltd.",investor,,,,,,S,,,').decode()
    holdings = read(b"\xef\xbb\xbf" + content.encode(), SHA)["holdings"]
    for holding in holdings:
        evidence = holding.evidence
        assert content[evidence.span_start : evidence.span_end] == evidence.printed_text
    assert [holding.evidence.printed_text[:4] for holding in holdings] == ["A,B,", 'C,"D']
    assert [holding.row_number for holding in holdings] == [2, 4]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("A,B,parent,1.2,,,,,S,,,", "share from 0 to 1"),
        ("A,B,parent,-0.1,,,,,S,,,", "share from 0 to 1"),
        ("A,B,parent,120%,,,,,S,,,", "share from 0 to 1"),
        ("A,B,parent,most,,,,,S,,,", "share from 0 to 1"),
        ("A,B,parent,nan,,,,,S,,,", "share from 0 to 1"),
        ("A,B,parent,,0.6,0.5,,,S,,,", "share_minimum <= share <= share_maximum"),
        ("A,B,parent,0.4,0.5,,,,S,,,", "share_minimum <= share <= share_maximum"),
        ("A,B,friend,,,,,,S,,,", "relation_type owner or parent or investor, not 'friend'"),
        (",B,parent,,,,,,S,,,", "a value of owner_name"),
        ("A, ,parent,,,,,,,,,", "a value of owned_name, source_name"),
        ("A,B,parent,,,,2020-02-30,,S,,,", "valid_from as YYYY-MM-DD"),
        ("A,B,parent,,,,,01/02/2020,S,,,", "valid_to as YYYY-MM-DD"),
        ("A,B,parent,,,,2021-01-01,2020-01-01,S,,,", "valid_from no later than valid_to"),
        ("A,B,parent,,,,,,S,2020,,", "source_date as YYYY-MM-DD"),
        ("A,B,parent,,,,,,S,,javascript:alert(1),", "source_url that begins with http"),
        ("A,B,parent,,,,,,S,,", "12 cells as in the header, not 11"),
        ("A,B,parent,,,,,,S,,,,", "12 cells as in the header, not 13"),
    ],
)
def test_a_bad_row_is_quarantined_with_its_number_and_the_rest_is_read(row, expected):
    tables = read(table("X,Y,parent,,,,,,S,,,", row, "X,Z,investor,0.1,,,,,S,,,"), SHA)
    assert [holding.owned_name for holding in tables["holdings"]] == ["Y", "Z"]
    (quarantined,) = tables["quarantine"]
    assert quarantined.expected.startswith("row 3: ")
    assert expected in quarantined.expected
    assert quarantined.evidence.printed_text == row


def test_a_row_that_stands_twice_is_read_once():
    tables = read(table("A,B,parent,,,,,,S,,,", "A,B,parent,,,,,,S,,,"), SHA)
    assert len(tables["holdings"]) == 1
    assert "row 3: a row other than row 2" in tables["quarantine"][0].expected


def test_an_unknown_column_is_one_quarantined_row_and_costs_no_holding():
    content = b"owner_name,owned_name,relation_type,source_name,remark,\nA,B,parent,S,hm,\nC,D,parent,S,,\n"
    tables = read(content, SHA)
    assert len(tables["holdings"]) == 2
    (quarantined,) = tables["quarantine"]
    assert quarantined.expected.endswith("not read: remark, (no name)")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"owner_name,owned_name,share\nA,B,1\n", "row 1: no column source_name; add"),
        (b"owner_name,owner_name,owned_name,relation_type,source_name\n", "column owner_name stands twice"),
        (b" \n\n", "the file is no form of ownership data"),
        (table('A,"B,parent,,,,,,S,,,'), "row 2, line 2: unexpected end of data; close its quotes"),
        (table('A,"B"x,parent,,,,,,S,,,'), "row 2, line 2: .*; close its quotes"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_place_and_remedy(content, message):
    with pytest.raises(UnreadableDocument, match=message):
        read(content, SHA)


def test_ids_hang_on_printed_values_and_the_document_only():
    first, second = (
        read(table("A,B,parent,,,,,,S,,,"), SHA),
        read(table("X,Y,parent,,,,,,S,,,", "A,B,parent,,,,,,S,,,"), SHA),
    )
    assert first["holdings"][0].holding_id == second["holdings"][1].holding_id
    assert first["holdings"][0].holding_id != read(table("A,B,parent,,,,,,S,,,"), "b" * 64)["holdings"][0].holding_id


def test_holdings_become_a_frame_of_the_contract():
    frame = frame_of(read(table("A,B,parent,25%,,,,,S,,,"), SHA)["holdings"], Holding)
    assert frame.select("owner_name", "share", "document_sha256").rows() == [("A", 0.25, SHA)]


@given(st.floats(min_value=0, max_value=100).map(lambda number: f"{number:.4f}"))
def test_every_percentage_is_the_fraction_of_its_hundredth(percentage):
    (holding,) = read(table(f"A,B,parent,{percentage}%,,,,,S,,,"), SHA)["holdings"]
    assert holding.share == float(percentage) / 100


@given(st.text(alphabet=st.sampled_from('ab,;"\n\r01.%-'), max_size=60))
def test_no_row_brings_the_reader_down_or_loses_its_place(rows):
    try:
        tables = read(table(rows), SHA)
    except UnreadableDocument:
        return
    records = [*tables["holdings"], *tables["quarantine"]]
    document = table(rows).decode()
    for record in records:
        assert document[record.evidence.span_start : record.evidence.span_end] == record.evidence.printed_text


def test_short_column_names_and_identifiers_are_read_and_a_table_without_types_tells_of_owners():
    lei = "5493001KJTIIGC8Y1R12"
    header = "owner;owned;minimum;maximum;from;to;source;owned_identifier"
    short = f"{header}\nA;B;25%;0.5;2024-01-01;2024-12-31;Register;{lei}\n"
    (holding,) = read(short.encode(), SHA)["holdings"]
    assert (holding.owner_name, holding.owned_name, holding.relation_type) == ("A", "B", "owner")
    assert (holding.share_minimum, holding.share_maximum, holding.owned_identifier) == (0.25, 0.5, f"LEI:{lei}")
    assert (holding.valid_from, holding.valid_to) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
