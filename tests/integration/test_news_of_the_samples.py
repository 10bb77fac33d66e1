"""What the published samples say of the news: claims, verdicts, timelines, and the command for one article."""

import json

import pytest

from dagster_project.storage.folders import PROJECT

pytestmark = pytest.mark.slow

ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
WIRE = PROJECT / "data" / "samples" / "article-sample-trade-wire.txt"


@pytest.fixture
def answer(published, entity_ledger):
    return lambda sql: json.loads(entity_ledger("query", "--json", sql, data=published.root).stdout)


def test_eleven_additions_are_claimed_and_confirmed(answer):
    (row,) = answer("select verdict, ledger_count, document_number from fact_checks where claimed_count = 11")
    assert (row["verdict"], row["ledger_count"], row["document_number"]) == ("confirmed", 11, "2025-00704")


def test_backers_are_claimed_and_wait_for_a_person(answer):
    backers = answer("select distinct object_name from claims where claim_type = 'backed_by' order by 1")
    assert [row["object_name"] for row in backers] == ["Alibaba Group Holding Ltd.", "Tencent Holdings Ltd."]
    claimed = answer("select distinct basis, status from entity_relations where basis = 'news_claim'")
    assert claimed == [{"basis": "news_claim", "status": "candidate"}]


def test_a_short_form_that_the_article_defines_is_its_party_and_a_timeline_has_both_articles(answer):
    rows = answer("select name, method, resolution from mentions where printed_text = 'Zhipu'")
    assert rows == [{"name": ZHIPU, "method": "defined", "resolution": "entity"}] * 3
    told = answer(
        "select distinct news_date, publisher from entity_news join entities using (entity_id)"
        f" where entities.name = '{ZHIPU}' order by 1"
    )
    assert [row["publisher"] for row in told] == ["Sample Market Brief", "Sample Trade Wire"]


def test_one_article_is_looked_through_without_being_stored(published, entity_ledger):
    lines = entity_ledger("mentions", WIRE, data=published.root).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert {record["record"] for record in records} == {"mention", "claim"}
    assert ZHIPU in {record["name"] for record in records if record["record"] == "mention"}
    said = entity_ledger("mentions", "--text", WIRE, data=published.root).words
    assert "backed_by: Zhipu - Tencent Holdings Ltd." in said


def test_without_listed_names_the_command_says_what_to_do(entity_ledger, tmp_path):
    done = entity_ledger("mentions", WIRE, data=tmp_path / "data", check=False)
    assert done.returncode == 1
    assert "no listed name is on record; run `make run` first" in " ".join(done.stderr.split())
