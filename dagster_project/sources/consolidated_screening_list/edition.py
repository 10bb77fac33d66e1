"""One edition of the Consolidated Screening List, read into the records of its raw tables."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from dagster_project.reading.dates import read_iso_day
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.media_types import decode
from dagster_project.sources.consolidated_screening_list.forms import Form, form_of
from dagster_project.sources.consolidated_screening_list.notices import read_notice
from dagster_project.sources.consolidated_screening_list.party import Party
from dagster_project.sources.consolidated_screening_list.records import (
    TABLES,
    Citation,
    Edition,
    Entry,
    EntryAddress,
    EntryIdentifier,
    EntryName,
)

# By the abbreviation in brackets that the column `source` prints.
LIST_CODES = {
    "CAP": "capta_list",
    "CMIC": "chinese_military_industrial_complex_companies",
    "DPL": "denied_persons_list",
    "DTC": "itar_debarred",
    "EL": "entity_list",
    "FSE": "foreign_sanctions_evaders",
    "ISN": "nonproliferation_sanctions",
    "MEU": "military_end_user_list",
    "NS-MBS List": "menu_based_sanctions",
    "PLC": "palestinian_legislative_council_list",
    "SDN": "specially_designated_nationals",
    "SSI": "sectoral_sanctions_identifications",
    "UVL": "unverified_list",
}
_ABBREVIATION = re.compile(r"\(([A-Z][\w -]*)\)(?=[^()]*\Z| List)")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_BETWEEN = re.compile(r"\s*;\s*(?:and\s+)?")
# Two letters of ISO 3166, or one of the other forms in the edition of 31 July 2026.
_COUNTRY = re.compile(
    r"(?:.*,\s*|)([A-Z]{2}|REGION: [A-Z ]+|MAN, ISLE OF|CRIMEA \(OCCUPIED\)|MACAU|PRC|TURKIYE)", re.DOTALL
)
_DETAILS = ("ids", "dates_of_birth", "places_of_birth", "citizenships", "nationalities")


def read(content: bytes, document_sha256: str, named: str = "") -> Tables:
    """Read an edition into its raw tables (see records.TABLES); `named` is the file's name or the edition's date."""
    form = form_of(decode(content))
    return _Reader(_day(form, named), document_sha256).tables(form)


def _day(form: Form, named: str) -> dt.date:
    days = {day for text in _DAY.findall(named) if (day := read_iso_day(text))}
    if form.day or len(days) == 1:
        return form.day or days.pop()
    raise UnreadableDocument(
        "neither the list nor its name says of which day the edition is",
        f"name the file after the day, as consolidated_2026-07-31.{form.name}",
    )


class _Reader:
    """Brings the parties of one edition into records."""

    def __init__(self, day: dt.date, document_sha256: str) -> None:
        self._day = day
        self._sha = document_sha256
        self._printed: Counter[tuple[str, ...]] = Counter()  # the list prints some parties twice
        self._unknown: set[str] = set()
        self._tables: Tables = {name: [] for name in TABLES}

    def tables(self, form: Form) -> Tables:
        """All records of the edition, by table."""
        for ordinal, party in enumerate(form.parties, start=1):
            if party.left_over:
                expected = f"the columns of the list, not {party.left_over}"
                self._quarantine("row", expected, party.evidence(self._sha))
            if party.cells.get("source") and party.cells.get("name"):
                self._entry(ordinal, party)
            else:
                self._quarantine("row", "a party with source and name", party.evidence(self._sha))
        count = len(self._tables["entries"])
        if not count:
            raise UnreadableDocument("the list holds no party", "fetch it from data.trade.gov again")
        head = Evidence(self._sha, form.head, span_start=0, span_end=len(form.head))
        self._tables["editions"].append(Edition(self._day, form.name, count, head))
        return self._tables

    def _entry(self, ordinal: int, party: Party) -> None:
        cells = party.cells
        printed = (cells["source"], cells["_id"], cells.get("entity_number", ""), cells["name"])
        entry_id = digest(self._day, *printed, self._printed[printed])
        self._printed[printed] += 1
        addresses = list(_pieces(cells.get("addresses", "")))
        countries = [found[1] for address in addresses if (found := _COUNTRY.fullmatch(address))]
        self._tables["entries"].append(self._record(entry_id, ordinal, party, countries))
        self._names(entry_id, party)
        for number, address in enumerate(addresses, start=1):
            country = _COUNTRY.fullmatch(address)
            seen = party.piece(self._sha, "addresses", address)
            facts = (address, country[1] if country else None)
            self._tables["entry_addresses"].append(EntryAddress(entry_id, self._day, number, *facts, seen))
        self._identifiers(entry_id, party)
        self._citations(entry_id, party)

    def _record(self, entry_id: str, ordinal: int, party: Party, countries: list[str]) -> Entry:
        texts = {column: party.cells.get(column) or None for column in Entry.__dataclass_fields__}
        own = {
            "entry_id": entry_id,
            "edition_date": self._day,
            "list_code": self._list_code(party),
            "list_name": party.cells["source"],
            "ordinal": ordinal,
            "printed_id": party.cells["_id"] or None,
            "entity_type": party.cells.get("type") or None,
            "countries": "; ".join(dict.fromkeys(countries)) or None,
            "start_date": self._date(party, "start_date"),
            "end_date": self._date(party, "end_date"),
            "evidence": party.evidence(self._sha),
        }
        return Entry(**(texts | own))  # type: ignore[arg-type]

    def _list_code(self, party: Party) -> str | None:
        """One code per list; of an unknown list its abbreviation, and a quarantined row per edition."""
        name = party.cells["source"]
        found = _ABBREVIATION.search(name)
        abbreviation = found[1] if found else ""
        if abbreviation not in LIST_CODES and name not in self._unknown:
            self._unknown.add(name)
            expected = f"a list with one of the abbreviations {', '.join(LIST_CODES)}"
            self._quarantine("list", expected, party.piece(self._sha, "source", name))
        folded = re.sub(r"\W+", "_", abbreviation).lower()
        return LIST_CODES.get(abbreviation, folded) or None

    def _date(self, party: Party, column: str) -> dt.date | None:
        text = party.cells.get(column, "")
        day = read_iso_day(text)
        if text and day is None:
            self._quarantine(column, "a day as 2026-07-31", party.piece(self._sha, column, text))
        return day

    def _names(self, entry_id: str, party: Party) -> None:
        aliases = [("alias", "alt_names", name) for name in _pieces(party.cells.get("alt_names", ""))]
        for number, (kind, column, name) in enumerate([("primary", "name", party.cells["name"]), *aliases], start=1):
            seen = party.piece(self._sha, column, name)
            self._tables["entry_names"].append(EntryName(entry_id, self._day, number, kind, name, seen))

    def _identifiers(self, entry_id: str, party: Party) -> None:
        found = [(column, text) for column in _DETAILS for text in _pieces(party.cells.get(column, ""))]
        for number, (column, text) in enumerate(found, start=1):
            kind, _, rest = text.partition(", ") if column == "ids" else ("", "", text)
            facts = (column, kind or None, rest) if rest else (column, None, text)
            seen = party.piece(self._sha, column, text)
            self._tables["entry_identifiers"].append(EntryIdentifier(entry_id, self._day, number, *facts, seen))

    def _citations(self, entry_id: str, party: Party) -> None:
        notice = party.cells.get("federal_register_notice", "")
        if not notice:
            return
        seen = party.piece(self._sha, "federal_register_notice", notice)
        cited, left_over = read_notice(notice)
        for number, facts in enumerate(cited, start=1):
            self._tables["citations"].append(Citation(entry_id, self._day, number, *facts, seen))
        if left_over:
            self._quarantine("federal register notice", f"nothing beside citations, not {left_over!r}", seen)

    def _quarantine(self, kind: str, expected: str, evidence: Evidence) -> None:
        key = self._day.isoformat()
        quarantine_id = digest(key, kind, expected, evidence.span_start, evidence.printed_text)
        self._tables["quarantine"].append(Quarantined(quarantine_id, key, kind, expected, evidence))


def _pieces(cell: str) -> Iterator[str]:
    """The texts that a cell joins by semicolons."""
    return (piece for piece in _BETWEEN.split(cell.strip("; ")) if piece)
