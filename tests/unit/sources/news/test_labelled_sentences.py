"""Mentions in sentences that a person labelled: how many are right, how many are found."""

import json
from pathlib import Path

import polars as pl
import pytest

from dagster_project.sources.news.mentions import find_mentions, lexicon_for

FIXTURES = Path(__file__).parents[3] / "fixtures" / "news"
LISTED = FIXTURES.parents[3] / "shared" / "data" / "lists" / "entity-list_2026-07-09.json"
LABELLED = [json.loads(line) for line in (FIXTURES / "labelled_sentences.jsonl").read_text("utf-8").splitlines()]


def judged(names: pl.DataFrame) -> dict[str, list[str]]:
    """Right, wrong and missed mentions over all sentences, each with its sentence."""
    bodies = [row["text"] for row in LABELLED]
    ids = [str(number) for number in range(len(bodies))]
    articles = pl.DataFrame({"article_id": ids, "document_sha256": "a" * 64, "body": bodies})
    found: dict[str, list[str]] = {one: [] for one in ids}
    for mention in find_mentions(articles, lexicon_for(names)):
        found[mention.article_id].append(mention.evidence.printed_text)
    result: dict[str, list[str]] = {"right": [], "wrong": [], "missed": []}
    for number, row in zip(ids, LABELLED, strict=True):
        due = list(row["mentions"])
        for printed in found[number]:
            kind = "right" if printed in due else "wrong"
            result[kind].append(f"{printed}: {row['text']}")
            if printed in due:
                due.remove(printed)
        result["missed"] += [f"{printed}: {row['text']}" for printed in due]
    return result


def measures(result: dict[str, list[str]]) -> tuple[float, float]:
    right, wrong, missed = (len(result[kind]) for kind in ("right", "wrong", "missed"))
    return right / (right + wrong), right / (right + missed)


def test_the_labelled_set_is_large_and_mixed():
    kinds = [row["kind"] for row in LABELLED]
    assert len(kinds) >= 60
    assert min(kinds.count(kind) for kind in ("positive", "negative", "tricky")) >= 10


def test_of_the_mentions_found_nearly_all_are_right_and_of_those_labelled_nearly_all_are_found():
    result = judged(pl.read_csv(FIXTURES / "listed_names.csv"))
    precision, recall = measures(result)
    assert precision >= 0.97, result["wrong"]
    assert recall >= 0.90, result["missed"]


def test_it_holds_among_all_names_of_the_list_of_july_2026_too():
    if not LISTED.exists():
        pytest.skip(f"{LISTED.name} lies beside this repository only: {LISTED}")
    entries = json.loads(LISTED.read_text("utf-8"))["entities"]
    rows = [(name, one["name"], one["country"]) for one in entries for name in (one["name"], *one["aliases"])]
    own = pl.read_csv(FIXTURES / "listed_names.csv")
    names = pl.DataFrame(rows, schema=["name", "primary_name", "destination"], orient="row")
    result = judged(pl.concat([names, own.filter(pl.col("name") == "智谱华章")]))
    precision, recall = measures(result)
    assert precision >= 0.97, result["wrong"]
    assert recall >= 0.90, result["missed"]
