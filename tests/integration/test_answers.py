"""What a reader asks of the published samples: cards, queries, and the four questions that they must answer."""

import csv
import io
import json
import re

import pytest

pytestmark = pytest.mark.slow

ZHIPU, KEYI = "Beijing Zhipu Huazhang Technology Co., Ltd.", "Beijing Keyi Hongyuan Optoelectronics Co., Ltd."
SUBSIDIARIES = {
    "Beijing Lingxin Intelligent Technology Co., Ltd.",
    "Beijing Yuanyin Intelligent Technology Co., Ltd.",
    "Beijing Zhipu Future Technology Co., Ltd.",
    "Beijing Zhipu Linghang Technology Co., Ltd.",
    "Beijing Zhipu Qingyan Technology Co., Ltd.",
    "Hangzhou Zhipu Huazhang Technology Co., Ltd.",
    "Nanjing Zhihu Information Technology Co., Ltd.",
    "Shanghai Zhipu Huanyu Technology Co., Ltd.",
    "Shenzhen Zhipu Future Technology Co., Ltd.",
}


@pytest.fixture
def answer(published, entity_ledger):
    return lambda sql: json.loads(entity_ledger("query", "--json", sql, data=published.root).stdout)


def test_a_card_shows_rule_page_address_group_backers_and_news(published, entity_ledger):
    card = entity_ledger("show", "Zhipu AI", data=published.root).words
    assert card.startswith(ZHIPU)
    assert re.search(r"Rule 2025-00704, \w+", card)
    assert "Since 2025-01-16 (added by rule)" in card
    assert "90 FR 4619, page 3 of the file" in card
    assert "https://www.federalregister.gov/d/2025-00704" in card
    assert "Presumption of denial" in card
    assert "Zhipu AI (alias, 2025-00704 page 3)" in card
    assert "No. 1, Zhongguancun East Road, Haidian District, Beijing, 100080, China, 2025-00704 page 3" in card
    assert f"Group {ZHIPU} (10 parties)" in card
    for backer in ("Alibaba Group Holding Ltd.", "Tencent Holdings Ltd."):
        assert f"{backer} is an investor in {ZHIPU}, share not stated (according to TechDogs, 2025-01-16)" in card
    assert "2025-01-16 Sample Trade Wire: The best known is" in card
    assert "2025-01-15 Sample Market Brief, written by a machine: Zhipu AI" in card


def test_a_card_draws_the_family_as_a_tree_with_the_basis_of_each_bond(published, entity_ledger):
    card = entity_ledger("show", "Zhipu AI", data=published.root)
    for name in SUBSIDIARIES:
        assert re.search(
            rf"{re.escape(name)} \(China\) is a subsidiary of it: ownership, TechDogs, 2025-01-16", card.words
        )
    assert card.stdout.count("├── ") + card.stdout.count("└── ") >= len(SUBSIDIARIES) + 2
    assert "Tencent Holdings Ltd. [on no list] is an investor in it: ownership, TechDogs" in card.words


def test_a_group_is_drawn_on_request_and_by_every_release(published, entity_ledger, tmp_path):
    said = entity_ledger("graph", "Zhipu AI", "--output", tmp_path / "zhipu.html", data=published.root).stdout
    assert said == f"{tmp_path / 'zhipu.html'}\n"
    drawn = (tmp_path / "zhipu.html").read_text(encoding="utf-8")
    assert all(drawn.count(name) > 1 for name in SUBSIDIARIES | {ZHIPU})
    index = (published.published / "graphs" / "index.html").read_text(encoding="utf-8")
    ((page, words),) = re.findall(r'<a href="([0-9a-f]{32}\.html)">(.*?)</a>', index)
    assert words == f"{ZHIPU} (10 parties)"
    assert (published.published / "graphs" / page).read_text(encoding="utf-8") == drawn


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        (("Nobody & Sons",), "no party has a name that contains 'Nobody & Sons'"),
        (("e",), "groups have a name that contains 'e'; give the whole name of one"),
        (("Zhipu AI", "--output", "picture.png"), "picture.png: give a path that ends in .html or .svg"),
        (("Zhipu AI", "--output", "/nowhere/picture.svg"), "/nowhere/picture.svg: No such file or directory; give"),
    ],
)
def test_what_cannot_be_drawn_is_one_line(published, entity_ledger, args, cause):
    assert cause in entity_ledger("graph", *args, data=published.root, check=False).refusal


def test_a_part_of_a_name_that_several_bear_gives_the_choice(published, entity_ledger):
    said = entity_ledger("show", "zhipu", data=published.root).words
    assert said.startswith("7 parties have a name that contains 'zhipu'; give the whole name of one:")
    for city in ("Beijing", "Hangzhou", "Shanghai", "Shenzhen"):
        assert f"{city} Zhipu" in said


def test_a_part_of_a_name_that_one_bears_gives_its_card(published, entity_ledger):
    assert entity_ledger("show", "keyi hongyuan", data=published.root).words.startswith(KEYI)


def test_a_name_that_nobody_bears_is_one_line(published, entity_ledger):
    assert "'Nobody & Sons'" in entity_ledger("show", "Nobody & Sons", data=published.root, check=False).refusal


