"""Records of GLEIF's golden copy, CSV or JSON: names (Level 1), relationships and reporting exceptions (Level 2)."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.evidence import digest
from dagster_project.sources.ownership.pieces import Item, Row
from dagster_project.sources.ownership.records import Holding, Party, ReportingException
from dagster_project.sources.ownership.written import NotUnderstoodError, Piece, evidence, first_day, fraction

Fields = Mapping[str, str]

_LEI = re.compile(r"[0-9A-Z]{18}[0-9]{2}")
_RELATION_TYPES = {"IS_FUND-MANAGED_BY": "manager", "IS_INTERNATIONAL_BRANCH_OF": "branch"}
_KNOWN_TYPES = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "direct",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "unknown",
    "IS_INTERNATIONAL_BRANCH_OF": "direct",
    "IS_FUND-MANAGED_BY": "direct",
    "IS_SUBFUND_OF": "direct",
    "IS_FEEDER_TO": "direct",
}
_MOST_REPEATED = 5  # of a repeated column in the CSV of the golden copy


def of_row(row: Row, names: list[str]) -> Fields:
    """The filled cells of a row by their column."""
    return {name: cell for name, cell in zip(names, row.cells, strict=False) if cell}


def of_item(item: Item) -> Fields:
    """An object of the JSON under the names that the CSV has for its values."""
    value = item.value.get("RelationshipRecord", item.value)
    return dict(_flat(value, "")) if isinstance(value, dict) else {}


def relationships(piece: Piece, fields: Fields, sha: str) -> Iterator[Holding]:
    """The relationship of a record: its start is owned, consolidated or managed by its end."""
    owned = _identifier(fields, "Relationship.StartNode.NodeID")
    owner = _identifier(fields, "Relationship.EndNode.NodeID")
    kind = fields.get("Relationship.RelationshipType", "")
    if kind not in _KNOWN_TYPES:
        raise NotUnderstoodError(f"a relationship type of {', '.join(_KNOWN_TYPES)}, not {kind!r}")
    status = fields.get("Relationship.RelationshipStatus") or "NULL"
    first, last = _period(fields)
    yield Holding(
        holding_id=digest(sha, "gleif", piece.number, owner, owned, kind),
        row_number=piece.number,
        format="gleif",
        owner_name=None,
        owner_identifier=owner,
        owned_name=None,
        owned_identifier=owned,
        relation_type=_RELATION_TYPES.get(kind, "parent"),
        interest_type=kind,
        directness=_KNOWN_TYPES[kind],
        share=_quantifier(fields),
        share_minimum=None,
        share_maximum=None,
        is_minimum_excluded=False,
        is_maximum_excluded=False,
        valid_from=read_iso_day(first[:10]) if first else None,
        valid_to=read_iso_day(last[:10]) if last else None,
        record_id=f"{owned} {kind} {owner}",
        record_status=status,
        source_name="GLEIF",
        source_date=first_day(fields.get("Registration.LastUpdateDate")),
        source_url=f"https://search.gleif.org/#/record/{owned.removeprefix('LEI:')}",
        source_text=f"{kind}, {status}",
        evidence=evidence(piece, sha),
    )


def parties(piece: Piece, fields: Fields, sha: str) -> Iterator[Party]:
    """The legal name of a record, and its other and transliterated names."""
    identifier = _identifier(fields, "LEI")
    if not fields.get("Entity.LegalName"):
        raise NotUnderstoodError("a legal name")
    for kind, name in _names(fields):
        yield Party(
            party_name_id=digest(sha, identifier, kind, name),
            row_number=piece.number,
            format="gleif",
            identifier=identifier,
            lei=identifier.removeprefix("LEI:"),
            name=name,
            name_type=kind,
            party_type=fields.get("Entity.EntityCategory"),
            country_code=fields.get("Entity.LegalJurisdiction", fields.get("Entity.LegalAddress.Country", ""))[:2]
            or None,
            status=fields.get("Entity.EntityStatus"),
            record_id=identifier,
            record_status=fields.get("Registration.RegistrationStatus"),
            source_date=first_day(fields.get("Registration.LastUpdateDate")),
            evidence=evidence(piece, sha, name),
        )


def exceptions(piece: Piece, fields: Fields, sha: str) -> Iterator[ReportingException]:
    """The reasons of a record for which it names no parent."""
    identifier = _identifier(fields, "LEI")
    category = fields.get("Exception.Category") or fields.get("ExceptionCategory") or ""
    reasons = _repeated(fields, "Exception.Reason") or _repeated(fields, "ExceptionReason")
    references = _repeated(fields, "Exception.Reference") or _repeated(fields, "ExceptionReference")
    if not category or not reasons:
        raise NotUnderstoodError("a category and a reason")
    for place, reason in enumerate(reasons):
        yield ReportingException(
            exception_id=digest(sha, piece.number, category, place),
            row_number=piece.number,
            format="gleif",
            identifier=identifier,
            category=category,
            reason=reason,
            reference=references[place] if place < len(references) else None,
            evidence=evidence(piece, sha),
        )


READERS: dict[str, tuple[str, Callable[[Piece, Fields, str], Iterator[Any]]]] = {
    "relationships": ("holdings", relationships),
    "level_1": ("parties", parties),
    "exceptions": ("exceptions", exceptions),
}


def _identifier(fields: Fields, column: str) -> str:
    value = fields.get(column, "")
    if not _LEI.fullmatch(value):
        raise NotUnderstoodError(f"an LEI in {column}, not {value!r}")
    return f"LEI:{value}"


def _period(fields: Fields) -> tuple[str, str]:
    """Start and end of the relationship itself; accounting and filing periods say nothing of it."""
    for place in range(1, _MOST_REPEATED + 1):
        column = f"Relationship.Period.{place}"
        if fields.get(f"{column}.periodType") == "RELATIONSHIP_PERIOD":
            return fields.get(f"{column}.startDate", ""), fields.get(f"{column}.endDate", "")
    return "", ""


def _quantifier(fields: Fields) -> float | None:
    """A percentage, where one is given; 1 and less may be meant as a fraction, so no share is read from it."""
    for place in range(1, _MOST_REPEATED + 1):
        column = f"Relationship.Quantifiers.{place}"
        if fields.get(f"{column}.QuantifierUnits") == "PERCENTAGE" and fields.get(f"{column}.QuantifierAmount"):
            share = fraction(fields[f"{column}.QuantifierAmount"], column)
            return share if share > 1 / 100 else None
    return None


def _names(fields: Fields) -> Iterator[tuple[str, str]]:
    yield "primary", fields["Entity.LegalName"]
    lists = ("OtherEntityNames.OtherEntityName", "TransliteratedOtherEntityNames.TransliteratedOtherEntityName")
    others = [name for one in lists for name in _repeated(fields, f"Entity.{one}")]
    for name in dict.fromkeys(others):
        if name != fields["Entity.LegalName"]:
            yield "other", name


def _repeated(fields: Fields, column: str) -> list[str]:
    found = [fields[column]] if column in fields else []
    while f"{column}.{len(found) + 1}" in fields:
        found.append(fields[f"{column}.{len(found) + 1}"])
    return found


_AS_IN_CSV = {
    "Relationship.RelationshipPeriods.RelationshipPeriod": "Relationship.Period",
    "Relationship.RelationshipQuantifiers.RelationshipQuantifier": "Relationship.Quantifiers",
}
_LAST_AS_IN_CSV = {"StartDate": "startDate", "EndDate": "endDate", "PeriodType": "periodType"}


def _flat(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Names of the CSV to values of the JSON, where `$` holds a text and a list may stand for one value."""
    if isinstance(value, list):
        for place, one in enumerate(value, start=1):
            yield from _flat(one, f"{_AS_IN_CSV.get(path, path)}.{place}")
    elif not isinstance(value, dict):
        if value not in (None, ""):
            yield path, str(value)
    elif "$" in value:
        yield from _flat(value["$"], path)
    elif path in _AS_IN_CSV:
        yield from _flat([value], path)
    else:
        for name, one in value.items():
            last = _LAST_AS_IN_CSV.get(name) or name
            yield from _flat(one, f"{path}.{last}" if path else last)
