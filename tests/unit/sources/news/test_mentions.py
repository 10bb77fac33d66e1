"""Listed names found in articles."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.sources.news.folding import fold, lowered
from dagster_project.sources.news.mentions import find_mentions

SHA = "a" * 64


def articles(*bodies: str) -> pl.DataFrame:
    return pl.DataFrame(
        {"article_id": [f"article {number}" for number in range(len(bodies))], "document_sha256": SHA, "body": bodies},
        schema={"article_id": pl.String, "document_sha256": pl.String, "body": pl.String},
    )


def found(body: str, *names: str) -> list[tuple[str, str]]:
    """Give name and printed text of each mention, having checked its span."""
    mentions = find_mentions(articles(body), pl.Series("name", list(names), dtype=pl.String))
    for mention in mentions:
        evidence = mention.evidence
        assert body[evidence.span_start : evidence.span_end] == evidence.printed_text
    return [(mention.name, mention.evidence.printed_text) for mention in mentions]


def test_a_name_that_stands_twice_is_two_mentions_with_ids_of_their_own():
    mentions = find_mentions(articles("Acme Tools sued Acme Tools."), pl.DataFrame({"name": ["Acme Tools"]}))
    assert [(mention.evidence.span_start, mention.evidence.span_end) for mention in mentions] == [(0, 10), (16, 26)]
    assert len({mention.mention_id for mention in mentions}) == 2
    assert {mention.article_id for mention in mentions} == {"article 0"}


def test_spans_count_characters_and_not_bytes():
    mentions = find_mentions(articles("智谱 – “Ünïcode” Acme Tools"), pl.Series(["Acme Tools"]))
    assert mentions[0].evidence.span_start == len("智谱 – “Ünïcode” ")


@pytest.mark.parametrize(
    "body", ["Acmetools", "Acme Toolshed", "BigAcme Tools", "Acme Tools7", "Acme_Tools", "x@Acme Tools", "M&Acme Tools"]
)
def test_there_is_no_mention_inside_a_longer_word(body):
    assert found(body, "Acme Tools") == []


@pytest.mark.parametrize(
    ("body", "name"),
    [("CETC-7 grows", "CETC"), ("Beijing Ti-Tevian", "Tevian"), ("Hikvision.com", "Hikvision"), ("O'Hanif", "Hanif")],
)
def test_a_name_that_is_part_of_another_is_no_mention(body, name):
    assert found(body, name) == []


@pytest.mark.parametrize(
    "body", ["Hikvision's cameras", "Hikvision-backed", "(Hikvision)", "“Hikvision”", "by Hikvision.", "Hikvision/x"]
)
def test_punctuation_ends_a_word(body):
    assert found(body, "Hikvision") == [("Hikvision", "Hikvision")]


def test_a_shorter_name_within_a_longer_is_not_reported():
    assert found("Acme Tools Trading sells; Acme Tools buys.", "Acme Tools", "Acme Tools Trading", "Tools Trading") == [
        ("Acme Tools Trading", "Acme Tools Trading"),
        ("Acme Tools", "Acme Tools"),
    ]


def test_a_longer_name_that_fails_at_its_end_does_not_hide_the_shorter():
    assert found("Acme Tools Tradingly", "Acme Tools", "Acme Tools Trad") == [("Acme Tools", "Acme Tools")]


def test_of_names_that_overlap_the_first_counts():
    assert found("Acme Tools Trading House", "Acme Tools Trading", "Trading House") == [("Acme Tools Trading",) * 2]


def test_capitals_do_not_matter_in_names_of_several_words_but_do_in_single_ones():
    assert found("ACME TOOLS and acme tools", "Acme Tools") == [
        ("Acme Tools", "ACME TOOLS"),
        ("Acme Tools", "acme tools"),
    ]
    assert found("hikvision HIKVISION Hikvision", "Hikvision") == [
        ("Hikvision", "HIKVISION"),
        ("Hikvision", "Hikvision"),
    ]
    assert found("the yitu, the YITU and the Yitu", "Yitu") == []
    assert found("Export controls hit Yitu, not YITU.", "Yitu") == [("Yitu", "Yitu")]


@pytest.mark.parametrize("name", ["Cherry", "Arsenal", "AI", "Si", "MoD", "Kit"])
def test_common_and_very_short_words_are_not_looked_for(name):
    assert found(f"A {name} is a {name}.", name) == []


@pytest.mark.parametrize("name", ["YMTC", "UEC-STAR", "USTC"])
def test_acronyms_of_four_letters_are_looked_for_with_their_capitals(name):
    assert found(f"The {name} and the {name.lower()}.", name) == [(name, name)]


@pytest.mark.parametrize("name", ["MEC", "BEST", "S2BA"])
def test_short_and_everyday_acronyms_count_where_the_sentence_speaks_of_controls(name):
    assert found(f"The {name} met in Lisbon.", name) == []
    assert found(f"The Entity List names {name}. The {name} met.", name) == [(name, name)]


def test_a_name_of_common_words_only_counts_with_its_capitals_and_with_support():
    body = "They want new technology; the Entity List has New Technology of Minsk."
    assert found(body, "New Technology") == [("New Technology", "New Technology")]
    assert found("Readers of New Technology know it.", "New Technology") == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Xi’an Aerospace Works", "Xi'an Aerospace Works"),
        ("Werk “Acme” Tools Works", 'Werk "Acme" Tools Works'),
        ("Acme\u00a0Tools  \u2009Works", "Acme Tools Works"),
        ("Acme Tools\nWorks", "Acme Tools Works"),
        ("Sovfracht–Sovmortrans Group", "Sovfracht-Sovmortrans Group"),
        ("Ac\u00adme To\u200bols Works", "Acme Tools Works"),
        ("Ａ Acme，Tools Works", "Acme,Tools Works"),
    ],
)
def test_typographic_variants_are_one_and_spans_stay_true(body, name):
    ((name_found, printed),) = found(body, name)
    assert name_found == name
    assert printed == body.removeprefix("Ａ ")


@pytest.mark.parametrize("form", ["Co., Ltd.", "Co., Ltd", "Co. Ltd.", "Co.,Ltd.", "Co Ltd", "CO., LTD."])
@pytest.mark.parametrize("listed", ["Beijing Acme Tools Co., Ltd.", "Beijing Acme Tools Co. Ltd"])
def test_the_punctuation_of_a_legal_form_does_not_matter(form, listed):
    ((name, printed),) = found(f"Sales of Beijing Acme Tools {form}, it said", listed)
    assert name == listed
    assert printed in (f"Beijing Acme Tools {form}", f"Beijing Acme Tools {form}".rstrip("."))


def test_the_full_stop_of_a_legal_form_belongs_to_the_mention_also_at_the_end_of_a_sentence():
    name = "Acme Tools Co., Ltd."
    assert found(f"They sued {name} It lost.", name) == [(name, name)]


def test_the_spelling_that_stands_in_the_text_is_the_name_of_the_mention():
    assert found("ACME TOOLS won", "Acme Tools", "ACME TOOLS") == [("ACME TOOLS", "ACME TOOLS")]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("One came. Then Acme Tools Co., Ltd. grew fast. It stayed.", "Then Acme Tools Co., Ltd. grew fast."),
        ("It sued Acme Tools Co., Ltd. The case is open.", "It sued Acme Tools Co., Ltd."),
        (
            "A headline\nThe U.S. Bureau met Acme Tools Co., Ltd. (twice) in May\nMore",
            "The U.S. Bureau met Acme Tools Co., Ltd. (twice) in May",
        ),
        ("“We left.” Mr. Li of Acme Tools Co., Ltd. said so! Did he?", "Mr. Li of Acme Tools Co., Ltd. said so!"),
    ],
)
def test_the_sentence_is_the_one_around_the_mention(body, sentence):
    (mention,) = find_mentions(articles(body), pl.Series(["Acme Tools Co., Ltd."]))
    assert mention.sentence == sentence


def test_a_text_without_full_stops_gives_no_endless_sentence():
    (mention,) = find_mentions(articles("word " * 5000 + "Acme Tools " + "word " * 5000), pl.Series(["Acme Tools"]))
    assert "Acme Tools" in mention.sentence
    assert len(mention.sentence) <= 1000


def test_no_names_and_no_articles_give_no_mentions():
    assert find_mentions(articles("Acme Tools"), pl.Series([], dtype=pl.String)) == []
    assert find_mentions(articles("Acme Tools"), pl.Series([None, "", "  ", "..."], dtype=pl.String)) == []
    assert find_mentions(articles(), pl.Series(["Acme Tools"])) == []


def test_mentions_are_found_in_each_article_in_the_order_of_the_text():
    mentions = find_mentions(
        articles("Beta Tools, Acme Tools", "none", "Acme Tools"), pl.Series(["Acme Tools", "Beta Tools"])
    )
    assert [(mention.article_id, mention.name) for mention in mentions] == [
        ("article 0", "Beta Tools"),
        ("article 0", "Acme Tools"),
        ("article 2", "Acme Tools"),
    ]


def test_eight_thousand_names_in_five_megabytes_are_all_found_where_they_stand():
    names = [f"Firma Nummer{number} Werkzeug Co., Ltd." for number in range(8000)]
    filler = "Über die Märkte schrieb niemand etwas – auch nicht über Werkzeuge. " * 9
    body = "".join(f"{filler}Dann kam {name} wieder.\n" for name in names)
    assert len(body.encode()) > 5_000_000
    mentions = find_mentions(articles(body), pl.Series(names))
    assert [mention.name for mention in mentions] == names
    assert all(body[m.evidence.span_start : m.evidence.span_end] == m.name for m in mentions)


PIECES = st.sampled_from(
    [
        "Acme",
        "Tools",
        " ",
        "\u00a0",
        "  ",
        ".",
        ",",
        "’",
        "'",
        "–",
        "é",
        "智",
        "İ",
        "ß",
        "\u200b",
        "Co., Ltd.",
        "MEC",
        "\n",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=300)
def test_spans_always_give_the_printed_text_and_never_overlap(body):
    mentions = find_mentions(
        articles(body), pl.Series(["Acme Tools", "Tools Co., Ltd.", "MEC", "Acme's Tools Acme", "İ Acme"])
    )
    end = 0
    for mention in mentions:
        evidence = mention.evidence
        assert body[evidence.span_start : evidence.span_end] == evidence.printed_text
        assert evidence.span_start >= end
        end = evidence.span_end
        assert mention.sentence


@given(st.text(max_size=60))
def test_folding_keeps_the_way_back_and_lower_case_the_length(text):
    folded = fold(text)
    assert len(lowered(folded.text)) == len(folded.text)
    places = [folded.printed_place(place) for place in range(len(folded.text))]
    assert places == sorted(set(places))
    assert all(fold(text[place]).text in (sign, " ") for place, sign in zip(places, folded.text, strict=True))
