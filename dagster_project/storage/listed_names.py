"""Every name that the ledger knows, with the primary name and the destination of the party that bears it."""

import polars as pl

from dagster_project.storage import lake
from dagster_project.storage.folders import Folders

_PRINTING = ("federal_register", "ecfr")


def gather(folders: Folders) -> pl.DataFrame:
    """Names of rules, of editions and of instructions, each once for a party under a destination."""
    frames = [_of_entries(folders, source) for source in _PRINTING]
    told = lake.scan(folders, "federal_register__instructions", ["name", "destination"])
    frames.append(told.select("name", pl.col("name").alias("primary_name"), "destination"))
    return pl.concat(frames).drop_nulls("name").unique().sort("name", "primary_name", "destination")


def _of_entries(folders: Folders, source: str) -> pl.DataFrame:
    names = lake.scan(folders, f"{source}__entry_names", ["entry_id", "name"])
    entries = lake.scan(folders, f"{source}__entries", ["entry_id", "name", "destination"])
    bearing = entries.rename({"name": "primary_name"}).unique("entry_id")
    return names.join(bearing, on="entry_id", how="inner").select("name", "primary_name", "destination")
