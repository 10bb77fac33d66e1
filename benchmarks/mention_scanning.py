"""Speed of the search for mentions: against bare `extract_many` with the same names over the same texts."""

import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from dagster_project.sources.news.lexicon import Lexicon
from dagster_project.sources.news.mentions import lexicon_for, mentions_in

_LISTED = Path(__file__).parents[2] / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
_ARTICLES = 4000
_SENTENCES = 28  # of some 24 words: about 4,000 characters an article
_ROUNDS = 5
_AT_LEAST = 0.5
_DENSITIES = {  # share of the articles that name a party, and how many names these print
    "none": (0.0, 0, 0),
    "one in ten, one name": (0.1, 1, 1),
    "one in ten, 2 to 5 names": (0.1, 2, 5),
    "every one, one name": (1.0, 1, 1),
    "every one, 2 to 5 names": (1.0, 2, 5),
}
_HELD = tuple(_DENSITIES)[:3]  # a mention costs time of its own, in which the bare automaton passes over kilobytes
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
    """Print one table; return 1 if the search is less than half as fast as the bare automaton where that is held."""
    names, origin = _names()
    lexicon, patterns = lexicon_for(names), names["name"].unique().to_list()
    print(f"{'articles that name a party':<30}{'mentions':>10}{'bare MB/s':>11}{'found MB/s':>12}{'ratio':>8}   aim")
    ratios = {}
    for title, (share, least, most) in _DENSITIES.items():
        bodies = _bodies(names["name"].to_list(), share, least, most)
        size = sum(len(body.encode()) for body in bodies) / 1e6
        bare, found, mentions = _measured(bodies, patterns, lexicon)
        ratios[title] = bare / found
        aim = ("met" if ratios[title] >= _AT_LEAST else "missed") + ("" if title in _HELD else ", not held")
        print(f"{title:<30}{mentions:>10,}{size / bare:>11.1f}{size / found:>12.1f}{ratios[title]:>8.2f}   {aim}")
    print(
        f"\n{_ARTICLES:,} articles of some 4 kB, {len(patterns):,} names ({origin}); bare extract_many with these names"
    )
    print(f"CPU time, least of {_ROUNDS} rounds in turn; the aim is a ratio of {_AT_LEAST}")
    return 0 if all(ratios[title] >= _AT_LEAST for title in _HELD) else 1


def _measured(bodies: list[str], patterns: list[str], lexicon: Lexicon) -> tuple[float, float, int]:
    """Give the seconds of the bare automaton, those of the search, and how many mentions it finds."""
    ids = list(map(str, range(len(bodies))))
    articles = pl.DataFrame({"article_id": ids, "document_sha256": "a" * 64, "body": bodies})
    texts = pl.Series(bodies)
    bare, found = [], []
    for _ in range(_ROUNDS):
        bare.append(_timed(lambda: texts.str.extract_many(patterns)))
        found.append(_timed(lambda: mentions_in(articles, lexicon)))
    return min(bare), min(found), len(mentions_in(articles, lexicon))


def _names() -> tuple[pl.DataFrame, str]:
    columns = ["name", "primary_name", "destination"]
    if _LISTED.exists():
        entries = json.loads(_LISTED.read_text("utf-8"))["entities"]
        rows = [(name, one["name"], one["country"]) for one in entries for name in (one["name"], *one["aliases"])]
        return pl.DataFrame(rows, schema=columns, orient="row"), "the list of July 2026"
    rows = [(f"Firm{number} Works Co., Ltd.",) * 2 + ("China",) for number in range(8000)]
    return pl.DataFrame(rows, schema=columns, orient="row"), "made up"


def _bodies(names: list[str], share: float, least: int, most: int) -> list[str]:
    """Articles of everyday words, a share of which names some listed parties."""
    chance = random.Random(7)
    return [
        _body(chance, chance.choices(names, k=chance.randint(least, most)) if chance.random() < share else [])
        for _ in range(_ARTICLES)
    ]


def _body(chance: random.Random, named: list[str]) -> str:
    sentences = [" ".join(chance.choices(_WORDS, k=24)).capitalize() for _ in range(_SENTENCES)]
    for name in named:
        sentences[chance.randrange(_SENTENCES)] += f" {name}"
    quarter = _SENTENCES // 4
    return "\n".join(". ".join(sentences[start : start + quarter]) + "." for start in range(0, _SENTENCES, quarter))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
