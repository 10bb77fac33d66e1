"""What persons decided on findings, applied to raw tables before a door looks at them."""

from collections.abc import Callable, Iterable

import polars as pl

from dagster_project.reading.evidence import digest

Scan = Callable[[str], pl.DataFrame]
Reading = tuple[str | None, str | None]
_RULES = "federal_register"
_READ = {
    "entry_without_instruction": ("action",),
    "not_understood": ("template", "policy_code", "removal"),
}
_PLACE = ["document_sha256", "page", "printed_text"]


class Decisions:
    """The rows of the seed `exceptions` by finding; a row of other words than the finding has counts for nothing.

    docs/exceptions.md says what a row means; the models `int_exceptions_resolved` and `int_<table>_reviewed` do in
    SQL, for the ledger, what this does for the doors.
    """

    def __init__(self, exceptions: pl.DataFrame) -> None:
        self._readings: dict[tuple[str, str], list[Reading]] = {}
        for row in exceptions.iter_rows(named=True):
            key = (row["finding_id"], _words(row["printed_text"]))
            self._readings.setdefault(key, []).append((row["column_name"], row["value"]))

    def on(self, finding_type: str, source: str, subject: object, text: str | None) -> list[Reading]:
        """Column and value of each row on a finding; both are None where it is acknowledged."""
        found = self._readings.get((digest(finding_type, source, subject), _words(text)), [])
        return [(column, value) for column, value in found if column in (None, *_READ.get(finding_type, ()))]

    def marked(
        self, rows: pl.DataFrame, finding_type: str, subjects: Iterable[object], source: str = _RULES
    ) -> pl.DataFrame:
        """Rows with `is_reviewed`, whether a person decided on the finding that each of them makes."""
        pairs = zip(subjects, rows["printed_text"], strict=True)
        found = [bool(self.on(finding_type, source, *pair)) for pair in pairs]
        return rows.with_columns(pl.Series("is_reviewed", found, dtype=pl.Boolean))

    def entries(self, scan: Scan) -> pl.DataFrame:
        """Entries of rules, marked; an entry without action has the one that a person read."""
        rows = scan(f"{_RULES}__entries")
        ids, texts = rows["entry_id"], rows["printed_text"]
        readings = [self.on("entry_without_instruction", _RULES, *pair) for pair in zip(ids, texts, strict=True)]
        read = [next((value for column, value in one if column == "action"), None) for one in readings]
        marked = self.marked(rows, "entry_without_instruction", ids)
        return marked.with_columns(action=pl.coalesce("action", pl.Series(read, dtype=pl.String)))

    def instructions(self, scan: Scan) -> pl.DataFrame:
        """Instructions of rules, marked; with a row for each removal that a person read in what was not understood."""
        rows = scan(f"{_RULES}__instructions")
        named = rows.select("document_number", "ordinal", "label", "destination", "name").iter_rows()
        marked = self.marked(rows, "instruction_without_entry", (digest(*one) for one in named))
        removals = [
            {"document_number": piece["document_key"], "action": "remove", "target": "entry", "is_reviewed": True}
            | dict(zip(("destination", "name"), str(value).split(": ", 1), strict=True))
            | {place: piece[place] for place in _PLACE}
            for piece in scan(f"{_RULES}__quarantine").filter(kind="instruction").iter_rows(named=True)
            for column, value in self.on("not_understood", _RULES, piece["quarantine_id"], piece["printed_text"])
            if column == "removal"
        ]
        return pl.concat([marked, pl.DataFrame(removals)], how="diagonal") if removals else marked

    def quarantine(self, source: str, scan: Scan) -> pl.DataFrame:
        """The pieces that no reader understood and no person decided on.

        A piece that is an entry without instruction, or an instruction without entry, is decided with that finding.
        """
        rows = scan(f"{source}__quarantine")
        left = self.marked(rows, "not_understood", rows["quarantine_id"], source).filter(~pl.col("is_reviewed"))
        if source != _RULES:
            return left
        decided = (one.filter("is_reviewed") for one in (self.entries(scan), self.instructions(scan)))
        twins = pl.concat([one.select(_PLACE) for one in decided])
        settled = left.filter(pl.col("kind").is_in(["entry", "instruction"])).join(
            twins, on=_PLACE, how="semi", nulls_equal=True
        )
        return left.join(settled, on="quarantine_id", how="anti")


def _words(text: str | None) -> str:
    """Text as findings are compared by: runs of blanks as one."""
    return " ".join((text or "").split())
