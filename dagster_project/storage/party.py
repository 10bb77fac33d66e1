"""What is told of a party: the queries of its card, and its facts in words that a front only draws."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

ENTITY = """
select entities.*, listings.listed_since, listings.listed_since_basis, listings.license_requirement,
    listings.license_review_policy, listings.footnote_markers, listings.valid_to, listings.closing_document_number,
    listing_events.document_number, listing_events.edition_date, listing_events.page, listing_events.citation,
    listing_events.event_id, rules.title as rule_title, rules.source_url
from entities
left join listings using (entity_id)
left join listing_events on listings.opening_event_id = listing_events.event_id
left join rules on listing_events.document_number = rules.document_number
where entities.entity_id = $entity_id
order by listings.is_current desc, listings.valid_from desc, listings.list_code
limit 1
"""  # one entity with its present or last listing, and what opened it


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of one entity, and the order of the rows."""

    sql: str
    order: str

    @property
    def ordered(self) -> str:
        """The whole query."""
        return f"{self.sql} order by {self.order}"


NAMES = Query(
    "select name, name_type, is_current, source_name, document_number, edition_date, page, printed_text"
    " from entity_names where entity_id = $entity_id",
    "not is_current, name_type <> 'primary', name_type, name",
)
ADDRESSES = Query(
    "select address, destination, is_current, source_name, document_number, edition_date, page, printed_text"
    " from entity_addresses where entity_id = $entity_id",
    "not is_current, address",
)
EVENTS = Query(
    "select events.*, described.description from listing_events as events left join ("
    " select event_id, string_agg(description, '; ') as description from changes group by event_id"
    ") as described using (event_id) where entity_id = $entity_id",
    "in_force_date, event_number, document_number, target, detail, event_id",
)
RELATIONS = Query(
    "select * from entity_relations where $entity_id in (from_entity_id, to_entity_id)"
    " and (status in ('fact', 'accepted') or is_open)",
    "status = 'candidate', relation_type desc, from_name, to_name, relation_id",
)


@dataclass(frozen=True, slots=True)
class Facts:
    """A party's present or last listing in words; what is not on record is None."""

    since: str | None
    until: str | None
    rule: str | None
    edition: str | None
    printed_at: str | None
    reason: str | None
    group: str | None


def facts(entity: Mapping[str, Any], day: Callable[[dt.date], str] = str) -> Facts:
    """Put a row of ENTITY into words, with days as `day` writes them."""
    number, closed_by, until = entity["document_number"], entity["closing_document_number"], entity["valid_to"]
    place = f"page {entity['page']} of the file" if entity["page"] else None
    size, reason = entity["group_size"] or 1, entity["listing_reason"]
    return Facts(
        since=f"{day(entity['listed_since'])} ({entity['listed_since_basis']})" if entity["listed_since"] else None,
        until=f"{day(until)} by {closed_by or 'an edition'}" if until else None,
        rule=", ".join(filter(None, (number, entity["rule_title"]))) or None,
        edition=f"of {day(entity['edition_date'])}" if entity["edition_date"] else None,
        printed_at=", ".join(filter(None, (entity["citation"], place))) or None,
        reason=f"{reason} (page {entity['listing_reason_page']})" if reason else None,
        group=f"{entity['group_name']} ({size} parties)" if size > 1 else None,
    )
