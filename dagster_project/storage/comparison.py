"""Two warehouses compared mart by mart: which tables, columns, rows and values one has and the other has not."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.sql import MARTS, literal, quoted

if TYPE_CHECKING:
    import duckdb

_MOST_KEYS = 100  # of a mart that are told one by one
_SIDES = ("first", "second")
_Row = tuple[object, ...] | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What two warehouses say otherwise of a mart, or of one column of the row of a key."""

    mart: str
    key: str | None
    column: str
    first: str | None
    second: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The marts of two warehouses, the rows that were compared, and how they differ."""

    row_counts: dict[str, int]  # of the marts that both have
    differences: list[Difference]


def compare(first: Path, second: Path) -> Comparison:
    """Compare all marts of two DuckDB files: names, columns and types, counts, keys and every value."""
    import duckdb

    with duckdb.connect() as connection:
        for side, path in zip(_SIDES, (first, second), strict=True):
            connection.execute(f"attach {literal(path)} as {side} (read_only)")
        names = [_marts(connection, side) for side in _SIDES]
        counts, differences = {}, list(_lacking(*names))
        for mart in sorted(names[0] & names[1]):
            counts[mart] = _count(connection, "first", mart)
            differences += _of_mart(connection, mart)
    return Comparison(counts, differences)


def _marts(connection: "duckdb.DuckDBPyConnection", side: str) -> set[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = ? and schema_name = ?", [side, MARTS]
    )
    return {name for (name,) in found.fetchall()}


def _lacking(first: set[str], second: set[str]) -> Iterator[Difference]:
    for mart in sorted(first ^ second):
        yield Difference(mart, None, "", *("a table" if mart in side else None for side in (first, second)))


def _of_mart(connection: "duckdb.DuckDBPyConnection", mart: str) -> Iterator[Difference]:
    columns = [_columns(connection, side, mart) for side in _SIDES]
    if columns[0] != columns[1]:  # rows of other columns are not compared
        for column in sorted(columns[0].keys() | columns[1].keys()):
            types = [side.get(column) for side in columns]
            if types[0] != types[1]:
                yield Difference(mart, None, column, *types)
        return
    counts = [_count(connection, side, mart) for side in _SIDES]
    if counts[0] != counts[1]:
        yield Difference(mart, None, "count(*)", *(str(count) for count in counts))
    yield from _of_rows(connection, mart, list(columns[0]))


def _columns(connection: "duckdb.DuckDBPyConnection", side: str, mart: str) -> dict[str, str]:
    rows = _rows(connection, side, mart)
    return dict(zip(rows.columns, map(str, rows.types), strict=True))


def _count(connection: "duckdb.DuckDBPyConnection", side: str, mart: str) -> int:
    ((count,),) = _rows(connection, side, mart).count("*").fetchall()
    return int(count)


def _rows(connection: "duckdb.DuckDBPyConnection", side: str, mart: str) -> "duckdb.DuckDBPyRelation":
    return connection.sql(f"from {side}.{MARTS}.{quoted(mart)}")


def _of_rows(connection: "duckdb.DuckDBPyConnection", mart: str, columns: list[str]) -> Iterator[Difference]:
    """Differences of the rows that are not the same to the last value; the first column of a mart is its key."""
    pairs = _unequal(connection, mart, columns)
    for key, first, second in pairs[:_MOST_KEYS]:
        if first is None or second is None:
            yield Difference(mart, key, "", *("a row" if row else None for row in (first, second)))
            continue
        for column, one, other in zip(columns, first, second, strict=True):
            if one != other:
                yield Difference(mart, key, column, *(None if value is None else str(value) for value in (one, other)))
    if len(pairs) > _MOST_KEYS:
        yield Difference(mart, None, "", f"{len(pairs) - _MOST_KEYS} more keys", None)


def _unequal(connection: "duckdb.DuckDBPyConnection", mart: str, columns: list[str]) -> list[tuple[str, _Row, _Row]]:
    """Rows that only one warehouse has, those of one key side by side, in the order of their keys."""
    told = ", ".join(map(quoted, columns))
    rows = {side: _rows(connection, side, mart).select(told) for side in _SIDES}
    found: dict[tuple[str, int], dict[str, _Row]] = defaultdict(dict)
    for side, other in (_SIDES, _SIDES[::-1]):
        lone = rows[side].except_(rows[other])
        place = Counter[str]()
        for row in lone.order(told).fetchall():
            key = str(row[0])
            place[key] += 1
            found[key, place[key]][side] = row
    return [(key, sides.get("first"), sides.get("second")) for (key, _), sides in sorted(found.items())]
