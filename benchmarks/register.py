"""A register in GLEIF's layout from landing to the published marts: what a party and its parent cost, and weigh."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import stages
from dagster_project.storage.folders import Folders

_DEFAULT = 20_000
_TIMES = 10
_MOST_COST = 1.3  # of a party of the larger register over one of the smaller
_FAMILY = 10
_PLACE = {"FirstAddressLine": "No. 1 Long Road, Building 2", "City": "Beijing", "Region": "CN-BJ", "Country": "CN"}
_DAY = "2024-03-01T08:00:00Z"


def main(count: int = _DEFAULT) -> int:
    """Print one table; return 1 if a party of the larger register costs more to land and to read."""
    stages.head("a register, party and parent", "parties")
    small, large = (stages.measured("benchmarks.register", size) for size in (count // _TIMES, count))
    each = [(one.cpu["land"] + one.cpu["read"]) / one.count for one in (small, large)]
    ratio = each[1] / each[0]
    stages.tell_one_more(small, large)
    print(f"{'cost of a party, tenfold register':<40}{'':>24} ratio {ratio:.2f}, at most {_MOST_COST}")
    return 0 if ratio <= _MOST_COST else 1


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
            "LegalName": {"@xml:lang": "en", "$": f"Company {number} Holdings Limited"},
            **places,
            "RegistrationAuthority": {
                "RegistrationAuthorityID": {"$": "RA000001"},
                "RegistrationAuthorityEntityID": {"$": f"91{number:016}"},
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


def _lei(number: int) -> str:
    return f"MADE00{number:012}00"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--parties", type=int, default=_DEFAULT, help="parties of the larger register")
    asked.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--count", type=int, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        stages.pass_through(given.one, given.count, _make)
    else:
        sys.exit(main(given.parties))
