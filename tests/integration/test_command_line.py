"""The commands as a stranger meets them: what they print, what they leave behind, and how they say no."""

import json
import re
import sqlite3
from collections import Counter

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT, Folders
from tests.shared_data import shared

pytestmark = pytest.mark.slow

SAMPLE = PROJECT / "data" / "samples" / "2025-00704.pdf"
ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
DOCUMENTED = {"document_number", "action", "target", "destination", "name", "aliases", "addresses"}
DOCUMENTED |= {"license_requirement", "license_review_policy", "citation", "page"}


def test_a_run_ends_with_what_it_read_found_checked_and_published(first_run, entity_ledger):
    folders, said = first_run.folders, first_run.said.words
    with duckdb.connect(folders.published_file, read_only=True) as connection:
        ((mentions,),) = connection.execute("select count(*) from mentions").fetchall()
    assert "4 documents: 1 rules, 2 articles" in said
    assert "19 events, 13 versions of listings" in said
    assert mentions > 10
    assert f"{mentions} mentions in the news" in said
    held = re.search(r"Checked (\d+) of (\d+) expectations hold", said)
    assert held
    assert held[1] == held[2] != "0"
    assert f"Published {folders.published_file} (" in said
    assert f"Data docs {folders.quality / 'index.html'}" in said
    assert (folders.quality / "index.html").exists()
    assert "Build published/entity_ledger" in first_run.said.stderr, "progress goes to standard error"


def test_the_query_that_a_run_proposes_gives_the_answer_that_it_shows(first_run, entity_ledger):
    proposed = re.search(r'entity-ledger query "(.+)"', first_run.said.stdout)
    again = entity_ledger("query", proposed[1], data=first_run.folders.root).stdout
    assert re.search(rf"{re.escape(ZHIPU)} +10\b", again)
    assert first_run.said.stdout.endswith(again)


def test_a_second_run_with_nothing_new_says_so_and_touches_nothing(published, entity_ledger, contents):
    def traces():
        with sqlite3.connect(published.dagster / "history" / "runs.db") as connection:
            runs = connection.execute("select count(*) from runs").fetchall()
        note, stamp = published.published / "release.json", published.published_file.stat()
        return (
            runs,
            note.read_bytes(),
            note.stat().st_mtime_ns,
            stamp.st_ino,
            stamp.st_mtime_ns,
            contents(published.raw),
        )

    before = traces()
    said = entity_ledger("run", data=published.root).stdout
    assert said.startswith("Nothing new")
    assert "19 events, 13 versions of listings" in said
    assert traces() == before


def test_parse_prints_the_events_of_a_rule_as_json_lines_and_stores_nothing(entity_ledger, tmp_path):
    done = entity_ledger("parse", SAMPLE, data=tmp_path / "data")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(event.keys() >= DOCUMENTED for event in events)
    assert Counter((event["action"], event["target"]) for event in events) == {
        ("add", "entry"): 11,
        ("revise", "entry"): 1,
        ("remove", "sub_entity"): 3,
    }
    zhipu = next(event for event in events if event["name"] == ZHIPU)
    assert sorted(zhipu["aliases"]) == ["Beijing Knowledge Atlas Technology Co., Ltd.", "Zhipu AI"]
    assert {event["page"] for event in events} <= {1, 2, 3, 4}
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []
    assert list(entity_ledger.elsewhere.iterdir()) == []


def test_parse_of_several_files_prints_all_that_can_be_read_and_names_the_one_that_cannot(entity_ledger, tmp_path):
    copy, missing = tmp_path / "another name.pdf", tmp_path / "missing.pdf"
    copy.write_bytes(SAMPLE.read_bytes())
    done = entity_ledger("parse", SAMPLE, missing, copy, data=tmp_path / "data", check=False)
    assert done.returncode == 1
    assert [json.loads(line)["document_number"] for line in done.stdout.splitlines()] == ["2025-00704"] * 30
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{missing}: No such file")


