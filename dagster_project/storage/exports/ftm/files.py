"""A data set of FollowTheMoney as files: entities as JSON lines, and what describes them to OpenSanctions' tools."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dagster_project.storage.exports.ftm import rows
from dagster_project.storage.exports.ftm.building import DATASET, Builder
from dagster_project.storage.exports.marts import Edition

if TYPE_CHECKING:
    import duckdb
    from followthemoney import ValueEntity

ENTITIES = "entities.ftm.json"
_MIME_TYPE = "application/json+ftm"
_TITLE = "Entity Ledger: the U.S. Entity List, Unverified List and Military End-User List"
_SUMMARY = "Parties on the lists of the Bureau of Industry and Security, with their history as the rules print it."


def write_data_set(
    connection: "duckdb.DuckDBPyConnection", edition: Edition, folder: Path, url: str, told: Callable[[int], object]
) -> list[str]:
    """Write the data set into the folder; give a line for each property of which the model did not take all.

    The url is where the folder will be found: what describes the data set names its file by it.
    """
    builder, digest = Builder(), sha1(usedforsecurity=False)  # as OpenSanctions sums its own files
    counts = {"entities": 0, "things": 0}
    with (folder / ENTITIES).open("wb") as file:
        for entity in _entities(builder, connection, told):
            line = _line(entity)
            file.write(line)
            digest.update(line)
            counts["entities"] += 1
            counts["things"] += entity.schema.is_a("Thing")
    index = _index(edition, counts, url, (folder / ENTITIES).stat().st_size, digest.hexdigest())
    _put(folder / "index.json", index)
    _put(folder / "catalog.json", {"datasets": [index], "updated_at": index["updated_at"]})
    _put(folder / "manifest.yml", _manifest(index, url))  # JSON is YAML
    left = [f"{name}: {n:,} values that FollowTheMoney does not take, left out" for name, n in builder.left_out.items()]
    return left + [f"{name}: {n:,} values cut, whole among notes or description" for name, n in builder.cut.items()]


def _entities(
    builder: Builder, connection: "duckdb.DuckDBPyConnection", told: Callable[[int], object]
) -> "Iterator[ValueEntity]":
    for row in rows.parties(connection):
        yield from builder.party(row)
        told(1)
    for row in rows.addresses(connection):
        yield builder.address(row)
        told(1)
    for row in rows.relations(connection):
        yield builder.relation(row)
        told(1)


def _line(entity: "ValueEntity") -> bytes:
    """An entity as one line, the same for the same entity."""
    facts = entity.to_dict()
    facts["referents"] = sorted(facts["referents"])
    return (json.dumps(facts, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _index(edition: Edition, counts: dict[str, int], url: str, size: int, checksum: str) -> dict[str, Any]:
    """What the data set is: its version grows with the time of the release, so that a reader loads a newer one."""
    moment = dt.datetime.fromisoformat(edition.released_at)
    stated = moment.strftime("%Y-%m-%dT%H:%M:%S")
    entities = {"name": ENTITIES, "checksum": checksum, "timestamp": stated, "mime_type": _MIME_TYPE, "size": size}
    if _is_served(url):  # a resource has an address of the web or none
        entities["url"] = f"{url}/{ENTITIES}"
    return {
        "name": DATASET,
        "title": _TITLE,
        "summary": _SUMMARY,
        "version": f"{moment:%Y%m%d%H%M%S}-{edition.release_id[:3]}",
        "updated_at": stated,
        "last_export": stated,
        "entity_count": counts["entities"],
        "thing_count": counts["things"],
        "coverage": {"countries": ["us"], "frequency": "unknown"},
        "entities_url": f"{url}/{ENTITIES}",
        "resources": [{**entities, "title": "FollowTheMoney entities"}],
    }


def _manifest(index: dict[str, Any], url: str) -> dict[str, Any]:
    """What yente is given: the catalogue where the folder is served, else the data set with the path of its file."""
    if _is_served(url):
        return {
            "catalogs": [{"url": f"{url}/catalog.json", "scope": DATASET, "resource_name": ENTITIES}],
            "datasets": [],
        }
    return {"catalogs": [], "datasets": [{key: index[key] for key in ("name", "title", "version", "entities_url")}]}


def _is_served(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def _put(path: Path, facts: dict[str, Any]) -> None:
    path.write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
