"""Which articles are copies of one story, and which only tell of the same event."""

import datetime as dt
import random
from dataclasses import replace

import polars as pl
import pytest

from dagster_project.reading.evidence import Evidence, frame_of
from dagster_project.sources.news.article import read
from dagster_project.sources.news.copies import find_copies
from dagster_project.sources.news.records import Article, Copy, Sketch
from dagster_project.sources.news.sketches import BINS, sketch_of, words_of
from tests.shared_data import shared

DAY = dt.date(2025, 1, 16)
WORDS = [f"{first}{last}" for first in "bdfgklmnprst" for last in ("an", "eb", "ir", "ol", "um", "ask", "ent", "ift")]


def prose(seed: int, words: int = 500) -> str:
    """Sentences of made-up words, in lines of three sentences."""
    made = random.Random(seed)
    sentences = [" ".join(made.choices(WORDS, k=20)).capitalize() + "." for _ in range(words // 20)]
    return "\n".join(" ".join(sentences[place : place + 3]) for place in range(0, len(sentences), 3))


def article(key: str, body: str, day: dt.date | None = DAY, title: str = "Eleven are listed") -> Article:
    facts = dict.fromkeys(field for field in Article.__dataclass_fields__)
    facts |= {"article_id": key, "title": title, "body": body, "published_date": day, "is_machine_written": False}
    return Article(**facts | {"evidence": Evidence("ab" * 32, title)})


def copies(*articles: Article) -> dict[str, Copy]:
    frame = frame_of(articles, Article).with_columns(origin=pl.lit("a.txt"))
    return {one.article_id: one for one in find_copies(frame_of([sketch_of(one) for one in articles], Sketch), frame)}


def stories(*articles: Article) -> dict[str, str]:
    return {key: one.story_id for key, one in copies(*articles).items()}


def test_the_two_articles_on_one_rule_stay_two():
    names = ("news/techdogs_2025-01-16.txt", "news/ainvest_2025-01-15.txt")
    one, other = (read(shared(name).read_bytes(), name * 2)["articles"][0] for name in names)
    assert stories(one, other) == {one.article_id: one.article_id, other.article_id: other.article_id}


def test_the_same_words_are_one_story_however_they_are_set():
    body = prose(1)
    set_otherwise = body.replace("\n", "  \n\n").replace(".", " .").upper()
    found = copies(article("b", set_otherwise, dt.date(2025, 1, 17), "Otherwise"), article("a", body))
    assert (found["b"].story_id, found["b"].basis, found["b"].similarity) == ("a", "same_text", 1.0)
    assert (found["a"].story_id, found["a"].basis, found["a"].similarity) == ("a", "first", 1.0)


def edited(body: str) -> str:
    """A copy whose editor changed a word in every fiftieth place and wrote another first sentence."""
    words = body.split(" ")
    changed = [f"{word}ed" if place % 50 == 7 else word for place, word in enumerate(words)]
    return "Our own first sentence about the matter. " + " ".join(changed[20:])


COPIES = {
    "edited": edited,
    "cut to its first half": lambda body: "\n".join(body.split("\n")[:5]),
    "with other furniture": lambda body: f"{prose(7, 140)}\n{body}\n{prose(8, 140)}",
    "paragraphs in another order": lambda body: "\n".join(reversed(body.split("\n"))),
}


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_of_the_story(kind):
    body = prose(2)
    found = copies(article("a", body), article("b", COPIES[kind](body), dt.date(2025, 1, 18), "Another title"))
    assert (found["b"].story_id, found["b"].basis) == ("a", "near_text")
    assert found["b"].similarity > 0.5


FORM = (
    "Shares of {name} {way} by {share} percent on Thursday after the notice, which lists the firm under two sections. "
    "Analysts of the market say that {name} will have to find other suppliers within the coming {share} months. "
    "Investors should watch how {name} answers, and whether the margin of {share} percent can be kept this year. "
)


def form_text(name: str, share: int, way: str) -> str:
    return " ".join(FORM.format(name=name, way=way, share=share + turn) for turn in range(6))


def quoting(seed: int) -> str:
    """A text of its own that quotes the same eleven names and one sentence of the rule."""
    rule = "The End-User Review Committee determined to add eleven entities to the Entity List for acting contrary to"
    names = ", ".join(f"Beijing {word.capitalize()} Technology Co., Ltd." for word in WORDS[:11])
    return f"{prose(seed, 200)}\n{rule} the interests of the United States.\nThey are {names}.\n{prose(seed + 1, 200)}"


OTHERS = {
    "on one event, with the same names and one quoted sentence": (quoting(30), quoting(40)),
    "by one form, of two parties": (form_text("Alpha Chips", 3, "fell"), form_text("Beta Foundry Works", 20, "rose")),
    "with nothing in common": (prose(3), prose(4)),
    "of which one is a round-up that holds the other": (prose(5, 300), f"{prose(5, 300)}\n{prose(6, 900)}"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_two_articles_are_two_stories(kind):
    one, other = OTHERS[kind]
    assert stories(article("a", one), article("b", other)) == {"a": "a", "b": "b"}


def test_short_texts_are_copies_only_in_all_words_and_under_one_title():
    notice = "To read on, subscribe. Subscribers read everything about lists, rules and parties every day."
    found = stories(article("a", notice), article("b", notice), article("c", notice, title="Another story"))
    assert found == {"a": "a", "b": "a", "c": "c"}
    assert stories(article("a", notice), article("b", f"{notice} Now.")) == {"a": "a", "b": "b"}


def test_a_chain_of_edits_does_not_lead_from_one_story_to_another():
    lines = [prose(seed, 60) for seed in range(50, 70)]
    chain = [article(f"{step:02}", "\n".join(lines[step : step + 10])) for step in range(0, 11, 2)]
    found = stories(*chain)
    assert found["02"] == "00", "a fifth was exchanged"
    assert found["10"] != "00", "nothing of the first text is left"
    firsts = {key: one for key, one in copies(*chain).items() if one.basis == "first"}
    assert set(found.values()) == firsts.keys()


def test_the_first_is_the_earliest_and_an_article_without_a_day_is_never_first():
    body = prose(9)
    at = dt.datetime(2025, 1, 16, 9, tzinfo=dt.UTC)
    early = replace(article("z", body), published_at=at)
    late = replace(article("b", body), published_at=at + dt.timedelta(hours=1))
    undated = article("a", body, day=None)
    assert set(stories(undated, late, early).values()) == {"z"}


def test_texts_without_blanks_are_told_apart_and_together():
    made = random.Random(5)
    signs = "".join(chr(made.randrange(0x4E00, 0x9000)) for _ in range(400))
    other = "".join(chr(made.randrange(0x4E00, 0x9000)) for _ in range(400))
    found = stories(article("a", signs), article("b", f"{signs[:350]}。完"), article("c", other))
    assert found == {"a": "a", "b": "a", "c": "c"}
    assert words_of("SMIC中芯") == ["smic", "中", "芯"]


def test_a_sketch_is_as_long_for_every_text_and_empty_where_nothing_can_be_compared():
    assert {len(sketch_of(article("a", prose(1, count))).sketch) for count in (40, 400, 4000)} == {2 * BINS}
    assert sketch_of(article("a", "Seven words are one too few here")).sketch == ""


def test_no_article_makes_no_copy():
    assert copies() == {}
