"""What the lexicon finds at a place, and what the automaton must find for that."""

from hypothesis import given
from hypothesis import strategies as st

from dagster_project.sources.news.lexicon import Lexicon, Sought, is_dense

WORDS = st.lists(st.sampled_from(["a", "ab", "abc", "b", "", "é", "智", "a智"]), min_size=1, max_size=5).map(" ".join)


def lexicon_of_words(sought: set[str]) -> Lexicon:
    lexicon = Lexicon()
    for words in sorted(sought):
        lexicon.add(words, Sought(words, "name", words))
    lexicon.arrange()
    return lexicon


@given(st.sets(WORDS.filter(lambda words: words.strip()), max_size=12), st.lists(WORDS, max_size=6).map(" ".join))
def test_one_look_into_the_order_finds_all_words_that_a_text_goes_on_with(sought, text):
    lexicon, text = lexicon_of_words(sought), f" {text} "
    for place in (place for place, sign in enumerate(text) if sign == " "):
        start = place + 1
        due = [words for words in sought if not is_dense(words) and text.startswith(f"{words} ", start)]
        assert list(lexicon.begun_by(text, start)) == sorted(due, key=len, reverse=True)
        assert not due or any(text.startswith(pattern, place) for pattern in lexicon.patterns)
