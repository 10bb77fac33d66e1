"""Two forms of one rule compared: what counts as a difference, what does not, and the real rule in both."""

from dataclasses import replace
from typing import Any

import pytest

from dagster_project.reading.evidence import Tables
from dagster_project.sources.federal_register import forms
from dagster_project.sources.federal_register.document import read
from dagster_project.sources.federal_register.records import FormComparison
from tests.shared_data import shared

OF_THE_RULE = {"effective_date", "volume", "start_page", "declared_counts"}
OF_AN_ENTRY = {"entry", "name", "destination", "action", "printed_name", "aliases", "former_names", "addresses"}
OF_AN_ENTRY |= {"sub_entities", "license_requirement", "license_review_policy", "citations"}


@pytest.fixture(scope="module")
def printed() -> Tables:
    return read(shared("rules/2023-03929.print-replica.pdf").read_bytes(), "print")


@pytest.fixture(scope="module")
def full_text() -> Tables:
    return read(shared("rules/2023-03929.xml").read_bytes(), "xml")


def changed(tables: Tables, table: str, row: int, **facts: Any) -> Tables:
    """The same reading with one row changed."""
    records = list(tables[table])
    records[row] = replace(records[row], **facts)
    return tables | {table: records}


def differing(best: Tables, other: Tables) -> list[FormComparison]:
    return [one for one in forms.compare(best, other) if not one.is_equal]


def said(one: FormComparison) -> tuple[str | None, ...]:
    return one.name, one.field, one.value, one.other_value


def test_print_and_full_text_of_the_real_rule_say_the_same_in_every_field_of_13_entries(printed, full_text):
    found = forms.compare(printed, full_text)
    of_entries = [one for one in found if one.ordinal]
    assert {one.field for one in found if not one.ordinal} == OF_THE_RULE
    assert {(one.ordinal, one.field) for one in of_entries} == {(n, f) for n in range(1, 14) for f in OF_AN_ENTRY}
    assert len(found) == len(OF_THE_RULE) + 13 * len(OF_AN_ENTRY)
    assert [said(one) for one in found if not one.is_equal] == []
    assert {(one.form, one.other_form, one.document_number) for one in found} == {("print", "full_text", "2023-03929")}
    assert {one.evidence.document_sha256 for one in found} == {"print"}


@pytest.mark.parametrize(
    ("table", "fact", "field"),
    [
        ("entries", "license_requirement", "license_requirement"),
        ("entries", "license_review_policy", "license_review_policy"),
        ("entries", "action", "action"),
        ("entry_addresses", "address", "addresses"),
    ],
)
def test_one_changed_word_is_one_difference_with_both_values(printed, full_text, table, fact, field):
    was = getattr(full_text[table][0], fact)
    (found,) = differing(printed, changed(full_text, table, 0, **{fact: f"{was}1"}))
    assert (found.name, found.field, found.value) == ("CPUNTO Inc.", field, was)
    assert found.other_value == f"{was}1"


def test_an_alias_more_or_less_is_a_difference_and_the_order_of_aliases_is_none(printed, full_text):
    aliases = [row for row, one in enumerate(full_text["entry_names"]) if one.name_type == "alias"]
    turned = full_text | {"entry_names": list(reversed(full_text["entry_names"]))}
    assert differing(printed, turned) == []
    fewer = [one for row, one in enumerate(full_text["entry_names"]) if row != aliases[0]]
    (found,) = differing(printed, full_text | {"entry_names": fewer})
    assert said(found) == ("CPUNTO Inc.", "aliases", "CPUNTO", None)


def test_an_entry_that_one_form_lacks_is_one_difference_with_the_place_in_the_form_that_has_it(printed, full_text):
    (found,) = differing(printed, full_text | {"entries": full_text["entries"][1:]})
    assert said(found) == ("CPUNTO Inc.", "entry", "CPUNTO Inc.", None)
    assert (found.ordinal, found.evidence.document_sha256) == (1, "print")
    (found,) = differing(printed | {"entries": printed["entries"][1:]}, full_text)
    assert said(found) == ("CPUNTO Inc.", "entry", None, "CPUNTO Inc.")
    assert (found.ordinal, found.evidence.document_sha256) == (13, "xml")


