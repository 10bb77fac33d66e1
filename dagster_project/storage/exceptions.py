"""The reviewed seed of exceptions as a table whose every row is well formed."""

import datetime as dt
from pathlib import Path

import polars as pl

_COLUMNS = ["finding_id", "document", "page", "printed_text", "decision", "column_name", "value"]
_COLUMNS += ["reviewed_by", "reviewed_on", "reason"]
_ALWAYS = ("finding_id", "document", "reviewed_by", "reason")
_READ = ("action", "template", "policy_code", "removal")


class MalformedException(ValueError):
    """A row of the seed cannot be taken as a decision; the text is one line with file, row and remedy."""


def read(path: Path) -> pl.DataFrame:
    """All rows of the file, each column a text; raise MalformedException at the first that says nothing clear."""
    try:
        rows = pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise MalformedException(f"{path}: {str(error).splitlines()[0]}; see docs/exceptions.md") from error
    if rows.columns != _COLUMNS:
        raise MalformedException(f"{path}: its first line has to be {','.join(_COLUMNS)}; see docs/exceptions.md")
    for number, row in enumerate(rows.iter_rows(named=True), start=1):
        if wrong := _wrong(row):
            raise MalformedException(f"{path}: row {number}, {row['finding_id']}: {wrong}; see docs/exceptions.md")
    return rows


def _wrong(row: dict[str, str | None]) -> str | None:
    """What keeps a row from being a decision, in words."""
    column, value = row["column_name"], row["value"] or ""
    empty = [name for name in _ALWAYS if not (row[name] or "").strip()]
    is_read = row["decision"] == "read_as"
    place, _, name = value.partition(": ")
    checks = {
        f"{', '.join(empty)} must not be empty": empty,
        f"page {row['page']} is no number": row["page"] and not row["page"].isdecimal(),
        f"reviewed_on {row['reviewed_on']} is no day as 2026-01-31": not _is_day(row["reviewed_on"]),
        f"decision {row['decision']} is neither acknowledge nor read_as": row["decision"] != "acknowledge"
        and not is_read,
        "column_name and value are for read_as only": not is_read and (column or value),
        f"column_name {column} is none of {', '.join(_READ)}": is_read and column not in _READ,
        "value is empty, write what the text is to be read as": is_read and not value.strip(),
        f"value {value} is no destination and name as `China: Alpha Co., Ltd.`": column == "removal"
        and not (place.strip() and name.strip()),
    }
    return next((words for words, is_wrong in checks.items() if is_wrong), None)


def _is_day(text: str | None) -> bool:
    try:
        dt.datetime.strptime(text or "", "%Y-%m-%d")
    except ValueError:
        return False
    return True
