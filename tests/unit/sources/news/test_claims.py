"""What articles claim, sentence by sentence."""

import json
from pathlib import Path

import polars as pl
import pytest

from dagster_project.sources.news.article import read
from dagster_project.sources.news.candidates import find_candidates
from dagster_project.sources.news.claim_models import ClaimModel, ModelClaim, claims_of
from dagster_project.sources.news.claims import GRAMMAR, find_claims
from dagster_project.sources.news.looking_through import look_through
from dagster_project.sources.news.mentions import find_mentions, lexicon_for
from dagster_project.sources.news.records import Claim

SHA = "a" * 64
FIXTURES = Path(__file__).parents[3] / "fixtures" / "news"
SHARED = FIXTURES.parents[3] / "shared" / "data"
NAMES = pl.read_csv(FIXTURES / "listed_names.csv")


def claims(body: str) -> list[Claim]:
    found = find_claims("a1", SHA, body, [])
    for one in found:
        assert body[one.evidence.span_start : one.evidence.span_end] == one.evidence.printed_text
        assert one.made_by == "grammar"
    return found


def said(body: str) -> set[tuple[str, str | None, str | None]]:
    """Type, subject (or number) and object (or sum) of each claim."""
    return {
        (one.claim_type, one.subject_name or str(one.entry_count), one.amount_text or one.object_name)
        for one in claims(body)
    }


def test_a_claim_is_told_by_all_its_words_up_to_the_last_of_the_list():
    (found,) = claims("Yesterday Acme Tools was added to the Entity List, and shares fell.")
    assert found.evidence.printed_text == "Acme Tools was added to the Entity List"


def test_a_word_and_a_number_are_a_day_only_where_the_word_is_a_month():
    texts = "Acme Tools, a unit of Gamma Capital, made the Mate 60.", "On May 6, Acme Tools was put on the Entity List."
    assert [[one.time_text for one in claims(text)] for text in texts] == [[None], ["May 6"]]


def test_of_whom_a_party_belongs_the_whole_name_is_told():
    assert said("Acme Tools is controlled by the Chinese Academy of Sciences.") == {
        ("owned_by", "Acme Tools", "Chinese Academy of Sciences")
    }


def test_a_verb_in_quotation_marks_says_who_opposes_and_what_without_who_reports_it():
    assert said("Acme Tools “strongly opposes” its inclusion on the Entity List, the company said.") == {
        ("opposes", "Acme Tools", "its inclusion on the Entity List")
    }


def articles(body: str, publisher: str | None = None) -> pl.DataFrame:
    return pl.DataFrame([{"article_id": "a1", "document_sha256": SHA, "body": body, "publisher": publisher}])


@pytest.mark.parametrize("row", GRAMMAR, ids=lambda row: f"{row.claim_type} {row.name}")
def test_each_row_of_the_grammar_reads_its_example(row):
    found = [one for one in claims(row.example) if one.claim_type == row.claim_type]
    subjects = dict.fromkeys(one.subject_name or str(one.entry_count) for one in found)
    whom, _, of_whom = row.says.partition(" > ")
    if whom.split(" ")[0].isdigit():
        whom = whom.replace(" ", ", ", 1)
    assert ", ".join(subjects) == whom
    if of_whom:
        assert ", ".join(dict.fromkeys(one.object_name for one in found)) == of_whom
    assert row.name in {one.pattern for one in found}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Commerce Department put Acme Tools Co., Ltd. and Beta Works on the Entity List on Tuesday.",
            {("listed", "Acme Tools Co., Ltd.", None), ("listed", "Beta Works", None)},
        ),
        (
            "Twelve companies were added to the list, including Acme Tools; a list that few had read.",
            {("listed", "12", None), ("listed", "Acme Tools", None)},
        ),
        ("Acme Tools was not added to the Entity List.", {("listed", "Acme Tools", None)}),
        ("Washington is weighing adding Acme Tools to the blacklist.", {("to_be_listed", "Acme Tools", None)}),
        ("Acme Tools was taken off the Unverified List in June.", {("delisted", "Acme Tools", None)}),
        ("Acme Tools drills. The company is backed by Gamma Capital.", {("backed_by", "Acme Tools", "Gamma Capital")}),
        ("Acme Tools is valued at 1.5 billion yuan.", {("valued_at", "Acme Tools", "1.5 billion yuan")}),
        ("Beta Works, a subsidiary of Acme Tools, sells bolts.", {("owned_by", "Beta Works", "Acme Tools")}),
        ("Acme Tools was spun out of Delft University.", {("spun_off_from", "Acme Tools", "Delft University")}),
        ("Acme Tools ships lenses to Beta Works and Gamma Optics.",
         {("supplies", "Acme Tools", "Beta Works"), ("supplies", "Acme Tools", "Gamma Optics")}),
        ("Acme Tools rebranded as Nova Tools.", {("renamed", "Acme Tools", "Nova Tools")}),
        ("Acme Tools denies the accusation.", {("opposes", "Acme Tools", "the accusation")}),
    ],
)  # fmt: skip
def test_sentences_say_what_they_say_and_nothing_else(body, expected):
    assert said(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Acme Tools could be added to the Entity List.",
        "If Acme Tools is added to the Entity List, shares will fall.",
        "Should Acme Tools be added to the Entity List?",
        "Acme Tools should invest in Beta Works.",
        "1. Work with others: Acme Tools can supply lenses to Beta Works.",
        "Acme Tools may have been blacklisted.",
        "Acme Tools added a chair to its list of furniture.",
        "Acme Tools sells lenses in Europe.",
        "Investors in Acme Tools were happy.",
        "The value of a list lies in its order.",
    ],
)
def test_advice_questions_conditions_and_other_lists_are_no_claims(body):
    assert claims(body) == []


