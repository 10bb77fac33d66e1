"""Speed of the search for mentions: against bare `extract_many` with the same names over the same texts."""

import json
import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from dagster_project.sources.news.mentions import find_mentions, lexicon_for

_LISTED = Path(__file__).parents[2] / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
_ARTICLES = 4000
_SENTENCES = 28  # of some 24 words: about 4,000 characters an article
_ROUNDS = 5
_AT_LEAST = 0.5
_WORDS = re.findall(
    r"\w+",
    """
    the of to and in a that is was for on with said market chips export controls new its firm would year from
    technology billion analysts shares which has been after over more than percent officials according people
    familiar matter company prices rose fell trading week government plans plant workers supply orders customers
    costs quarter demand investors growth first could while because between under against last month other their
    these about report
    """,
)


def main() -> int:
    """Print one table; return 1 if the search is less than half as fast as the bare automaton."""
    names, origin = _names()
    bodies = _bodies(names["name"].to_list())
    size = sum(len(body.encode()) for body in bodies) / 1e6
    articles = pl.DataFrame({"article_id": map(str, range(len(bodies))), "document_sha256": "a" * 64, "body": bodies})
    lexicon = lexicon_for(names)
    texts, patterns = pl.Series(bodies), names["name"].unique().to_list()
    bare, folded, found = [], [], []
    for _ in range(_ROUNDS):
        bare.append(_timed(lambda: texts.str.extract_many(patterns)))
        folded.append(_timed(lambda: texts.str.extract_many(patterns, ascii_case_insensitive=True)))
        found.append(_timed(lambda: find_mentions(articles, lexicon)))
    ratio, mentions = min(bare) / min(found), len(find_mentions(articles, lexicon))
    print(f"{'':<34}{'seconds':>10}{'MB/s':>10}{'ratio':>10}")
    for title, seconds in (("bare extract_many", bare), ("the same, capitals alike", folded), ("mentions", found)):
        print(f"{title:<34}{min(seconds):>10.3f}{size / min(seconds):>10.1f}{min(bare) / min(seconds):>10.2f}")
    print(f"\n{len(bodies):,} articles, {size:.1f} MB, {len(patterns):,} names ({origin}), {mentions:,} mentions;")
    print(f"CPU time, least of {_ROUNDS} rounds in turn; the ratio of the last line is at least {_AT_LEAST}")
    return 0 if ratio >= _AT_LEAST else 1


def _names() -> tuple[pl.DataFrame, str]:
    columns = ["name", "primary_name", "destination"]
    if _LISTED.exists():
        entries = json.loads(_LISTED.read_text("utf-8"))["entities"]
        rows = [(name, one["name"], one["country"]) for one in entries for name in (one["name"], *one["aliases"])]
        return pl.DataFrame(rows, schema=columns, orient="row"), "the list of July 2026"
    rows = [(f"Firm{number} Works Co., Ltd.",) * 2 + ("China",) for number in range(8000)]
    return pl.DataFrame(rows, schema=columns, orient="row"), "made up"


def _bodies(names: list[str]) -> list[str]:
    """Articles of everyday words, of which one in ten names a listed party."""
    chance = random.Random(7)
    return ["\n".join(_paragraph(chance, names) for _ in range(4)) for _ in range(_ARTICLES)]


def _paragraph(chance: random.Random, names: list[str]) -> str:
    sentences = [" ".join(chance.choices(_WORDS, k=24)).capitalize() for _ in range(_SENTENCES // 4)]
    if chance.random() < 1 / 40:
        sentences[0] += f" {chance.choice(names)}"
    return ". ".join(sentences) + "."


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
