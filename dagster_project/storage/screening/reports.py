"""Where hits are written: CSV, Parquet or JSON lines, row by row, with nothing in a name that a program would run."""

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

from dagster_project.storage.formulas import guarded

COLUMNS: dict[str, type] = {
    **{"row": int, "customer_id": str, "customer_name": str, "customer_country": str, "customer_address": str},
    **{"rank": int, "score": float, "entity_id": str, "matched_name": str, "name_type": str, "is_weak_name": bool},
    **{"entity_name": str, "destination": str, "list_codes": str, "by_name": float, "by_numbers": float},
    **{"by_places": float, "by_weak_name": float, "by_country": float, "by_address": float, "by_group": float},
    **{"explanation": str, "listed_since": str, "license_requirement": str, "license_review_policy": str},
    **{"footnote_markers": str, "document_number": str, "edition_date": str, "citation": str, "page": int},
    **{"event_id": str, "group_id": str, "group_name": str, "group_size": int, "affiliate_status": str},
    **{"as_of": str, "hit_key": str},
}
"""Columns of a hit, with their types."""
_BATCH = 5_000


class Report(Protocol):
    """Something that takes hits."""

    def add(self, hit: Mapping[str, Any]) -> None:
        """Write one hit."""


class AsCsv:
    """CSV in which a spreadsheet takes no cell for a formula."""

    def __init__(self, file: IO[str]) -> None:
        self._writer = csv.writer(file, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def add(self, hit: Mapping[str, Any]) -> None:
        """Write one hit."""
        self._writer.writerow([guarded(hit.get(column)) for column in COLUMNS])


class AsJsonLines:
    """One JSON object per line."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def add(self, hit: Mapping[str, Any]) -> None:
        """Write one hit."""
        self._file.write(json.dumps({column: hit.get(column) for column in COLUMNS}, ensure_ascii=False) + "\n")


class AsParquet:
    """Parquet, a row group at a time."""

    def __init__(self, path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {int: pa.int64(), float: pa.float64(), bool: pa.bool_(), str: pa.string()}
        self._schema = pa.schema([(column, types[kind]) for column, kind in COLUMNS.items()])
        self._writer = pq.ParquetWriter(path, self._schema)
        self._waiting: list[dict[str, Any]] = []

    def add(self, hit: Mapping[str, Any]) -> None:
        """Write one hit, with others."""
        self._waiting.append({column: hit.get(column) for column in COLUMNS})
        if len(self._waiting) >= _BATCH:
            self._flush()

    def close(self) -> None:
        """Write what waits, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(self._waiting, schema=self._schema))
        self._waiting.clear()


@contextmanager
def rows_to(path: Path, form: str) -> Iterator[Report]:
    """Open a file for hits in a form: `csv`, `jsonl` or `parquet`."""
    if form == "parquet":
        report = AsParquet(path)
        try:
            yield report
        finally:
            report.close()
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        yield AsCsv(file) if form == "csv" else AsJsonLines(file)
