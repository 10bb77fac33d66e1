"""Short cuts to the mentions of an article give what weighing every place gives."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dagster_project.sources.news.hits import hits_in
from dagster_project.sources.news.mentions import lexicon_for
from dagster_project.sources.news.plain_prints import plain_mentions
from dagster_project.sources.news.resolving import Found, resolved
from dagster_project.sources.news.scanning import Scanned, scan
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


BODIES = st.lists(PIECES, max_size=25).map("".join)


def plain(bodies: list[str], publishers: list[str | None]) -> tuple[dict[str, list[Found]], Scanned]:
    """Give what shows at a glance by the bodies of which it is all, and the bodies as they were scanned."""
    scanned = scan(pl.Series(bodies, dtype=pl.String), LEXICON)
    publishers = [publishers[row] for row in scanned.rows]
    found, others, _ = plain_mentions(scanned, LEXICON, publishers)
    mentions = {scanned.body(number): [] for number in range(len(bodies)) if number not in others}
    numbers, starts, ends = (found[column].to_numpy() for column in ("number", "start", "end"))
    spans = scanned.printed.characters_of(numbers, starts), scanned.printed.characters_of(numbers, ends)
    for row, start, end in zip(found.rows(), *spans, strict=True):
        mentions[scanned.body(row[0])].append(Found(start, end, *row[3:]))
    return mentions, scanned


@settings(max_examples=200)
@given(st.lists(BODIES, min_size=1, max_size=4, unique=True), st.sampled_from([None, "The Acme Tools Daily"]))
def test_what_shows_at_a_glance_is_what_weighing_gives(bodies, publisher):
    mentions, scanned = plain(bodies, [publisher] * len(bodies))
    for number in range(len(bodies)):
        body = scanned.body(number)
        if body in mentions:
            hits = hits_in(body, scanned.seen(number), LEXICON)
            assert mentions[body] == resolved(body, hits, LEXICON, publisher, Sentences(body).around)


def test_an_article_with_listed_names_only_is_not_weighed():
    body = "Acme Tools Co., Ltd. grew. Then Acme Tools Trading House LLC and NWI of the Entity List shrank."
    for printed in (body, body.replace("Then", "“Then”")):
        mentions, _ = plain([printed], [None])
        assert [one.name for one in mentions[printed]] == [
            "Acme Tools Co., Ltd.",
            "Acme Tools Trading House LLC",
            "NWI",
        ]


def test_another_print_of_a_name_is_weighed_alone():
    mentions, _ = plain(["ACME TOOLS CO LTD and Acme Tools Corp. and the U.S. Department of Commerce"], [None])
    ((first, second),) = mentions.values()
    assert (first.name, first.method, second.method) == ("Acme Tools Co., Ltd.", "name", "other_form")


@pytest.mark.parametrize("body", ["Acme Tools Co., Ltd. (Acme) sold.", "NWI-7, NWI and Tesk", "Acme  Tools sold."])
def test_what_hangs_on_the_context_is_left_to_weighing(body):
    mentions, _ = plain([body], [None])
    assert mentions == {}