def test_a_removal_prints_no_entry_and_is_compared_all_the_same(printed, full_text):
    removal = replace(printed["instructions"][0], action="remove", name="Gone Ltd.", entry_id=None)
    with_it = [one | {"instructions": [*one["instructions"], removal]} for one in (printed, full_text)]
    assert {one.field for one in forms.compare(*with_it) if one.name == "Gone Ltd."} == {
        *("entry", "name", "destination", "action")
    }
    (found,) = differing(with_it[0], full_text)
    assert said(found) == ("Gone Ltd.", "entry", "Gone Ltd.", None)


def test_two_entries_of_one_name_are_told_apart_by_their_order(printed, full_text):
    both = [one | {"entries": [*one["entries"], one["entries"][0]]} for one in (printed, full_text)]
    assert differing(*both) == []
    (found,) = differing(both[0], full_text)
    assert (found.ordinal, found.field) == (14, "entry")


def test_what_the_rule_says_of_itself_is_compared_too(printed, full_text):
    fewer = full_text | {"declared_counts": full_text["declared_counts"][1:]}
    undated = changed(fewer, "rules", 0, effective_date=None)
    found = differing(printed, undated)
    assert {(one.field, one.destination, one.name) for one in found} == {
        ("declared_counts", None, None),
        ("effective_date", None, None),
    }


def test_pages_are_compared_only_where_both_forms_have_them(printed, full_text):
    unprinted = changed(full_text, "rules", 0, volume=None, start_page=None)
    assert {"volume", "start_page"} & {one.field for one in forms.compare(printed, unprinted)} == set()
    (found,) = differing(printed, changed(full_text, "rules", 0, start_page=7))
    assert said(found) == (None, "start_page", "12170", "7")


def test_a_citation_of_another_page_is_a_difference_and_the_page_of_this_rule_is_none(printed, full_text):
    assert {one.federal_register_page for one in printed["citations"]} != {
        one.federal_register_page for one in full_text["citations"]
    }
    (found,) = differing(printed, changed(full_text, "citations", 0, is_this_rule=False, federal_register_page=7))
    assert said(found) == ("CPUNTO Inc.", "citations", "88 FR, this rule", "88 FR 7, 2023-02-27")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("People’s  Republic", "People's\nRepublic"),
        ("‘‘Alpha’’", "“Alpha”"),
        ("Nos. 44–46", "Nos. 44-46"),
        ("X\u00a0Y", "X Y"),
        ("São", "Sa\u0303o"),
    ],
)
def test_furniture_of_a_form_is_no_difference(one, other):
    assert forms.words(one) == forms.words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ltd.", "Ltd"), ("No. 1", "No. 7"), ("Sao", "São"), ("LTD", "Ltd"), ("A, B", "A B"), ("734.9(g),³", "734.9(g),")],
)
def test_digits_letters_and_punctuation_count(one, other):
    assert forms.words(one) != forms.words(other)


def test_values_are_kept_as_printed_though_their_furniture_differs(printed, full_text):
    address = full_text["entry_addresses"][0].address
    other = changed(full_text, "entry_addresses", 0, address=address.replace(" ", "\n"))
    assert differing(printed, other) == []
    (found,) = [one for one in forms.compare(printed, other) if (one.ordinal, one.field) == (1, "addresses")]
    assert found.other_value == address.replace(" ", "\n")


def test_a_form_that_cannot_be_read_is_kept_in_words_with_the_place_of_the_title(printed):
    kept = forms.unreadable(printed, "full_text", "no <RULE> in it; download it again")
    assert kept.document_key == "2023-03929"
    assert kept.evidence == printed["rules"][0].evidence
    assert kept.expected == "a rule's full_text that can be read and compared: no <RULE> in it; download it again"
