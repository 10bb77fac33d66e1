"""Which articles tell the same story in the same words: each joins the first article that it is a copy of."""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from dagster_project.sources.news.records import Copy
from dagster_project.sources.news.sketches import BINS

# Bins in a band: articles that agree in a whole band are compared. Of pairs with half of their runs in common, 98 of
# 100 agree in at least one of the 64 bands; of pairs with a hundredth, hardly any.
_BAND = 4
_HALF = 0.5  # of the runs of both: an edited copy
# The shorter text stands nearly whole in the longer one, which is not much longer: a copy with other furniture, or cut.
_WHOLE, _LEAST = 0.85, 0.35
_FEW = 40  # runs; so short a text (a notice that the rest is for subscribers) is a copy under the same title only

_Row = tuple[str, int, str, str, str]  # article_id, run_count, title_key, text_key, sketch


def find_copies(sketches: pl.DataFrame, articles: pl.DataFrame) -> list[Copy]:
    """Find the story of every article (columns article_id, published_date, published_at, origin), earliest first.

    A copy is compared with the first article of a story, never with another copy: a chain of small edits does not
    lead from one story to another.
    """
    rows = articles.join(sketches, on="article_id").sort(
        "published_date", "published_at", "article_id", nulls_last=True
    )
    told, sketch = rows.select("article_id", "run_count", "title_key", "text_key").rows(), rows["sketch"]
    neighbours = _neighbours(rows)
    first: list[int] = []
    copies: list[Copy] = []
    for place, origin in enumerate(rows["origin"]):
        candidates = sorted({first[other] for other in neighbours[place]})
        found = [
            (*_likeness((*told[other], sketch[other]), (*told[place], sketch[place])), other) for other in candidates
        ]
        basis, similarity, other = max(
            (one for one in found if one[0]), key=lambda one: (one[1], -one[2]), default=("first", 1.0, place)
        )
        first.append(other)
        copies.append(Copy(told[place][0], told[other][0], round(similarity, 3), basis, origin))
    return copies


def _likeness(one: _Row, other: _Row) -> tuple[str, float]:
    """The basis on which two articles are copies, empty where they are none; the share of the shorter in the longer."""
    _, runs, title, text, sketch = one
    _, other_runs, other_title, other_text, other_sketch = other
    fewest = min(runs, other_runs)
    if text == other_text and (fewest >= _FEW or title == other_title):
        return "same_text", 1.0
    if fewest < _FEW:
        return "", 0.0
    agreeing = sum(a == b for a, b in zip(bytes.fromhex(sketch), bytes.fromhex(other_sketch), strict=True))
    common = agreeing / BINS
    within = min(1.0, common / (1 + common) * (runs + other_runs) / fewest)
    is_copy = common >= _HALF or (within >= _WHOLE and common >= _LEAST)
    return ("near_text", within) if is_copy else ("", 0.0)


def _neighbours(rows: pl.DataFrame) -> dict[int, set[int]]:
    """For each place the earlier ones to compare with: the last of the same text, the last that agrees in a band."""
    found: dict[int, set[int]] = defaultdict(set)
    placed = rows.select("text_key", "sketch").with_row_index("place")
    for key in _keys():
        pairs = placed.select("place", before=pl.col("place").shift(1).over(key)).drop_nulls()
        for place, before in pairs.iter_rows():
            found[place].add(before)
    return found


def _keys() -> Iterator[pl.Expr]:
    yield pl.col("text_key")
    for band in range(BINS // _BAND):
        yield pl.when(pl.col("sketch") != "").then(pl.col("sketch").str.slice(2 * _BAND * band, 2 * _BAND))
