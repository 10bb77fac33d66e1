"""Articles that name parties as the list prints them: what `resolved` would give of them, found at a glance.

Every place in such an article is, by its longest words, a listed name with its form, spelled as listed. What stands
beside it (`name_surroundings.py`) makes it no other name, and gives it no short form.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import polars as pl

from dagster_project.sources.news.hits import Hit
from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.listed_prints import names_in
from dagster_project.sources.news.name_surroundings import Glances, not_plain
from dagster_project.sources.news.resolving import SCORES, supported
from dagster_project.sources.news.scanning import Scanned
from dagster_project.sources.news.sentence_columns import SentencesOf

FOUND = pl.Schema(
    {
        "number": pl.Int64,  # of the body
        "start": pl.Int64,  # in bytes, as the end
        "end": pl.Int64,
        "name": pl.String,
        "method": pl.String,
        "score": pl.Float64,
        "support": pl.String,
    }
)
"""Mentions as columns: those of `Found`, and which body it is in."""


def plain_mentions(
    scanned: Scanned, lexicon: Lexicon, publishers: Sequence[str | None]
) -> tuple[pl.DataFrame, set[int], SentencesOf]:
    """Give the mentions of plain bodies, the numbers of those to be weighed, and the sentences of both."""
    names, others = names_in(scanned, lexicon, publishers)
    sentences = SentencesOf(scanned.printed, np.concatenate([names.numbers, np.array(list(others), np.int64)]))
    others |= (more := not_plain(names, scanned, publishers))
    names = names.without(more)
    weak = names.where(np.array([bool(one.needs) for one in names.sought], np.bool_))
    others |= (more := _with_other_names(weak, scanned, lexicon))
    names, weak = names.without(more), weak.without(more)
    found = pl.concat([_sure(names), _supported(weak, scanned, lexicon, sentences)]).sort("start")
    is_over = (pl.col("start") < pl.col("end").shift()) & (pl.col("number") == pl.col("number").shift())
    overlapping = found.filter(is_over)["number"]
    return found.filter(~pl.col("number").is_in(overlapping.implode())), others | set(overlapping), sentences


def _with_other_names(weak: Glances, scanned: Scanned, lexicon: Lexicon) -> set[int]:
    """Give the numbers of bodies in which another name of the same party may support a weak one."""
    found: set[int] = set()
    for number, group in groupby(zip(weak.numbers.tolist(), weak.sought, strict=True), key=lambda pair: pair[0]):
        sure = set().union(*(lexicon.sure_words_of(one.name) for _, one in group))
        if sure and any(words.text in sure for chain in scanned.chains_in(number, lexicon) for words in chain):
            found.add(number)
    return found


def _sure(names: Glances) -> pl.DataFrame:
    """Give the mentions that need no support."""
    is_sure = [not one.needs for one in names.sought]
    columns = {
        "number": names.numbers,
        "start": names.starts,
        "end": names.ends,
        "name": [one.name for one in names.sought],
        "method": names.methods,
        "score": [SCORES[method] for method in names.methods],
        "support": None,
    }
    return pl.DataFrame(columns, schema=FOUND).filter(is_sure)


def _supported(weak: Glances, scanned: Scanned, lexicon: Lexicon, sentences: SentencesOf) -> pl.DataFrame:
    """Give the mentions of weak names that their sentence or article supports."""
    around = sentences.around(weak.numbers, weak.starts, weak.ends).to_list()
    spans = (
        scanned.printed.characters_of(weak.numbers, weak.starts),
        scanned.printed.characters_of(weak.numbers, weak.ends),
    )
    found: list[tuple[object, ...]] = []
    rows = zip(
        weak.numbers.tolist(),
        weak.starts.tolist(),
        weak.ends.tolist(),
        weak.sought,
        around,
        spans[0].tolist(),
        spans[1].tolist(),
        strict=True,
    )
    for number, start, end, one, sentence, first, last in rows:
        hit = Hit(first, last, one, "name")
        mention = supported(scanned.body(number), hit, lexicon, frozenset(), lambda *_, told=sentence: told)
        if mention:
            found.append((number, start, end, *mention[2:]))
    return pl.DataFrame(found, schema=FOUND, orient="row")