def test_a_negated_claim_says_so():
    (claim,) = claims("Acme Tools has not been added to the Entity List.")
    assert claim.is_negated


def test_a_quotation_has_its_speaker_and_goes_on_in_the_next_paragraph():
    body = "Acme Tools said on Friday, “The notice came late.”\n“We strongly oppose it, and it lacks factual basis.”"
    (claim,) = claims(body)
    assert (claim.claim_type, claim.subject_name, claim.speaker) == ("opposes", "Acme Tools", "Acme Tools")
    assert claim.quotation == "We strongly oppose it, and it lacks factual basis."


def test_who_is_reported_is_the_speaker_and_a_government_is_an_observer():
    (claim,) = claims("Acme Tools was added to the Entity List, according to the Commerce Department.")
    assert (claim.speaker, claim.speaker_type) == ("Commerce Department", "government")
    (claim,) = claims("Acme Tools was added to the Entity List.")
    assert (claim.speaker, claim.speaker_type) == (None, "article")


def test_a_sum_has_its_value_and_currency():
    (claim,) = claims("Acme Tools was valued at almost $3 billion last year.")
    assert (claim.amount, claim.currency, claim.amount_text) == (3e9, "USD", "almost $3 billion")
    assert claim.time_text == "last year"


def test_a_listed_name_in_a_claim_is_its_mention():
    body = "BIS added Zhipu AI and Z.AI Co., Ltd. to the Entity List."
    tables = look_through(articles(body), lexicon_for(NAMES))
    (mention,) = tables["mentions"]
    by_name = {one.subject_name: one.subject_mention_id for one in tables["claims"]}
    assert by_name == {"Zhipu AI": mention.mention_id, "Z.AI Co., Ltd.": None}


def test_a_name_that_nobody_lists_is_a_candidate_with_what_it_resembles():
    body = "BIS added Zhipu Huazhang Robotics Co., Ltd. and Quolp Ltd. to the Entity List."
    lexicon = lexicon_for(NAMES)
    mentions = find_mentions(articles(body), lexicon)
    found = find_candidates(find_claims("a1", SHA, body, mentions), lexicon)
    resembled = {(one.name, one.listed_name) for one in found}
    assert ("Zhipu Huazhang Robotics Co., Ltd.", "Beijing Zhipu Huazhang Technology Co., Ltd.") in resembled
    assert ("Quolp Ltd.", None) in resembled
    assert all(0 < one.similarity < 1 for one in found if one.listed_name)


class Parrot:
    """A model that says what it was told to."""

    name = "parrot"

    def __init__(self, *answers: ModelClaim) -> None:
        self.answers = answers

    def claims(self, body: str, names: list[str]) -> tuple[ModelClaim, ...]:
        return self.answers


