"""Decisions on relations as rows of a file: written to its end, taken out again, and nothing else touched."""

from pathlib import Path

import pytest

from dagster_project.storage.folders import PROJECT, Folders
from dagster_project.storage.judgements import COLUMNS, Judgements, MalformedJudgements

HEAD = ",".join(COLUMNS)
ODD = 'reject,shares_stem,p1,"One, Ltd.",China,p2,Two,,"A. Reader",2026-01-31,"two\nlines, ""quoted""",,,\n'
PLAIN = "accept,same_as,p3,Three,Iran,p4,Four,Iran,B. Reader,2026-02-01,one party,2025-00704,3,words\n"


def seed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "judgements.csv"
    path.write_bytes(text.encode())
    return path


def decision(**other: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"judgement": "accept", "relation_type": "same_as"} | other


def test_a_decision_goes_to_the_end_and_every_other_byte_stays(tmp_path: Path) -> None:
    path = seed(tmp_path, f"{HEAD}\n{ODD}{PLAIN}")
    Judgements(path).add(decision(from_party_id="p5", to_party_id="p6", from_name="Five, Ltd.", reason='so "it" is'))
    assert path.read_text() == (f'{HEAD}\n{ODD}{PLAIN}accept,same_as,p5,"Five, Ltd.",,p6,,,,,"so ""it"" is",,,\n')


@pytest.mark.parametrize(("kind", "left"), [("shares_stem", PLAIN), ("same_as", ODD)])
def test_a_decision_is_taken_out_whole_and_every_other_byte_stays(tmp_path: Path, kind: str, left: str) -> None:
    path = seed(tmp_path, f"{HEAD}\n{ODD}{PLAIN}")
    judgements = Judgements(path)
    standing = judgements.on(kind, *(("p1", "p2") if kind == "shares_stem" else ("p3", "p4")))
    assert standing
    judgements.remove(standing)
    assert path.read_text() == f"{HEAD}\n{left}"


def test_a_decision_is_found_from_either_end_and_for_its_own_type_only(tmp_path: Path) -> None:
    judgements = Judgements(seed(tmp_path, f"{HEAD}\n{ODD}"))
    found = judgements.on("shares_stem", "p2", "p1")
    assert found
    assert found["reason"] == 'two\nlines, "quoted"'
    assert judgements.on("same_as", "p1", "p2") is None
    assert judgements.on("shares_stem", "p1", "p3") is None


def test_a_last_line_without_an_end_does_not_swallow_the_next_decision(tmp_path: Path) -> None:
    path = seed(tmp_path, f"{HEAD}\n{PLAIN.rstrip()}")
    Judgements(path).add(decision(from_party_id="p5", to_party_id="p6"))
    assert path.read_text().startswith(f"{HEAD}\n{PLAIN}accept,")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("", "its first line has to be judgement,"),
        ("a,b\n", "its first line has to be judgement,"),
        (f"{HEAD}\naccept,same_as\n", "row 1 has 2 values, not 14"),
        (f'{HEAD}\n"accept\n', "line 2: unexpected end of data"),
    ],
)
def test_a_file_that_is_no_seed_is_refused_in_one_line(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(MalformedJudgements) as refusal:
        Judgements(seed(tmp_path, text))
    assert cause in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith("see docs/identity.md")


def test_the_seed_of_the_project_is_one() -> None:
    Judgements(Folders(PROJECT / "data").judgements)
