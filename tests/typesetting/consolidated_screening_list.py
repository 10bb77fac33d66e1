"""Sets parties into the two forms in which the Consolidated Screening List is published, CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dagster_project.sources.consolidated_screening_list.party import COLUMNS

ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
_LISTS = ("programs", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth")


@dataclass(frozen=True)
class Party:
    """One party: its name, its list, addresses as (address, city, country), identifiers as (type, number, country)."""

    name: str
    source: str = ENTITY_LIST
    aliases: tuple[str, ...] = ()
    addresses: tuple[tuple[str | None, str | None, str | None], ...] = ()
    ids: tuple[tuple[str, str, str | None], ...] = ()
    cells: dict[str, str] = field(default_factory=dict)  # the other columns, by name


def parties(path: Path) -> list[Party]:
    """All parties of the projection of an edition, in its order; of an address it has the country alone."""
    listed = json.loads(path.read_text())
    tables = listed["tables"]

    def cells(entry: dict[str, Any]) -> dict[str, str]:
        coded = (("lr", "license_requirement", "licenceRequirements"), ("lp", "license_policy", "licencePolicies"))
        coded += (("pg", "programs", "programmes"), ("u", "source_list_url", "urls"))
        plain = (("t", "type"), ("e", "entity_number"), ("fr", "federal_register_notice"))
        return {column: tables[table][entry[key]] for key, column, table in coded if key in entry} | {
            column: entry[key] for key, column in plain if key in entry
        }

    return [
        Party(
            entry["n"],
            tables["sources"][entry["s"]],
            tuple(entry.get("a", ())),
            tuple((None, None, country) for country in entry.get("c", ())),
            cells=cells(entry) | {"_id": f"{number:032x}"},
        )
        for number, entry in enumerate(listed["entries"])
    ]


def as_csv(listed: Iterable[Party]) -> bytes:
    """The parties as CSV, every cell quoted, as the publisher quotes them."""
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, restval="", quoting=csv.QUOTE_ALL, lineterminator="\n")
    written.write(",".join(COLUMNS) + "\n")
    for party in listed:
        texts = {
            "name": party.name,
            "source": party.source,
            "alt_names": "; ".join(party.aliases),
            "addresses": "; ".join(", ".join(filter(None, address)) for address in party.addresses),
            "ids": "; ".join(", ".join(filter(None, one)) for one in party.ids),
        }
        writer.writerow(party.cells | texts)
    return written.getvalue().encode()


def as_json(listed: Iterable[Party], **header: Any) -> bytes:
    """The parties as JSON: `results` behind the members of the header, a list where the CSV joins."""
    return json.dumps(header | {"results": [_result(party) for party in listed]}).encode()


def _result(party: Party) -> dict[str, Any]:
    cells: dict[str, Any] = {column: party.cells.get(column) or None for column in COLUMNS if column != "_id"}
    for column in _LISTS:
        cells[column] = cells[column].split("; ") if cells[column] else []
    parts = ("address", "city", "state", "postal_code", "country")
    places = [(street, city, None, None, country) for street, city, country in party.addresses]
    return cells | {
        "id": party.cells.get("_id"),
        "name": party.name,
        "source": party.source,
        "alt_names": list(party.aliases),
        "addresses": [dict(zip(parts, place, strict=True)) for place in places],
        "ids": [dict(zip(("type", "number", "country"), one, strict=True)) for one in party.ids],
    }