def test_what_a_model_says_is_marked_as_its_own():
    body = "Friends of Zhipu AI say Tencent holds a part of it."
    mentions = find_mentions(articles(body), lexicon_for(NAMES))
    model = Parrot(ModelClaim("backed_by", "Tencent holds a part of it", "Zhipu AI", "Tencent"))
    assert isinstance(model, ClaimModel)
    (claim,), refused = claims_of(model, "a1", SHA, body, mentions)
    assert (claim.made_by, claim.subject_mention_id, refused) == ("model:parrot", mentions[0].mention_id, [])


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (ModelClaim("backed_by", "Tencent owns all of it", "Zhipu AI", "Tencent"), "does not stand in the article"),
        (ModelClaim("backed_by", "Zhipu AI", "Zhipu AI", "Alibaba"), "'Alibaba' does not stand in the article"),
        (ModelClaim("loves", "Zhipu AI", "Zhipu AI"), "'loves' is no kind of claim"),
    ],
)
def test_what_a_model_invents_is_refused(answer, cause):
    found, (refused,) = claims_of(Parrot(answer, answer), "a1", SHA, "Zhipu AI works.", [])
    assert found == []
    assert cause in refused.expected
    assert "parrot of article a1" in refused.expected
    assert (refused.kind, refused.document_key) == ("claim of a model", SHA)
    assert (refused.evidence.printed_text, refused.evidence.span_start) == (answer.printed_text, None)


def test_what_a_model_invents_is_a_row_of_its_own_beside_the_claims():
    answers = ModelClaim("backed_by", "Zhipu AI", "Zhipu AI", "Tencent"), ModelClaim("listed", "Zhipu AI", "Zhipu AI")
    tables = look_through(articles("Zhipu AI works."), lexicon_for(NAMES), [Parrot(*answers)])
    assert [one.claim_type for one in tables["claims"]] == ["listed"]
    assert ["'Tencent' does not stand" in one.expected for one in tables["refused_claims"]] == [True]


def real(name: str) -> tuple[dict, list[Claim]]:
    path, listed = SHARED / "news" / name, SHARED / "lists" / "entity-list_2026-07-09.json"
    if not (path.exists() and listed.exists()):
        pytest.skip(f"{name} is its publisher's and lies beside this repository only: {path}")
    (article,) = read(path.read_bytes(), SHA)["articles"]
    entries = json.loads(listed.read_text("utf-8"))["entities"]
    rows = [(one_name, one["name"], one["country"]) for one in entries for one_name in (one["name"], *one["aliases"])]
    names = pl.DataFrame(rows, schema=["name", "primary_name", "destination"], orient="row")
    return look_through(articles(article.body, article.publisher), lexicon_for(names)), article


def test_a_real_article_names_eleven_parties_and_claims_backers_value_origin_and_protest():
    tables, article = real("techdogs_2025-01-16.txt")
    whole = [one for one in tables["mentions"] if one.method == "name" and one.name.endswith("Co., Ltd.")]
    assert len({one.name for one in whole}) == 11
    assert len(whole) == sum(article.body.count(name) for name in {one.name for one in whole})
    assert "Department of Atomic Energy" in {one.name for one in tables["mentions"]}
    found = {(one.claim_type, one.subject_name, one.object_name) for one in tables["claims"]}
    assert {
        ("backed_by", "Zhipu", backer) for backer in ("Tencent Holdings Ltd.", "Alibaba Group Holding Ltd.")
    } <= found
    assert ("spun_off_from", "Zhipu", "Tsinghua University") in found
    (value,) = [one for one in tables["claims"] if one.claim_type == "valued_at"]
    assert (value.amount, value.currency) == (3e9, "USD")
    listed = {one.subject_name for one in tables["claims"] if one.claim_type == "listed" and one.subject_name}
    assert listed == {one.name for one in whole}
    assert 11 in {one.entry_count for one in tables["claims"]}
    (protest,) = [one for one in tables["claims"] if one.claim_type == "opposes" and one.quotation]
    assert (protest.speaker, protest.quotation.split()[0]) == ("Zhipu", "This")


def test_a_real_article_of_advice_claims_nothing_but_the_protest_and_smic_is_known_by_its_short_name():
    tables, article = real("ainvest_2025-01-15.txt")
    assert {(one.name, one.method) for one in tables["mentions"]} == {("Zhipu AI", "name"), ("SMIC", "short_form")}
    assert [(one.claim_type, one.subject_name) for one in tables["claims"]] == [("opposes", "Zhipu AI")]
    advice = article.body.index("1. Strengthen")
    assert all(one.evidence.span_start < advice for one in tables["claims"])
