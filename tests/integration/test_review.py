"""`entity-ledger review` as a person uses it, on a copy of the project with a few relations published."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dagster_project.storage.folders import PROJECT
from dagster_project.storage.judgements import COLUMNS

pytestmark = pytest.mark.slow

OPEN, OTHER, FACT, LOOSE = "aa11" * 8, "bb22" * 8, "cc33" * 8, "dd44" * 8
ZHIPU, LINGXIN, KEYI = "Beijing Zhipu", "Beijing Lingxin", "Beijing Keyi Hongyuan"
ROWS = [
    (OPEN, "shares_address", "p2", LINGXIN, "p1", ZHIPU, "shared_address", "candidate", "7th Floor, [Building] 9", 3),
    (OTHER, "shares_stem", "p3", KEYI, "p1", ZHIPU, "name_stem", "candidate", None, None),
    (FACT, "subsidiary_of", "p2", LINGXIN, "p1", ZHIPU, "ownership", "fact", "it owns it", None),
    (LOOSE, "shares_stem", "p3", KEYI, None, "Nobody", "name_stem", "candidate", None, None),
]


class Project:
    """A copy of the project and its published marts; runs the command there."""

    def __init__(self, folder: Path) -> None:
        self.root, self.data = folder / "project", folder / "data"
        shutil.copytree(PROJECT / "dagster_project", self.root / "dagster_project")
        self.seed = self.root / "dbt_project" / "seeds" / "judgements.csv"
        self.seed.parent.mkdir(parents=True)
        self.seed.write_text(f"{','.join(COLUMNS)}\n", encoding="utf-8")
        (self.data / "published").mkdir(parents=True)
        with duckdb.connect(self.data / "published" / "entity_ledger.duckdb") as connection:
            connection.execute(
                "create table entity_relations (relation_id text, relation_type text, from_party_id text, "
                "from_name text, to_party_id text, to_name text, basis text, status text, source_text text, "
                "page bigint)"
            )
            connection.executemany(f"insert into entity_relations values ({', '.join('?' * 10)})", ROWS)
            connection.execute(
                "alter table entity_relations add column printed_text text; "
                "alter table entity_relations add column basis_detail text default 'both print it'; "
                "alter table entity_relations add column according_to text default 'the list'; "
                "alter table entity_relations add column confidence double default 0.5; "
                "alter table entity_relations add column is_open boolean default true; "
                "alter table entity_relations add column document_sha256 text default 'sha'"
            )
            connection.execute(
                "create table parties as select 'p' || id as party_id, 'China' as destination from range(4) t(id)"
            )
            connection.execute(
                "create table listing_events as select 'sha' as document_sha256, '2025-00704' as document_number"
            )

    def __call__(self, *args: str) -> subprocess.CompletedProcess[str]:
        code = "from dagster_project.cli.app import app; app(prog_name='entity-ledger')"
        environment = os.environ | {
            "PYTHONPATH": str(self.root),
            "ENTITY_LEDGER_DATA": str(self.data),
            "COLUMNS": "200",
        }
        command = [sys.executable, "-c", code, "review", *args]
        done = subprocess.run(
            command, env=environment, cwd=self.root, capture_output=True, text=True, check=False, timeout=120
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def refusal(self, *args: str) -> str:
        """The one line of a command that said no and left the seed as it was."""
        before = self.seed.read_bytes()
        done = self(*args)
        assert (done.returncode, done.stdout, self.seed.read_bytes()) == (1, "", before)
        (line,) = done.stderr.splitlines()
        return line

    def rows(self) -> list[dict[str, str]]:
        with self.seed.open(encoding="utf-8", newline="") as seed:
            return list(csv.DictReader(seed))


@pytest.fixture
def review(tmp_path: Path) -> Project:
    return Project(tmp_path)


WHY = ("--by", "A. Reader", "--why", "two rooms\nof one house")


def test_open_candidates_are_listed_with_their_evidence_until_somebody_decides(review: Project) -> None:
    said = " ".join(review().stdout.split())
    assert f"{OPEN[:8]} {LINGXIN} (China) shares address {ZHIPU} (China)" in said
    assert "shared address, confidence 0.50: both print it" in said
    assert "2025-00704, page 3: 7th Floor, [Building] 9" in said
    assert OTHER[:8] in said
    assert FACT[:8] not in said
    assert LOOSE[:8] not in said
    assert OTHER[:8] not in review("--basis", "shared_address").stdout
    assert OPEN[:8] not in review("--name", "keyi").stdout
    assert "1 more; --limit, --basis and --name choose" in review("--limit", "1").stdout

    done = review(OPEN[:8], "accept", *WHY)
    assert done.stdout == (
        f"accepted by A. Reader: {LINGXIN} shares address {ZHIPU}. It counts from the next `entity-ledger run` on.\n"
    )
    (row,) = review.rows()
    assert row.pop("reviewed_on")
    assert {name: value for name, value in row.items() if value} == {
        "judgement": "accept",
        "relation_type": "shares_address",
        "from_party_id": "p2",
        "from_name": LINGXIN,
        "from_destination": "China",
        "to_party_id": "p1",
        "to_name": ZHIPU,
        "to_destination": "China",
        "reviewed_by": "A. Reader",
        "reason": "two rooms of one house",
        "evidence_document": "2025-00704",
        "evidence_page": "3",
        "evidence_text": "7th Floor, [Building] 9",
    }
    assert OPEN[:8] not in review().stdout

    refused = review.refusal(OPEN, "reject", *WHY)
    assert f"{OPEN[:8]}: decided already (accept by A. Reader on " in refused
    assert refused.endswith("take that back first, with --undo")

    assert review(OPEN[:8], "--undo").stdout.startswith("taken back (accept by A. Reader): ")
    assert review.rows() == []
    assert OPEN[:8] in review().stdout


@pytest.mark.parametrize(
    ("args", "cause"),
    [
        (("ffffffff", "accept", *WHY), "no relation has an id that begins with 'ffffffff'"),
        (("aa", "accept", *WHY), "'aa' is too short"),
        ((OPEN, "accept", "--by", "A. Reader", "--why", "  "), "a decision needs who decides and why"),
        ((OPEN, "accept", "--why", "so"), "a decision needs who decides and why"),
        ((FACT, "accept", *WHY), "it is a fact, according to the list; only `reject` would change it"),
        ((LOOSE, "reject", *WHY), "only one of the two is a party on record"),
        ((OPEN, "--undo"), "nobody has decided on it"),
    ],
)
def test_what_decides_nothing_is_refused_in_one_line(review: Project, args: tuple[str, ...], cause: str) -> None:
    assert cause in review.refusal(*args)


def test_a_fact_may_be_rejected(review: Project) -> None:
    assert review(FACT, "reject", *WHY).stdout.startswith("rejected by A. Reader: ")
    assert [row["judgement"] for row in review.rows()] == ["reject"]


@pytest.mark.parametrize("args", [(OPEN,), ("--undo",), (OPEN, "accept", "--undo"), (OPEN, "perhaps")])
def test_half_a_question_says_how_to_ask(review: Project, args: tuple[str, ...]) -> None:
    done = review(*args)
    assert (done.returncode, review.rows()) == (2, [])
    assert "Usage: entity-ledger review" in done.stderr
