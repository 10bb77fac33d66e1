"""Short cuts to the mentions of an article give what weighing every place gives."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.sources.news.mentions import lexicon_for
from dagster_project.sources.news.plain_prints import plain_mentions
from dagster_project.sources.news.resolving import resolved
from dagster_project.sources.news.scanning import hits_in, scan
from dagster_project.sources.news.sentences import Sentences

NAMES = (
    "Acme Tools Co., Ltd.",
    "Acme Tools",
    "Acme Tools Trading House LLC",
    "Beijing Acme Tools Limited",
    "Northern Works Institute (NWI)",
    "NWI",
    "Trading House",
    "Bor",
    "Bor Heavy Plant JSC",
    "JSC Korund",
    "Tesk",
    "Ministry of Defence",
)
LEXICON = lexicon_for(
    pl.DataFrame({"name": NAMES, "primary_name": [NAMES[0], *NAMES[:4], NAMES[4], *NAMES[6:8], *NAMES[7:11]]})
)
PIECES = st.sampled_from(
    [*NAMES, *(name.upper() for name in NAMES), "acme tools", "Co.", ", Ltd.", "JSC ", "Shanghai", "University", "the"]
    + ["added to the Entity List", "(NWI)", "called", ", or Tools,", "known as Acme", "Robotics", "Russia", "智谱", "—"]
    + [" "] * 8
    + [". ", ", ", "\n", "! ", "’s ", "  ", "-", ".com "]
)


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([None, "The Acme Tools Daily"]))
def test_what_shows_at_a_glance_is_what_weighing_gives(body, publisher):
    (seen,) = scan([body], LEXICON)
    short = plain_mentions(body, seen, LEXICON, publisher, Sentences(body)) if seen else []
    if short is not None:
        hits = hits_in(body, seen, LEXICON) if seen else []
        assert short == resolved(body, hits, LEXICON, publisher, Sentences(body))


def test_an_article_with_listed_names_only_is_not_weighed():
    body = "Acme Tools Co., Ltd. grew. Then Acme Tools Trading House LLC and NWI of the Entity List shrank."
    (seen,) = scan([body], LEXICON)
    found = plain_mentions(body, seen, LEXICON, None, Sentences(body))
    assert [one.name for one in found] == ["Acme Tools Co., Ltd.", "Acme Tools Trading House LLC", "NWI"]
