"""From raw names and addresses to the keys that they are compared by; made anew from all of them when one is new."""

import polars as pl

from dagster_project.storage import lake, readers
from dagster_project.storage.folders import Folders

_WHOLE = "all"  # the one partition of a table that is made from several sources
_NAMES = {
    "federal_register__entry_names": "name",
    "ecfr__entry_names": "name",
    "federal_register__instructions": "name",
    "federal_register__printed_relations": "other_name",
    "ecfr__printed_relations": "other_name",
}
_SOURCES = ("names", "addresses")
_ADDRESSES = {"federal_register__entry_addresses": "address", "ecfr__entry_addresses": "address"}


def write_keys(folders: Folders) -> dict[str, lake.Written]:
    """Write the keys of every name and address that a rule or an edition of the list prints, unless they stand."""
    read_from = sorted({one for name in _NAMES | _ADDRESSES for one in lake.scan(folders, name)["document_sha256"]})
    if all(lake.is_current(folders, source, _WHOLE, read_from, ["keys"]) for source in _SOURCES):
        return {f"{source}__keys": lake.preview(folders, f"{source}__keys") for source in _SOURCES}
    names, addresses = _printed(folders, _NAMES), _printed(folders, _ADDRESSES)
    primary = pl.concat(
        lake.scan(folders, name).filter(name_type="primary").select(_collapsed("name")) for name in list(_NAMES)[:2]
    )["name"].unique()
    found = readers.keys_of(names, primary, addresses)
    written: dict[str, lake.Written] = {}
    for source, keys in found.items():
        written |= lake.write(folders, source, _WHOLE, {"keys": keys}, read_from)
    return written


def _printed(folders: Folders, columns: dict[str, str]) -> pl.Series:
    """Every value of these columns once, in the order of the alphabet."""
    texts = pl.concat(
        lake.scan(folders, name).select(_collapsed(column).alias("text")) for name, column in columns.items()
    )
    return texts["text"].drop_nulls().unique().sort()


def _collapsed(column: str) -> pl.Expr:
    """Blanks made single, as the macro `collapsed` does in SQL: the two must give the same text."""
    return pl.col(column).str.replace_all("[\t\n\f\r \u00a0]+", " ").str.strip_chars(" ")
