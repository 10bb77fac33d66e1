"""The reviewed seed of judgements: a decision written to its end, or taken out; other rows stay as they stand."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from dagster_project.storage import files

COLUMNS = (
    *("judgement", "relation_type", "from_party_id", "from_name", "from_destination"),
    *("to_party_id", "to_name", "to_destination", "reviewed_by", "reviewed_on", "reason"),
    *("evidence_document", "evidence_page", "evidence_text"),
)
_REMEDY = "see docs/identity.md"


class MalformedJudgements(ValueError):
    """The seed cannot be read as rows of decisions; the text is one line with file, row and remedy."""


@dataclass(frozen=True, slots=True)
class _Row:
    text: str  # the lines of the file, as they stand there
    values: dict[str, str]


class Judgements:
    """The rows of the seed, in its order and with its own way of quoting."""

    def __init__(self, path: Path) -> None:
        """Read the file; raise MalformedJudgements where it is none."""
        self._path = path
        try:
            text = path.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise MalformedJudgements(f"{path}: {error}; {_REMEDY}") from error
        self._head, *rows = _records(text, path)
        if tuple(next(csv.reader([self._head]), [])) != COLUMNS:
            raise MalformedJudgements(f"{path}: its first line has to be {','.join(COLUMNS)}; {_REMEDY}")
        self._rows = [self._row(number, row) for number, row in enumerate(rows, start=1)]

    def _row(self, number: int, text: str) -> _Row:
        values = next(csv.reader(io.StringIO(text, newline="")), [])
        if len(values) != len(COLUMNS):
            raise MalformedJudgements(
                f"{self._path}: row {number} has {len(values)} values, not {len(COLUMNS)}; {_REMEDY}"
            )
        return _Row(text, dict(zip(COLUMNS, values, strict=True)))

    def on(self, relation_type: str, one: str, other: str) -> dict[str, str] | None:
        """The decision on a relation of two parties, from whichever end it is told; None where nobody decided."""
        return next((row.values for row in self._rows if _is_on(row.values, relation_type, one, other)), None)

    def add(self, values: dict[str, str]) -> None:
        """Write one more decision; the file is replaced in one step."""
        line = io.StringIO(newline="")
        csv.DictWriter(line, COLUMNS, lineterminator="\n").writerow(values)
        self._rows.append(_Row(line.getvalue(), values))
        self._write()

    def remove(self, values: dict[str, str]) -> None:
        """Take a decision out; the file is replaced in one step."""
        self._rows = [row for row in self._rows if row.values is not values]
        self._write()

    def _write(self) -> None:
        lines = [self._head, *(row.text for row in self._rows)]
        whole = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
        files.put(self._path, whole.encode())


def _is_on(values: dict[str, str], relation_type: str, one: str, other: str) -> bool:
    parties = {values["from_party_id"], values["to_party_id"]}
    return values["relation_type"] == relation_type and parties == {one, other}


def _records(text: str, path: Path) -> list[str]:
    """The rows of a CSV as they stand in it; one may take several lines."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, strict=True)
    found, start = [], 0
    try:
        for _ in reader:
            found.append("".join(lines[start : reader.line_num]))
            start = reader.line_num
    except csv.Error as error:
        raise MalformedJudgements(f"{path}: line {reader.line_num}: {error}; {_REMEDY}") from error
    return [row for row in found if row.strip()] or [""]
