"""The keys of names and addresses made ready for their door: each beside the print that it is of."""

from collections.abc import Callable

import polars as pl

Scan = Callable[[str], pl.DataFrame]


_LISTS = ("federal_register", "ecfr")


def keys_frames(scan: Scan) -> dict[str, pl.DataFrame]:
    """Keys and prints side by side: a print without key has none, and a key says whether an entry prints it."""
    return {
        f"{source}__keys": _beside_print(
            scan(f"{source}__keys"), column, [scan(f"{one}__entry_{source}") for one in _LISTS]
        )
        for source, column in (("names", "name"), ("addresses", "address"))
    }


def _beside_print(keys: pl.DataFrame, column: str, tables: list[pl.DataFrame]) -> pl.DataFrame:
    collapsed = pl.col(column).str.replace_all("[\t\n\f\r \u00a0]+", " ").str.strip_chars(" ")
    printed = pl.concat([table.select(collapsed) for table in tables]).drop_nulls().unique()
    found = keys.with_columns(has_keys=pl.lit(True)).join(printed, on=column, how="full", coalesce=True)
    return found.with_columns(pl.col("has_keys").fill_null(False))
