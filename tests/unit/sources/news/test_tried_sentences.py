"""Which sentences and rows of the grammar are tried: those left out would have claimed nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dagster_project.sources.news import claims, name_phrases
from dagster_project.sources.news.claim_grammar import Row
from dagster_project.sources.news.claims import GRAMMAR, find_claims, may_claim

SHA = "a" * 64
LABELLED = Path(__file__).parents[3] / "fixtures" / "news" / "labelled_sentences.jsonl"
SENTENCES = [json.loads(line)["text"] for line in LABELLED.read_text("utf-8").splitlines()]
EXAMPLES = [row.example for row in GRAMMAR]
ODD = [
    "Acme Tools (of Delft) was added (at last) to the Entity List.",
    "Acme Tools was black(so to say)listed.",
    "Acme Tools is bac(k)(k)ked by Beta Works.",
    "Acme Tools was added to the Entity Li\u017ft.",
    "The company denies it. It was sold.",
    "“We strongly oppose it,” the company said.",
    'Acme Tools said: "It lacks any factual basis."',
    "The State Departmentlisted them, and the UNITED STATES sold it.",
]
PIECES = [*SENTENCES, *EXAMPLES, *ODD]


def tried_everywhere(body: str) -> list[object]:
    """The claims of a body when every row is tried on every sentence."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "may_claim", lambda text: True)
        patch.setattr(Row, "may_match", lambda row, marked: True)
        patch.setattr(name_phrases, "_places", lambda pattern, letters, text: pattern.finditer(text))
        return find_claims("a1", SHA, body, [])


def test_labelled_sentences_and_examples_claim_the_same_when_every_row_is_tried():
    found = [find_claims("a1", SHA, body, []) for body in PIECES]
    assert found == [tried_everywhere(body) for body in PIECES]
    assert sum(map(bool, found)) >= len(GRAMMAR)


def halves(first: str, second: str) -> str:
    return " ".join(
        [*first.split(" ")[: len(first.split(" ")) // 2], *second.split(" ")[len(second.split(" ")) // 2 :]]
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES) | st.builds(halves, st.sampled_from(PIECES), st.sampled_from(PIECES)), max_size=5)
)
def test_bodies_of_such_sentences_and_of_their_halves_do_too(sentences):
    body = " ".join(sentences)
    assert find_claims("a1", SHA, body, []) == tried_everywhere(body)


@pytest.mark.parametrize("row", GRAMMAR, ids=lambda row: f"{row.claim_type} {row.name}")
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_whatever_a_row_matches_holds_one_of_its_triggers(row, data):
    marked = data.draw(st.from_regex(row.regex))
    assert row.may_match(marked)


@pytest.mark.parametrize(
    "sentence", ["Officials spoke of Acme Tools again.", "The weather in Delft was fine (as ever)."]
)
def test_a_sentence_without_a_trigger_is_not_tried(sentence):
    assert not may_claim(sentence)
