"""Amendatory instructions."""

from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register.instructions import Instructed, NotUnderstood, instructions


def read(text: str) -> list[tuple[str, ...] | str]:
    return [
        (found.label, found.action, found.destination, found.name)
        if isinstance(found, Instructed)
        else f"not understood: {found.expected}"
        for found in instructions(Passage(text, (0,), ()))
    ]


def test_verbs_and_destinations_of_the_form_of_2023() -> None:
    assert read(
        "■ 2. Supplement No. 4 to part 744 is amended: ■ a. Under CANADA, by adding in alphabetical order, entries for "
        "“CPUNTO Inc.” and “Electronic Network Inc.”; ■ b. Under CHINA, PEOPLE’S REPUBLIC OF, by revising the entry "
        "for “Added Value Co., Ltd.,”; and ■ c. Under RUSSIA, by removing the entry for “Gone JSC”."
    ) == [
        ("2.a", "add", "CANADA", "CPUNTO Inc."),
        ("2.a", "add", "CANADA", "Electronic Network Inc."),
        ("2.b", "revise", "CHINA, PEOPLE’S REPUBLIC OF", "Added Value Co., Ltd."),
        ("2.c", "remove", "RUSSIA", "Gone JSC"),
    ]


def test_one_instruction_may_add_and_revise_under_one_destination() -> None:
    assert read(
        "2. Supplement No. 4 to part 744 is amended: a. Under INDIA, by adding an entry for “New Labs” and by revising "
        "the entry for “Old Labs”."
    ) == [("2.a", "add", "INDIA", "New Labs"), ("2.a", "revise", "INDIA", "Old Labs")]


def test_the_form_of_2020_with_its_27th_label() -> None:
    parts = "".join(f" {chr(97 + n % 26) * (n // 26 + 1)}. By revising the Oman entity, “N{n}”." for n in range(28))
    found = read(f"8. Supplement No. 4 to part 744 is amended:{parts} The revisions read as follows: “not a name”")
    assert len(found) == 28
    assert found[26:] == [("8.aa", "revise", "Oman", "N26"), ("8.bb", "revise", "Oman", "N27")]


def test_the_printed_quotation_marks_of_the_federal_register() -> None:
    text = "■ 3. Supplement No. 4 to part 744 is amended: ■ a. Under INDIA, by revising the entry for ‘‘A, Ltd.’’."
    assert read(text) == [("3.a", "revise", "INDIA", "A, Ltd.")]


def test_instructions_on_other_supplements_are_told_apart() -> None:
    assert not read("■ 2. Supplement No. 5 to part 744 is amended: ■ a. Under CHINA, by adding “X Co.”.")
    assert not read("■ 2. Supplement No. 4 to part 748 is amended: ■ a. Under CHINA, by adding “X Co.”.")
    assert not read("■ 2. Section 744.11 is amended by revising “paragraph (a)”.")


def test_what_has_no_known_verb_or_no_name_is_shown_and_not_dropped() -> None:
    (found,) = instructions(
        Passage("2. Supplement No. 4 to part 744 is amended: a. Under CHINA, by redesignating “A” as “B”.", (0,), ())
    )
    assert isinstance(found, NotUnderstood)
    assert "verb" in found.expected or "add" in found.expected
    assert read("2. Supplement No. 4 to part 744 is amended: a. Under CHINA, by adding seven entities.") == [
        "not understood: an instruction with a verb and quoted names"
    ]


def test_a_redesignation_says_that_it_is_one_and_is_not_followed() -> None:
    told = read(
        "2. Supplement No. 6 to part 744 is amended: a. Under CHINA, by redesignating the entry for “A” as “B”."
    )
    assert told == [
        "not understood: one of: add, revise, remove, correct; this instruction redesignates, that is, gives an entry "
        "another name or place, which the reader does not follow"
    ]


def test_a_destination_may_be_quoted_too_and_is_no_name() -> None:
    assert read(
        "2. Supplement No. 6 to part 744 is amended by adding under “China, People's Republic of,” in alphabetical "
        "order, “A Co.” and “B Co.”; and by removing “C Co.” under the heading of “Canada”."
    ) == [
        ("2", "add", "China, People's Republic of", "A Co."),
        ("2", "add", "China, People's Republic of", "B Co."),
        ("2", "remove", "Canada", "C Co."),
    ]


def test_each_instruction_is_on_the_list_of_its_supplement() -> None:
    text = "".join(
        f"■ {number}. Supplement No. {number} to part 744 is amended: ■ a. Under CHINA, by adding “X Co.”. "
        for number in (3, 4, 5, 6, 7, 8)
    )
    found = [one for one in instructions(Passage(text, (0,), ())) if isinstance(one, Instructed)]
    assert [(one.label, one.list_code) for one in found] == [
        ("4.a", "entity_list"), ("6.a", "unverified_list"), ("7.a", "military_end_user_list")]  # fmt: skip


def test_a_name_may_hold_a_quotation_of_its_own() -> None:
    text = (
        "2. Supplement No. 4 to part 744 is amended: a. Under RUSSIA, by adding entries for ‘‘AO ‘‘Vega’’’’ and ‘‘B’’."
    )
    assert read(text) == [("2.a", "add", "RUSSIA", "AO ‘‘Vega’’"), ("2.a", "add", "RUSSIA", "B")]


_PIECES = st.sampled_from(
    [
        "2. Supplement No. 4 to part 744 is amended: ",
        "a. ",
        "b. ",
        "Under CHINA, ",
        "by adding ",
        "by removing the entry for ",
        "“A Co.”",
        "‘‘B’’",
        "‘‘",
        "’’",
        "“",
        "”",
        '"',
        ", and ",
        "■ ",
        "the Oman entity, ",
        "redesignating ",
        ".",
        "; ",
        "\n",
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_no_wording_stops_the_reader_and_every_name_stands_where_it_says(text: str) -> None:
    for found in instructions(Passage(text, (0,), ())):
        assert 0 <= found.start <= found.end <= len(text)
        if isinstance(found, Instructed):
            assert found.name
            assert found.name in text[found.start : found.end]
