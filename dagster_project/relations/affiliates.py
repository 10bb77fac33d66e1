"""The Affiliates rule over tables: frames of holdings, listings and names in, a frame of verdicts out."""

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

import polars as pl

from dagster_project.relations.holdings import Graph, Holding, combined
from dagster_project.relations.routes import Listing
from dagster_project.relations.shares import WHOLE, highest, lowest, share_of
from dagster_project.relations.spans import FIRST, LAST, Span
from dagster_project.relations.verdicts import Verdict, verdicts

SCHEMA = {
    "entity_id": pl.String(),
    "status": pl.String(),
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
    "share_minimum": pl.Float64(),
    "share_maximum": pl.Float64(),
    "arithmetic": pl.String(),
    "path": pl.String(),
    "listing_id": pl.String(),
    "listed_owner_id": pl.String(),
    "is_over_whole": pl.Boolean(),
    "is_contradicted": pl.Boolean(),
}
_NUMBERED = SCHEMA | dict.fromkeys(("entity_id", "listed_owner_id", "valid_from", "valid_to"), pl.Int32())
_ROWS_AT_ONCE = 50_000


def affiliates(holdings: pl.DataFrame, listings: pl.DataFrame, parties: pl.DataFrame) -> pl.DataFrame:
    """Give one row per owned party and period; a period ends before its `valid_to`.

    `holdings`: owner_id, owned_id, share_minimum, share_maximum, is_minimum_excluded, is_maximum_excluded, valid_from,
    valid_to (the last day). `listings`: version_id, entity_id, valid_from, valid_to (the day after), restrictiveness
    (1 is the strictest). `parties`: entity_id, name; who has none is called by its id.
    """
    ids = pl.concat([holdings["owner_id"], holdings["owned_id"], listings["entity_id"]]).unique().sort().to_list()
    places = {entity_id: place for place, entity_id in enumerate(ids)}
    called = dict(parties.select("entity_id", "name").iter_rows())
    names = [called.get(entity_id) or entity_id for entity_id in ids]
    columns = ["version_id", "entity_id", "valid_from", "valid_to", "restrictiveness"]
    standing = [
        Listing(version_id, places[entity_id], _span(first, after), rank)
        for version_id, entity_id, first, after, rank in listings.select(columns).iter_rows()
    ]
    with _without_search_for_cycles():
        graph = Graph(combined(_statements(holdings, places)))
        return pl.concat(_tables(verdicts(graph, standing, names), pl.Series(ids, dtype=pl.String)))


def connected(holdings: pl.DataFrame, borne: pl.DataFrame) -> pl.DataFrame:
    """Give the parties that matter to a listed one: whom it holds, through others too, who holds these, and its owners.

    `holdings`: owner_party_id, owned_party_id. `borne`: party_id of each listed party that a holding names.
    """
    held_by: dict[str, list[str]] = defaultdict(list)
    owners_of: dict[str, list[str]] = defaultdict(list)
    for owner, owned in holdings.select("owner_party_id", "owned_party_id").drop_nulls().iter_rows():
        held_by[owner].append(owned)
        owners_of[owned].append(owner)
    downstream = set(borne["party_id"])
    waiting = list(downstream)
    while waiting:
        new = {owned for owned in held_by.get(waiting.pop(), ()) if owned not in downstream}
        downstream |= new
        waiting += new
    found = downstream.union(*(owners_of.get(party, ()) for party in downstream))
    return pl.DataFrame({"party_id": sorted(found)}, schema={"party_id": pl.String})


@contextmanager
def _without_search_for_cycles() -> Iterator[None]:
    """Keep the garbage collector from looking again and again at millions of objects, none of which holds itself."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _statements(holdings: pl.DataFrame, places: dict[str, int]) -> list[Holding]:
    columns = ["owner_id", "owned_id", "share_minimum", "share_maximum", "is_minimum_excluded", "is_maximum_excluded"]
    return [
        Holding(
            places[owner],
            places[owned],
            min(WHOLE, lowest(least, bool(above))),
            max(0, highest(most, bool(below))),
            _span(first, last + dt.timedelta(days=1) if last else None),
        )
        for owner, owned, least, most, above, below, first, last in holdings.select(
            *columns, "valid_from", "valid_to"
        ).iter_rows()
    ]


def _span(first: dt.date | None, after: dt.date | None) -> Span:
    return first.toordinal() if first else FIRST, after.toordinal() if after else LAST


def _tables(found: Iterator[Verdict], ids: pl.Series) -> Iterator[pl.DataFrame]:
    """Make the table piece by piece, so that no more than a piece of it is there as objects at a time."""
    yield pl.DataFrame(schema=SCHEMA)
    while rows := [_row(verdict) for verdict in islice(found, _ROWS_AT_ONCE)]:
        told = pl.DataFrame(rows, schema=_NUMBERED, orient="row")
        yield told.with_columns(
            ids.gather(told["entity_id"]).alias("entity_id"),
            ids.gather(told["listed_owner_id"]).alias("listed_owner_id"),
            pl.when(pl.col("valid_from") > FIRST).then(_day_of("valid_from")).alias("valid_from"),
            pl.when(pl.col("valid_to") < LAST).then(_day_of("valid_to")).alias("valid_to"),
        )


def _day_of(ordinal: str) -> pl.Expr:
    return (pl.col(ordinal) - dt.date(1970, 1, 1).toordinal()).cast(pl.Date)


def _row(verdict: Verdict) -> tuple[object, ...]:
    listing = verdict.listing
    return (
        verdict.party,
        verdict.status,
        verdict.start,
        verdict.end,
        share_of(verdict.least),
        share_of(verdict.most),
        verdict.arithmetic,
        verdict.path,
        listing.listing_id if listing else None,
        listing.party if listing else None,
        verdict.is_over_whole,
        verdict.is_contradicted,
    )
