"""The raw tables of ownership made ready for their door; the printed text, most of their bytes, is not asked for."""

from collections.abc import Callable

import polars as pl


def ownership_frames(scan: Callable[[str], pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Holdings with whether both their parties are named or identified; parties and exceptions as they are."""
    named = {
        f"has_an_{end}": pl.coalesce(f"{end}_name", f"{end}_identifier", pl.lit("")).str.strip_chars() != ""
        for end in ("owner", "owned")
    }
    tables = {name: scan(name).drop("printed_text") for name in (f"ownership__{one}" for one in _TABLES)}
    return tables | {"ownership__holdings": tables["ownership__holdings"].with_columns(**named)}


_TABLES = ("holdings", "parties", "exceptions")
