"""Marts made ready for their door: what concerns several tables becomes a column of one."""

from collections.abc import Callable, Iterable, Mapping

import polars as pl

from dagster_project.quality.reviewed import Decisions
from dagster_project.reading.evidence import digest

Frames = Mapping[str, pl.DataFrame]
Scan = Callable[[str], pl.DataFrame]


def mart_frames(marts: Frames, scan: Scan, exceptions: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The marts with the columns that the suites of door 2 ask for; a mart that is missing is left out.

    What a person decided on counts as understood and agreed.
    """
    ready = {name: _with_known(frame, name, marts) for name, frame in marts.items()}
    if "listing_events" in marts:
        ready["listing_events"] = _events(ready["listing_events"])
    if "rules" in marts:
        ready["rules"] = _changes(marts, scan, Decisions(exceptions))
    if {"entities", "listings", "entity_names"} <= marts.keys():
        ready["entities"] = _entities(marts)
    if "entity_relations" in marts:
        ready["entity_relations"] = _relations(marts["entity_relations"], scan("ownership__holdings"))
    if "parties" in marts:
        first = pl.col("party_id") == pl.col("entity_id")
        ready["parties"] = ready["parties"].with_columns(says_why=first | pl.col("merge_basis").is_not_null())
    if "affiliate_status" in marts:
        ready["affiliate_status"] = ready["affiliate_status"].with_columns(
            leads_to_a_listing=(pl.col("status") == "not_captured") | pl.col("owner_listing_id").is_not_null(),
            is_of_one_whole=~pl.col("is_over_whole"),
            is_agreed=~pl.col("is_contradicted"),
        )
    if {"groups", "entities"} <= marts.keys():
        ready["groups"] = _groups(marts)
    if "articles" in marts:
        ready["articles"] = _beside(marts["articles"], scan("news__articles"), ["article_id"], "is_read")
    if "mentions" in marts:
        found = scan("news__mentions").select(place_id="mention_id").unique()
        ready["mentions"] = ready["mentions"].join(found, on="place_id", how="full", coalesce=True)
    return ready | (_decided(ready) if "findings" in marts else {})


def _with_known(frame: pl.DataFrame, name: str, marts: Frames) -> pl.DataFrame:
    """Say of each reference to another mart whether it leads somewhere."""
    known = {
        "is_of_an_entity": ("entity_id", "entities", "entity_id"),
        "is_of_a_rule": ("document_number", "rules", "document_number"),
        "is_of_an_event": ("opening_event_id", "listing_events", "event_id"),
        "is_of_an_article": ("article_id", "articles", "article_id"),
    }
    for column, (reference, mart, key) in known.items():
        if reference in frame.columns and mart in marts and mart != name:
            leads = pl.col(reference).is_in(marts[mart][key].implode()).fill_null(False)
            frame = frame.with_columns(leads.alias(column))
    return frame


def _groups(marts: Frames) -> pl.DataFrame:
    """The groups with whether their size is the number of their members, and whether something joins them."""
    members = marts["entities"].group_by("group_id").agg(members=pl.len())
    return (
        marts["groups"]
        .join(members, on="group_id", how="left")
        .with_columns(
            has_its_members=((pl.col("group_size") == pl.col("members")) & (pl.col("members") > 1)).fill_null(False),
            has_a_ground=pl.col("fact_count") + pl.col("accepted_count") > 0,
        )
    )


def _relations(relations: pl.DataFrame, holdings: pl.DataFrame) -> pl.DataFrame:
    """The relations with whether their row of an ownership table was read; each such row is one of them."""
    stated = pl.col("basis") == "ownership"
    rows = ["document_sha256", "row_number"]
    owned = _beside(relations.filter(stated), holdings, rows, "is_of_a_holding")
    others = relations.filter(~stated).with_columns(is_of_a_holding=pl.lit(True))
    return pl.concat([owned, others], how="diagonal").with_columns(
        is_decided=~pl.col("status").is_in(["accepted", "rejected"]) | pl.col("reviewed_by").is_not_null(),
        is_no_silent_join=(pl.col("status") != "candidate") | ~(pl.col("joins_group") | pl.col("merges_parties")),
    )


def _events(events: pl.DataFrame) -> pl.DataFrame:
    """Events with their place; of a rule are only those that a rule tells of."""
    if "is_of_a_rule" in events.columns:
        events = events.with_columns(is_of_a_rule=pl.col("is_of_a_rule") | (pl.col("basis") != "rule"))
    return events.with_columns(has_a_place=pl.col("page").is_not_null() | pl.col("span_start").is_not_null())


def _decided(marts: Frames) -> dict[str, pl.DataFrame]:
    """The marts that show what disagrees or is not understood, with what a person decided on taken as settled."""
    findings = marts["findings"].with_columns(is_reviewed=pl.col("status") != "open")
    ready = {"findings": findings}
    decided = set(findings.filter("is_reviewed")["finding_id"])
    for mart, column, kind, subjects_of in (
        ("rule_reconciliation", "is_agreed", "count_disagreement", _counted),
        ("form_reconciliation", "is_equal", "form_disagreement", lambda rows: rows["comparison_id"]),
    ):
        if mart in marts:
            subjects = subjects_of(marts[mart])
            settled = pl.Series(
                [digest(kind, "federal_register", one) in decided for one in subjects], dtype=pl.Boolean
            )
            ready[mart] = marts[mart].with_columns(pl.col(column) | settled)
    if "license_requirements" in marts:
        ready["license_requirements"] = _terms(marts["license_requirements"], findings)
    return ready


def _counted(rows: pl.DataFrame) -> Iterable[str]:
    """What the finding on each row is about: rule, action and the number of entries found in all."""
    number = pl.when(action="remove").then("instructed_count").otherwise("tabled_count").fill_null(0)
    total = pl.when(pl.col("destination").is_null()).then(number).max().over("document_number", "action")
    return (" ".join(map(str, one)) for one in rows.select("document_number", "action", total).iter_rows())


def _terms(requirements: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """Terms without the code `other` where a person acknowledged these words on that page."""
    acknowledged = findings.filter(pl.col("is_reviewed") & (pl.col("finding_type") == "not_understood"))
    settled = set(acknowledged.select("document_sha256", "page", _collapsed("text")).iter_rows())
    for column, text in (("template", "printed_text"), ("policy_code", "license_review_policy")):
        rows = requirements.select("document_sha256", "page", _collapsed(text)).iter_rows()
        known = pl.Series([row in settled for row in rows], dtype=pl.Boolean)
        requirements = requirements.with_columns(pl.when(~known).then(column).alias(column))
    return requirements


def _collapsed(text: str) -> pl.Expr:
    return pl.col(text).str.replace_all(r"\s+", " ").str.strip_chars()


def _changes(marts: Frames, scan: Scan, decisions: Decisions) -> pl.DataFrame:
    """The rules of the ledger beside those that were read, with the events found and the changes printed."""
    entries, instructions = decisions.entries(scan), decisions.instructions(scan)
    acted = entries.filter(pl.col("action").is_not_null())
    dropped = scan("federal_register__sub_entities").filter(
        (pl.col("action") == "remove") & pl.col("entry_id").is_in(acted["entry_id"].implode())
    )
    removed = instructions.filter(
        (pl.col("action") == "remove") & (pl.col("target") == "entry") & pl.col("entry_id").is_null()
    )
    number = "document_number"
    printed = pl.concat([one.select(number) for one in (acted, dropped, removed)])
    none = pl.DataFrame(schema={number: pl.String, "basis": pl.String})
    events = marts.get("listing_events", none).filter(basis="rule")
    rules = _beside(marts["rules"], scan("federal_register__rules"), [number], "is_read")
    return (
        rules.join(events.group_by(number).agg(found_events=pl.len()), on=number, how="left")
        .join(printed.group_by(number).agg(printed_changes=pl.len()), on=number, how="left")
        .with_columns(pl.col("found_events", "printed_changes").fill_null(0))
    )


def _entities(marts: Frames) -> pl.DataFrame:
    listed = marts["listings"].filter("is_current")["entity_id"].implode()
    members = marts["entities"].group_by("group_id").agg(members=pl.len())
    return (
        marts["entities"]
        .join(members, on="group_id", how="left")
        .with_columns(
            has_a_name=pl.col("entity_id").is_in(marts["entity_names"]["entity_id"].implode()),
            is_listed_as_its_listings=pl.col("entity_id").is_in(listed) == pl.col("is_listed"),
        )
    )


def _beside(mart: pl.DataFrame, raw: pl.DataFrame, key: list[str], column: str) -> pl.DataFrame:
    """A mart beside the raw rows it comes from: a row of one alone has an empty key of its own, or says no."""
    read = (
        raw.select(key)
        .unique()
        .with_columns(pl.lit(True).alias(column), *(pl.col(one).alias(f"_{one}") for one in key))
    )
    return mart.join(read, left_on=key, right_on=[f"_{one}" for one in key], how="full", suffix="_read").with_columns(
        pl.col(column).fill_null(False)
    )
