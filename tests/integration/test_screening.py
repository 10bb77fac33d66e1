"""Screening as a user has it: a table in, hits out, and the same answer from SQL."""

import csv
import io

import duckdb
import pytest

pytestmark = pytest.mark.slow

ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
CUSTOMERS = """id,company,country
1,"Bejing Zhipu Huazhang Technology Limited",China
2,,China
3,Keller Plumbing GmbH,Germany
4,"=Technology Co., Ltd.",China
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("customers") / "customers.csv"
    path.write_text(CUSTOMERS, encoding="utf-8")
    return path


def test_a_table_is_screened_and_each_hit_says_which_name_listing_and_why(published, entity_ledger, table, tmp_path):
    done = entity_ledger("screen", table, "--csv", data=published.root, check=False)
    assert done.returncode == 1, "one row has no name"
    assert "name from 'company', country from 'country', identifier from 'id'" in done.stderr
    assert "row 3: the name is empty; it is not screened" in done.stderr
    (hit,) = csv.DictReader(io.StringIO(done.stdout))
    assert (hit["customer_id"], hit["matched_name"], hit["rank"]) == ("1", ZHIPU, "1")
    assert (hit["list_codes"], hit["document_number"], hit["listed_since"]) == (
        "entity_list",
        "2025-00704",
        "2025-01-16",
    )
    assert hit["page"]
    assert "Presumption" in hit["license_review_policy"]
    assert "the same country" in hit["explanation"]
    (tmp_path / "before.csv").write_text(done.stdout, encoding="utf-8")
    decisions = f"hit_key,decided_by,decided_on,reason\n{hit['hit_key']},Ada,2026-07-31,another town\n"
    (tmp_path / "decisions.csv").write_text(decisions, encoding="utf-8")
    for option, name, told in (
        ("--decisions", "decisions.csv", "1 decided on before"),
        ("--changed-since", "before.csv", "1 shown before"),
    ):
        again = entity_ledger("screen", table, "--csv", option, tmp_path / name, data=published.root, check=False)
        assert list(csv.DictReader(io.StringIO(again.stdout))) == []
        assert f"0 hits ({told})" in again.stderr


def test_a_day_before_the_listing_has_no_hit_and_a_page_says_what_was_done(published, entity_ledger, table, tmp_path):
    page = tmp_path / "hits.html"
    entity_ledger("screen", table, "--as-of", "2025-01-15", "--output", page, data=published.root, check=False)
    text = page.read_text(encoding="utf-8")
    assert ZHIPU not in text
    for fact in ("2025-01-15", "Latest rule", "2025-00704 of 2025-01-16", "Threshold", "Screened by", "row 3"):
        assert fact in text


def test_sql_gives_the_same_first_hit_without_an_extension(published):
    without = {"autoload_known_extensions": False, "autoinstall_known_extensions": False}
    with duckdb.connect(published.published_file, read_only=True, config=without) as connection:
        hits = connection.sql(
            "from screen('Bejing Zhipu Huazhang Technology Limited', country := 'CN', as_of := '2025-02-01')"
        ).pl()
        assert hits["matched_name"][0] == ZHIPU
        assert hits["rank"][0] == 1
        assert connection.sql("from screen('Technology')").fetchall() == []
        assert connection.sql("from screen('Zhipu AI', as_of := date '2025-01-15')").fetchall() == []
        connection.execute(
            "create temp table customers as select 'Zhipu AI' as name union all select 'Keller Plumbing'"
        )
        rows = connection.sql("select customer_name, entity_name from screen_table('customers')").fetchall()
        assert rows == [("Zhipu AI", ZHIPU)]


def test_a_table_without_names_or_without_a_release_is_refused_in_one_line(published, entity_ledger, tmp_path):
    nameless = tmp_path / "nameless.csv"
    nameless.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "--name-column" in entity_ledger("screen", nameless, data=published.root, check=False).refusal
    named = tmp_path / "named.csv"
    named.write_text("name\nKavosh\n", encoding="utf-8")
    assert "make run" in entity_ledger("screen", named, data=tmp_path / "none", check=False).refusal
