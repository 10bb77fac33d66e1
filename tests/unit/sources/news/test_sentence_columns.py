"""The sentences around many spans at once are those around each of them."""

import time

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.sources.news.mentions import lexicon_for, mentions_in
from dagster_project.sources.news.printed_texts import Printed
from dagster_project.sources.news.sentence_columns import SentencesOf
from dagster_project.sources.news.sentences import Sentences

PIECES = st.sampled_from(
    [
        "Acme",
        "acme ",
        "The ",
        " Co.",
        "Ltd. ",
        "U.S. ",
        "A. ",
        "Mr. ",
        ".",
        "...",
        "!",
        "? ",
        "…",
        "。",
        ".” ",
        ")",
        "(",
        "“",
        " ",
        "  ",
        "\n",
        "\xa0",
        "\t",
        "7",
        "é",
        "智",
        "word " * 90,
        "Acme. The firm. ",
        "It said. And so",
        ", Acme ",
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=20).map("".join), min_size=1, max_size=4)


def printed(texts: list[str]) -> tuple[Printed, list[str]]:
    ordered = sorted(texts, key=lambda text: not text.isascii())
    return Printed(pl.Series(ordered), sum(text.isascii() for text in ordered)), ordered


@settings(max_examples=200)
@given(TEXTS, st.lists(st.tuples(st.integers(0), st.integers(0), st.integers(0, 60)), min_size=1, max_size=8))
def test_the_sentences_around_many_spans_are_those_around_each(texts, asked):
    whole, texts = printed(texts)
    letters = [
        (number, place) for number, text in enumerate(texts) for place, sign in enumerate(text) if sign.isalnum()
    ]
    spans = [(*letters[first % len(letters)], more) for first, _, more in asked if letters]
    spans = sorted((number, start, min(start + 1 + more, len(texts[number]))) for number, start, more in spans)
    numbers, starts, ends = np.array(spans, np.int64).reshape(-1, 3).T
    found = SentencesOf(whole, numbers).around(numbers, whole.bytes_of(numbers, starts), whole.bytes_of(numbers, ends))
    assert found.to_list() == [Sentences(texts[number]).around(start, end) for number, start, end in spans]


@given(TEXTS)
def test_the_way_from_characters_to_bytes_leads_back(texts):
    whole, texts = printed(texts)
    for number, text in enumerate(texts):
        characters = np.arange(len(text) + 1)
        numbers = np.full(len(characters), number)
        places = whole.bytes_of(numbers, characters)
        assert (whole.characters_of(numbers, places) == characters).all()
        assert whole.parts(numbers[1:], places[:-1], places[1:]).to_list() == list(text)
        assert whole.text(number) == text


@pytest.mark.parametrize("unit", ["Acme Tools Ltd. and other ", "“NWI” of the entity list and ", "NWI Acme Tools  "])
def test_a_mention_in_a_long_line_costs_as_much_as_in_a_short_one(unit):
    lexicon = lexicon_for(pl.Series(["Acme Tools Ltd.", "NWI"]))
    seconds = []
    for times in (1000, 8000):
        article = pl.DataFrame({"article_id": ["a"], "document_sha256": ["b"], "body": [unit * times]})
        start = time.process_time()
        assert len(mentions_in(article, lexicon)) >= times
        seconds.append(time.process_time() - start)
    assert seconds[1] < 24 * seconds[0]  # eight times as much text, and room for a busy machine; square would be 64
