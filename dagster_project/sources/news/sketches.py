"""The sketch of a text: 256 small numbers by which two texts can be told to share their words, without either text.

A text is taken as the set of its runs of eight words. Each run falls by its hash into one of 256 bins, and a bin
keeps the least hash (one-permutation MinHash). Of two texts the share of bins that agree estimates the share of runs
that they have in common, within 0.03 (one standard deviation) for texts of some hundred words.
"""

import re
from hashlib import blake2b

from dagster_project.reading.evidence import digest
from dagster_project.sources.news.records import Article, Sketch

BINS = 256
# Words. A copy is edited here and there, a form text about another party in every sentence: the shorter the runs, the
# more alike are two texts of one form.
_RUN = 8
_EMPTY = 1 << 32
# A sign of Chinese, Japanese or Korean counts as a word: their texts have no blanks.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def sketch_of(article: Article) -> Sketch:
    """Sketch an article's body; case, punctuation and the breaks of lines do not count."""
    words = words_of(article.body)
    runs = {" ".join(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
    return Sketch(
        article_id=article.article_id,
        word_count=len(words),
        run_count=len(runs),
        title_key=digest(*words_of(article.title)),
        text_key=digest(*words),
        sketch=_sketch(runs),
    )


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())


def _sketch(runs: set[str]) -> str:
    """Two hexadecimal digits for each bin; a bin without a run takes over from the next one that has any."""
    least = [_EMPTY] * BINS
    for run in runs:
        number = int.from_bytes(blake2b(run.encode(), digest_size=5).digest(), "big")
        place, rest = number % BINS, number // BINS
        least[place] = min(least[place], rest)
    if not runs:
        return ""
    for place in reversed(range(2 * BINS)):  # twice round, so that the last bins can take over from the first
        if least[place % BINS] == _EMPTY:
            least[place % BINS] = least[(place + 1) % BINS]
    return bytes(number % 256 for number in least).hex()
