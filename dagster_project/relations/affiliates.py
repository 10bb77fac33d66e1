"""The Affiliates rule over tables: frames of holdings, listings and names in, a frame of verdicts out."""

import datetime as dt
from collections import defaultdict

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
    graph = Graph(combined(_statements(holdings, places)))
    rows = [_row(verdict, ids) for verdict in verdicts(graph, standing, names)]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


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


def _row(verdict: Verdict, ids: list[str]) -> tuple[object, ...]:
    start, end = verdict.start, verdict.end
    return (
        ids[verdict.party],
        verdict.status,
        dt.date.fromordinal(start) if start > FIRST else None,
        dt.date.fromordinal(end) if end < LAST else None,
        share_of(verdict.least),
        share_of(verdict.most),
        verdict.arithmetic,
        verdict.path,
        verdict.listing.listing_id if verdict.listing else None,
        ids[verdict.listing.party] if verdict.listing else None,
        verdict.is_over_whole,
        verdict.is_contradicted,
    )
