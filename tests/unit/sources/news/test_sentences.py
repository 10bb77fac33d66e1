"""The sentence around a place, found without parting the text."""

from hypothesis import given
from hypothesis import strategies as st

from dagster_project.sources.news.sentences import Sentences, sentence_at, starts_of_sentences

PIECES = st.sampled_from(
    [
        "Acme",
        "acme",
        "The",
        "Co.",
        "Ltd.",
        "U.S.",
        "A.",
        "Mr.",
        ".",
        "...",
        "!",
        "?",
        "…",
        "。",
        "”",
        ")",
        "(",
        "“",
        " ",
        "  ",
        "\n",
        "\u00a0",
        "\t",
        "7",
        "智",
        "word " * 250,
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(st.tuples(st.integers(0), st.integers(0)), max_size=5))
def test_the_sentence_around_a_span_is_that_of_the_whole_text_parted(text, numbers):
    letters = [place for place, sign in enumerate(text) if sign.isalnum()]
    starts, sentences = starts_of_sentences(text), Sentences(text)
    for first, more in numbers if letters else []:
        start = letters[first % len(letters)]
        end = start + 1 + more % 40
        end = min(end, len(text))
        assert sentences.around(start, end) == sentence_at(text, starts, start, end)
