"""Texts that a spreadsheet would run: an apostrophe before each, in every CSV of this project.

Guarded is what begins as OWASP lists it (https://owasp.org/www-community/attacks/CSV_Injection), and what begins with
an apostrophe: whoever takes one apostrophe off the beginning of a text has the value again.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

GUARD = "'"
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", GUARD)


def guarded(value: Any) -> Any:
    """One value, a text set off where it has to be."""
    return f"{GUARD}{value}" if isinstance(value, str) and value.startswith(BEGINNINGS) else value


def guarded_texts(rows: "pl.DataFrame") -> "pl.DataFrame":
    """The rows, every text in them set off where it has to be."""
    import polars as pl

    texts = pl.selectors.string()
    begins = texts.str.slice(0, 1).is_in(BEGINNINGS)
    return rows.with_columns(pl.when(begins).then(pl.lit(GUARD) + texts).otherwise(texts).name.keep())
