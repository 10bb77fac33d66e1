"""Statements of the Beneficial Ownership Data Standard, version 0.4: entities, persons, and the interests they have."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.evidence import digest
from dagster_project.sources.ownership.pieces import Item
from dagster_project.sources.ownership.records import Holding, Party, ReportingException
from dagster_project.sources.ownership.written import NotUnderstoodError, evidence, first_day, fraction

_LEI_SCHEME = "XI-LEI"
_STATUSES = ("new", "updated", "closed")


@dataclass(frozen=True, slots=True)
class _Statement:
    item: Item
    sha: str
    record_id: str
    status: str
    day: dt.date | None
    details: dict[str, Any]

    def local(self, record_id: str) -> str:
        """A record's id, which means something in its document only."""
        return f"BODS:{self.sha[:16]}:{record_id}"


def read(item: Item, sha: str) -> Iterator[tuple[str, Any]]:
    """Give what a statement says, each fact with the name of its table."""
    value = item.value
    details, record_id, status = value.get("recordDetails"), value.get("recordId"), value.get("recordStatus")
    if not isinstance(details, dict) or not isinstance(record_id, str) or status not in _STATUSES:
        raise NotUnderstoodError(f"recordId, recordDetails and a recordStatus of {', '.join(_STATUSES)}")
    statement = _Statement(item, sha, record_id, status, first_day(_text(value.get("statementDate"))), details)
    kind = value.get("recordType")
    if kind == "relationship":
        yield from _relationship(statement, _source(value))
    elif kind in ("entity", "person"):
        yield from (("parties", party) for party in _parties(statement, kind))
    else:
        raise NotUnderstoodError(f"a recordType of entity, person or relationship, not {kind!r}")


def _parties(statement: _Statement, kind: str) -> Iterator[Party]:
    details = statement.details
    for place, name in enumerate(_names(details)):
        yield Party(
            party_name_id=digest(statement.sha, statement.item.number, name),
            row_number=statement.item.number,
            format="bods",
            identifier=statement.local(statement.record_id),
            lei=_lei(details),
            name=name,
            name_type="other" if place else "primary",
            party_type=_text(_object(details.get("entityType")).get("type")) if kind == "entity" else "person",
            country_code=_text(_object(details.get("jurisdiction")).get("code")),
            status=None,
            record_id=statement.record_id,
            record_status=statement.status,
            source_date=statement.day,
            evidence=evidence(statement.item, statement.sha, name),
        )


def _names(details: dict[str, Any]) -> list[str]:
    """The names of an entity or a person; one that is unknown or not published has none."""
    others = details.get("names") if isinstance(details.get("names"), list) else []
    found = [details.get("name"), *(_object(one).get("fullName") for one in others or [])]
    found += details.get("alternateNames") or []
    return list(dict.fromkeys(name.strip() for name in found if isinstance(name, str) and name.strip()))


def _lei(details: dict[str, Any]) -> str | None:
    for one in details.get("identifiers") or []:
        if _object(one).get("scheme") == _LEI_SCHEME:
            return _text(one.get("id"))
    return None


def _relationship(statement: _Statement, source: tuple[str, str | None]) -> Iterator[tuple[str, Any]]:
    subject, owner = statement.details.get("subject"), statement.details.get("interestedParty")
    if not isinstance(subject, str):
        raise NotUnderstoodError("a subject that is the id of a record")
    if isinstance(owner, dict) and owner.get("reason"):
        yield "exceptions", _unspecified(statement, subject, owner)
        return
    if not isinstance(owner, str):
        raise NotUnderstoodError("an interestedParty that is the id of a record, or a reason why it is not told")
    interests = statement.details.get("interests") or [{"type": "unknownInterest"}]
    for place, interest in enumerate(interests):
        if not isinstance(interest, dict):
            raise NotUnderstoodError("interests that are objects")
        yield "holdings", _holding(statement, subject, owner, interest, place, source)


def _unspecified(statement: _Statement, subject: str, owner: dict[str, Any]) -> ReportingException:
    return ReportingException(
        exception_id=digest(statement.sha, statement.item.number),
        row_number=statement.item.number,
        format="bods",
        identifier=statement.local(subject),
        category="interestedParty",
        reason=str(owner["reason"]),
        reference=_text(owner.get("description")),
        evidence=evidence(statement.item, statement.sha),
    )


def _holding(
    statement: _Statement,
    subject: str,
    owner: str,
    interest: dict[str, Any],
    place: int,
    source: tuple[str, str | None],
) -> Holding:
    share = _object(interest.get("share"))
    minimum, above = _bound(share, "minimum", "exclusiveMinimum")
    maximum, below = _bound(share, "maximum", "exclusiveMaximum")
    ended = _day(interest, "endDate")
    return Holding(
        holding_id=digest(statement.sha, statement.item.number, place),
        row_number=statement.item.number,
        format="bods",
        owner_name=None,
        owner_identifier=statement.local(owner),
        owned_name=None,
        owned_identifier=statement.local(subject),
        relation_type="owner",
        interest_type=_text(interest.get("type")) or "unknownInterest",
        directness=_text(interest.get("directOrIndirect")) or "unknown",
        share=fraction(share["exact"], "share.exact") if share.get("exact") is not None else None,
        share_minimum=minimum,
        share_maximum=maximum,
        is_minimum_excluded=above,
        is_maximum_excluded=below,
        valid_from=_day(interest, "startDate"),
        # The standard tells the day from which an interest is no more.
        valid_to=ended - dt.timedelta(days=1) if ended else None,
        record_id=statement.record_id,
        record_status=statement.status,
        source_name=source[0],
        source_date=statement.day,
        source_url=source[1],
        source_text=_text(interest.get("details")) or _text(interest.get("type")) or "an interest that is not told",
        evidence=evidence(statement.item, statement.sha),
    )


def _bound(share: dict[str, Any], included: str, excluded: str) -> tuple[float | None, bool]:
    """A bound of a share; up to version 0.3 the excluding field was a mark of the other."""
    if share.get(excluded) is True:
        return (fraction(share[included], included), True) if share.get(included) is not None else (None, False)
    if share.get(excluded) not in (None, False):
        return fraction(share[excluded], excluded), True
    return (fraction(share[included], included), False) if share.get(included) is not None else (None, False)


def _day(interest: dict[str, Any], name: str) -> dt.date | None:
    if not interest.get(name):
        return None
    day = read_iso_day(str(interest[name]))
    if day is None:
        raise NotUnderstoodError(f"{name} as YYYY-MM-DD, not {interest[name]!r}")
    return day


def _source(value: dict[str, Any]) -> tuple[str, str | None]:
    source = _object(value.get("source"))
    publisher = _text(_object(_object(value.get("publicationDetails")).get("publisher")).get("name"))
    url = _text(source.get("url"))
    return publisher or _text(source.get("description")) or "a publisher that is not told", (
        url if url and url.startswith(("http://", "https://")) else None
    )


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
