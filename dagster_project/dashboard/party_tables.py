"""The tables of a party's page, each of one entity."""

from dagster_project.dashboard.tables import Column, Table
from dagster_project.dashboard.view import Row, party_link, rule_link
from dagster_project.dashboard.words import plain, source
from dagster_project.relations.family import words_of
from dagster_project.storage import party

_ASKED = ("entity_id",)


def _told_by(row: Row) -> str:
    if row.get("edition_date"):
        return f"edition of {row['edition_date']}"
    place = f", page {row['page']}" if row.get("page") else ""
    return f"{row['document_number']}{place}" if row.get("document_number") else ""


NAMES = Table(
    "names",
    "Names",
    party.NAMES.sql,
    party.NAMES.order,
    (
        Column("name", "Name"),
        Column("name_type", "Type", "word"),
        Column("is_current", "Current", "word"),
        Column("document_number", "Told by", words=_told_by, link=lambda row: rule_link(row["document_number"])),
    ),
    _ASKED,
)
ADDRESSES = Table(
    "addresses",
    "Addresses",
    party.ADDRESSES.sql,
    party.ADDRESSES.order,
    (
        Column("address", "Address"),
        Column("is_current", "Current", "word"),
        Column("document_number", "Told by", words=_told_by, link=lambda row: rule_link(row["document_number"])),
    ),
    _ASKED,
)
HISTORY = Table(
    "history",
    "History",
    party.EVENTS.sql,
    party.EVENTS.order,
    (),
    _ASKED,
)
RELATIONS = Table(
    "relations",
    "Relations",
    party.RELATIONS.sql,
    party.RELATIONS.order,
    (
        Column("from_name", "Party", link=lambda row: party_link(row["from_entity_id"])),
        Column("relation_type", "Relation", words=lambda row: words_of(row["relation_type"])[0]),
        Column("to_name", "Party", link=lambda row: party_link(row["to_entity_id"])),
        Column("basis", "Rests on", "word", words=lambda row: plain(row["basis"])),
        Column("status", "State", "word"),
        Column("according_to", "According to"),
        Column("reviewed_by", "Reviewed by"),
    ),
    _ASKED,
)
AFFILIATES = Table(
    "affiliates",
    "Affiliates status, by period",
    "select * from affiliate_status where entity_id = $entity_id",
    "valid_from desc nulls last, affiliate_status_id",
    (
        Column("status", "Status", "word", words=lambda row: plain(row["status"])),
        Column("valid_from", "From", "day"),
        Column("valid_to", "Until", "day"),
        Column("arithmetic", "Sum", "long"),
        Column("path", "Chain", "long"),
        Column("listed_owner_name", "Strictest owner", link=lambda row: party_link(row["listed_owner_id"])),
        Column("license_requirement", "License requirement"),
    ),
    _ASKED,
)
NEWS = Table(
    "party_news",
    "News",
    "select * from entity_news where entity_id = $entity_id",
    "news_date, title, entity_news_id",
    (),
    _ASKED,
)
EDITIONS = Table(
    "editions",
    "Entries in the latest editions of the lists",
    "select list_code, source_name, edition_date, destination, name, license_requirement, citation_text, list_entry_id"
    " from list_entries where is_latest_edition and entity_id = $entity_id",
    "list_code, source_name, name, list_entry_id",
    (
        Column("list_code", "List", "word", words=lambda row: plain(row["list_code"])),
        Column("source_name", "Source", "word", words=lambda row: source(row["source_name"])),
        Column("edition_date", "Edition of", "day"),
        Column("name", "Printed as"),
        Column("destination", "Destination"),
        Column("citation_text", "Cites"),
    ),
    _ASKED,
)
ALL = (NAMES, ADDRESSES, HISTORY, RELATIONS, AFFILIATES, NEWS, EDITIONS)