def test_an_answer_comes_as_table_as_csv_and_as_json(published, entity_ledger):
    sql = "select name, is_listed, group_size from entities where name in ('Tencent Holdings Ltd.', ?) order by name"
    sql = sql.replace("?", f"'{ZHIPU}'")
    table, as_csv, as_json = (
        entity_ledger("query", *option, sql, data=published.root) for option in ((), ("--csv",), ("--json",))
    )
    assert table.words == f"name is_listed group_size {ZHIPU} True 10 Tencent Holdings Ltd. False 1"
    assert list(csv.reader(io.StringIO(as_csv.stdout))) == [
        ["name", "is_listed", "group_size"],
        [ZHIPU, "true", "10"],
        ["Tencent Holdings Ltd.", "false", "1"],
    ]
    assert json.loads(as_json.stdout) == [
        {"name": ZHIPU, "is_listed": True, "group_size": 10},
        {"name": "Tencent Holdings Ltd.", "is_listed": False, "group_size": 1},
    ]


@pytest.mark.parametrize("form", ["--csv", "--json"])
@pytest.mark.parametrize("value", ["[1, 2]", "interval 36 hours"])
def test_a_value_of_any_type_is_printed_or_refused_in_one_line(published, entity_ledger, form, value):
    done = entity_ledger("query", form, f"select {value} as answer", data=published.root, check=False)
    assert "answer" in done.stdout if done.returncode == 0 else done.refusal


def test_a_query_that_is_no_sql_is_one_line(published, entity_ledger):
    assert "Parser Error" in entity_ledger("query", "select from where", data=published.root, check=False).refusal


@pytest.mark.parametrize(
    "statement",
    [
        "delete from marts.entities",
        "insert into marts.rules select * from rules",
        "drop view entities",
        "create table notes as select 1",
        "attach '{folder}/other.duckdb'",
        "copy entities to '{folder}/entities.csv'",
        "select * from read_csv('{folder}/some.csv')",
    ],
)
def test_a_query_can_change_nothing_and_reach_no_other_file(published, entity_ledger, contents, tmp_path, statement):
    (tmp_path / "some.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = contents(published.published), contents(tmp_path)
    refused = entity_ledger("query", statement.format(folder=tmp_path), data=published.root, check=False)
    assert "the query failed" in refused.refusal
    assert (contents(published.published), contents(tmp_path)) == before


def test_two_forms_at_once_are_a_mistake_in_the_command(published, entity_ledger):
    done = entity_ledger("query", "--csv", "--json", "select 1", data=published.root, check=False)
    assert done.returncode == 2
    assert "one of --csv and --json" in done.stderr


@pytest.mark.parametrize("command", [("show", "Zhipu AI"), ("query", "select 1")])
def test_where_nothing_is_published_a_question_says_what_to_do(entity_ledger, tmp_path, command):
    line = entity_ledger(*command, data=tmp_path / "data", check=False).refusal
    assert line.endswith("entity_ledger.duckdb: nothing is published yet; run `make run`")
    assert list(tmp_path.iterdir()) == []


def test_who_the_eleven_are(answer):
    sql = "select name from listing_events where document_number = '2025-00704' and action = 'add'"
    assert sorted(row["name"] for row in answer(sql)) == sorted({ZHIPU, KEYI, *SUBSIDIARIES})


def test_which_ten_are_one_group_and_why_the_eleventh_is_not(answer):
    rows = {row["name"]: row for row in answer("select * from entities where destination = 'China'")}
    assert {name for name, row in rows.items() if row["group_name"] == ZHIPU} == {ZHIPU, *SUBSIDIARIES}
    assert {rows[name]["group_size"] for name in SUBSIDIARIES} == {10}
    stated = f"is a subsidiary of {ZHIPU}, according to TechDogs, 2025-01-16; "
    grounds = [rows[name]["group_basis"].removeprefix(stated) for name in SUBSIDIARIES]
    assert sum(ground.startswith("shares a name stem with") for ground in grounds) == 6
    by_address = {name for name in SUBSIDIARIES if "shares an address with" in rows[name]["group_basis"]}
    assert {name.split()[1] for name in by_address} >= {"Lingxin", "Yuanyin"}
    assert sum(ground.startswith("is named in one paragraph with") for ground in grounds) == 3
    assert all("accepted by" in ground for ground in grounds)
    assert (rows[KEYI]["group_name"], rows[KEYI]["group_size"]) == (KEYI, 1)
    assert rows[KEYI]["group_basis"] == "no relation to another listed party on record"
    assert rows[KEYI]["listing_reason"] != rows[ZHIPU]["listing_reason"]


def test_what_changed_for_india(answer):
    columns = "action, target, detail, name, page, printed_text"
    sql = f"select {columns} from listing_events where destination = 'India' and basis = 'rule'"
    events = answer(sql)
    assert {event["name"] for event in events} == {"Department of Atomic Energy"}
    assert sorted((event["action"], event["target"], event["detail"] or "") for event in events) == [
        ("remove", "sub_entity", "Bhabha Atomic Research Center (BARC)"),
        ("remove", "sub_entity", "Indian Rare Earths (IRE)"),
        ("remove", "sub_entity", "Indira Gandhi Center for Atomic Research (IGCAR)"),
        ("revise", "entry", ""),
    ]
    assert all(event["page"] and event["printed_text"] for event in events)


def test_who_backs_zhipu_according_to_whom(answer):
    sql = "select from_name, share, according_to, source_date from entity_relations where relation_type = 'investor_in'"
    backers = {row["from_name"]: (row["share"], row["according_to"], row["source_date"]) for row in answer(sql)}
    said = (None, "TechDogs", "2025-01-16")
    assert backers == {"Alibaba Group Holding Ltd.": said, "Tencent Holdings Ltd.": said}