def test_parse_of_2020_10856_yields_its_93_revisions_under_the_names_of_its_instructions(entity_ledger, tmp_path):
    rule = shared("rules/2020-10856.public-inspection.pdf")
    instructed = json.loads(shared("rules/2020-10856.amendatory-names.json").read_text(encoding="utf-8"))["entries"]
    done = entity_ledger("parse", rule, data=tmp_path / "data")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(events) == 93
    assert {(event["action"], event["target"]) for event in events} == {("revise", "entry")}
    assert Counter(event["name"] for event in events) == Counter(entry["name"] for entry in instructed)


@pytest.mark.parametrize("name", ["rules/2025-00636.public-inspection.pdf", "rules/2020-17221.pdf"])
def test_parse_of_a_rule_that_changes_no_entry_says_why_on_standard_error(entity_ledger, tmp_path, name):
    rule = shared(name)
    done = entity_ledger("parse", rule, data=tmp_path / "data")
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{rule}: no event: ")
    assert len(line) > len(f"{rule}: no event: ") + 20


def test_a_run_without_any_document_says_where_to_put_one(entity_ledger, tmp_path):
    done = entity_ledger("run", data=tmp_path / "data", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{tmp_path / 'data' / 'inbox'}: no document is landed; put rules (PDF)" in done.stderr


def test_the_doctor_finds_nothing_wrong_after_a_run(published, entity_ledger):
    said = entity_ledger("doctor", data=published.root).words
    assert said.endswith("What is wrong nothing")
    for shown in ("duckdb 1.5", "federal_register 1 documents", "news 2 documents", "listing_events 19 rows"):
        assert shown in said
    assert str(published.published_file) in said.replace(" ", "")


def test_what_another_version_published_is_one_line_with_the_remedy(entity_ledger, tmp_path):
    folders = Folders(tmp_path / "data")
    folders.published.mkdir(parents=True)
    duckdb.connect(folders.published_file).close()
    customers = tmp_path / "customers.csv"
    customers.write_text("name\nZhipu AI\n", encoding="utf-8")
    for command in (("evidence", "0123456789"), ("screen", customers), ("show", "Zhipu AI")):
        refusal = entity_ledger(*command, data=folders.root, check=False).refusal
        assert "made by another version of this project" in refusal, command
        assert refusal.endswith("run `make run`"), command


def test_the_doctor_names_what_is_wrong_with_its_remedy(published, entity_ledger, tmp_path):
    inbox = tmp_path / "data" / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "2025-00704.pdf").write_bytes(SAMPLE.read_bytes())
    done = entity_ledger("doctor", data=tmp_path / "data", check=False)
    wrong = done.words.partition("What is wrong ")[2].replace(" ", "")  # a terminal breaks long paths
    assert done.returncode == 1
    for line in (
        f"- {inbox / '2025-00704.pdf'} was not taken yet; run `make run`",
        "- nothing is published; run `make run`",
    ):
        assert line.replace(" ", "") in wrong


def test_the_doctor_survives_a_manifest_that_is_damaged_and_names_it(entity_ledger, tmp_path):
    landing = tmp_path / "data" / "landing"
    landing.mkdir(parents=True)
    (landing / "ab.json").write_text("{", encoding="utf-8")
    done = entity_ledger("doctor", data=tmp_path / "data", check=False)
    assert done.returncode == 1
    assert "ab.json" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("run", "build the marts, check them and publish them"),
        ("parse", "one event per line as JSON; nothing is stored"),
        ("show", "names, addresses, listing, rule, page, requirement, relations, news"),
        ("query", "Ask the published marts in SQL; nothing can be changed by it"),
        ("doctor", "what is wrong and how to mend it"),
    ],
)
def test_help_says_what_a_command_does(entity_ledger, tmp_path, command, says):
    assert says in entity_ledger(command, "--help", data=tmp_path / "data").words


def test_help_names_every_command(entity_ledger, tmp_path):
    said = entity_ledger("--help", data=tmp_path / "data").words
    assert "Who is on the U.S. Entity List, since when" in said
    assert re.findall(r"\b(run|parse|show|query|doctor) [A-Z]", said) == ["run", "parse", "show", "query", "doctor"]
