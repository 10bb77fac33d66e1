"""A register in GLEIF's layout from landing to the published marts: what a party and its parent cost, and weigh."""

import json
import random
from collections.abc import Iterator

from benchmarks import stages
from dagster_project.reading.evidence import digest
from dagster_project.storage.folders import Folders

_DEFAULT = 20_000
_MOST_COST = 1.3  # of a party of the larger register over one of the smaller
_FAMILY = 10
_PLACE = {"FirstAddressLine": "No. 1 Long Road, Building 2", "City": "Beijing", "Region": "CN-BJ", "Country": "CN"}
_SYLLABLES = ("ba", "con", "dis", "el", "for", "gen", "in", "ket", "lo", "mar", "ner", "or", "per", "ra", "ser", "ti")
_DAY = "2024-03-01T08:00:00Z"


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if a party of the larger register costs more to land and to read."""
    title = "a register, party and parent"
    is_linear, _ = stages.compared("benchmarks.register", title, "parties", count, _MOST_COST, ("land", "read"))
    return 0 if is_linear else 1


def _make(folders: Folders, count: int) -> None:
    """Two files, as GLEIF publishes them: who is who, and who owns whom."""
    for name, list_name, records in (
        ("lei2", "records", _parties(count)),
        ("rr", "relations", _relations(count)),
    ):
        with (folders.inbox / f"20261101-0800-gleif-goldencopy-{name}-golden-copy.json").open("w") as file:
            file.write(f'{{"{list_name}": [')
            for place, record in enumerate(records):
                file.write(f"{', ' if place else ''}{json.dumps(record)}")
            file.write("]}")


def _parties(count: int) -> Iterator[dict[str, object]]:
    for number in range(count):
        places = {
            name: {one: {"$": text} for one, text in _PLACE.items()} for name in ("LegalAddress", "HeadquartersAddress")
        }
        entity = {
            "LegalName": {"@xml:lang": "en", "$": _name(number)},
            **places,
            "RegistrationAuthority": {
                "RegistrationAuthorityID": {"$": "RA000001"},
                "RegistrationAuthorityEntityID": {"$": _lei(number)[:18]},
            },
            "LegalJurisdiction": {"$": "CN"},
            "EntityCategory": {"$": "GENERAL"},
            "LegalForm": {"EntityLegalFormCode": {"$": "ECAK"}},
            "EntityStatus": {"$": "ACTIVE"},
            "EntityCreationDate": {"$": "2010-01-01T00:00:00Z"},
        }
        yield {"LEI": {"$": _lei(number)}, "Entity": entity, "Registration": _registration("ISSUED")}


def _relations(count: int) -> Iterator[dict[str, object]]:
    """Each party but the first of a family is consolidated by another of it, as in a tree."""
    for number in range(count):
        place = number % _FAMILY
        owner = number - place + (place - 1) // 2 if place else (number + _FAMILY) % count
        period = {"StartDate": {"$": "2019-05-01T00:00:00Z"}, "PeriodType": {"$": "RELATIONSHIP_PERIOD"}}
        relation = {
            "StartNode": {"NodeID": {"$": _lei(number)}, "NodeIDType": {"$": "LEI"}},
            "EndNode": {"NodeID": {"$": _lei(owner)}, "NodeIDType": {"$": "LEI"}},
            "RelationshipType": {"$": "IS_DIRECTLY_CONSOLIDATED_BY"},
            "RelationshipPeriods": {"RelationshipPeriod": [period]},
            "RelationshipStatus": {"$": "ACTIVE"},
        }
        yield {"RelationshipRecord": {"Relationship": relation, "Registration": _registration("PUBLISHED")}}


def _registration(status: str) -> dict[str, object]:
    told = {
        "InitialRegistrationDate": _DAY,
        "LastUpdateDate": _DAY,
        "RegistrationStatus": status,
        "NextRenewalDate": _DAY,
    }
    return {name: {"$": text} for name, text in told.items()}


def _name(number: int) -> str:
    made = random.Random(number)
    words = ("".join(made.choices(_SYLLABLES, k=made.randint(2, 4))) for _ in range(3))
    return f"{' '.join(words)} Co., Ltd.".title()


def _lei(number: int) -> str:
    """Letters and digits without an order, as an LEI has, so that files of it do not pack better than GLEIF's."""
    return f"{digest(number)[:18].upper()}00"


if __name__ == "__main__":
    stages.command(__doc__, "--parties", _DEFAULT, main, _make)
