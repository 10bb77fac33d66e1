"""Merges and groups over tables: frames of parties and relations in, frames of what is joined out."""

import polars as pl

from dagster_project.relations.closure import Relation, heads_first, joined

MERGED = {"party_id": pl.String(), "entity_id": pl.String(), "merge_basis": pl.String()}
GROUPED = {"entity_id": pl.String(), "group_id": pl.String(), "group_path": pl.String(), "step_count": pl.Int64()}


def merged(parties: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """One row per party, with the entity that it is part of: that of the first of the parties that are one.

    `parties`: party_id, name, party_number. `relations`: those that say that two parties are one.
    """
    numbers = dict(parties.select("party_id", "party_number").iter_rows())
    names = dict(parties.select("party_id", "name").iter_rows())
    heads = {one.party: one for one in joined(_relations(relations, "from_party_id", "to_party_id"), numbers)}
    rows = [
        (party, heads[party].head, heads[party].path(names) if heads[party].chain else None)
        if party in heads
        else (party, party, None)
        for party in numbers
    ]
    return pl.DataFrame(rows, schema=MERGED, orient="row")


def grouped(entities: pl.DataFrame, relations: pl.DataFrame) -> pl.DataFrame:
    """One row per entity that some relation joins to another, with the head of its group and the way to it.

    `entities`: entity_id, name. `relations`: those that join two entities.
    """
    names = dict(entities.select("entity_id", "name").iter_rows())
    found = _relations(relations, "from_entity_id", "to_entity_id")
    rows = [(one.party, one.head, one.path(names), one.step_count) for one in joined(found, heads_first(found, names))]
    return pl.DataFrame(rows, schema=GROUPED, orient="row")


def _relations(frame: pl.DataFrame, start: str, end: str) -> list[Relation]:
    return [
        Relation(
            row["relation_id"],
            row[start],
            row[end],
            row["words"],
            row["words_back"],
            row["attribution"],
            row["is_symmetric"],
            (row["status_rank"], -row["strength"]),
        )
        for row in frame.iter_rows(named=True)
    ]
