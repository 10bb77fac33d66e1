"""A copy of a published data folder to which parties, an article and a claim with hostile names are added."""

import shutil
from pathlib import Path

import duckdb

from dagster_project.storage.folders import Folders

ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
FORMULA = "=cmd|' /C calc'!A0"
DROP = "'; drop table entities; --"
RIGHT_TO_LEFT = "Firm \u202egnahc eulav\u202c \u2067\u05d0\u05d1\u05d2 Ltd."
LONG = "L" * 10_000
NAMES = {"script": SCRIPT, "formula": FORMULA, "drop": DROP, "turned": RIGHT_TO_LEFT, "long": LONG}

# In each table a row of Zhipu is added again, with this id and this name in its place.
_IDS = ("entity_id", "group_id")
_KEYS = ("name_id", "address_id", "listing_id", "event_id", "claim_id", "entity_news_id")
_ADDED = {
    "entities": ("name", "group_name", "listing_reason"),
    "entity_names": ("name", "printed_text"),
    "entity_addresses": ("address", "printed_text"),
    "listings": ("name", "license_requirement"),
    "listing_events": ("name", "detail", "printed_text"),
    "fact_checks": ("claimed_name", "claim_text"),
    "entity_news": ("title", "sentence", "url"),
}


def copied(published: Folders, target: Path) -> Folders:
    """Copy what the dashboard reads, and add the hostile ones to the copy."""
    folders = Folders(target)
    for name in ("published", "landing", "quality"):
        shutil.copytree(published.root / name, target / name)
    with duckdb.connect(folders.published_file) as connection:
        for entity_id, name in NAMES.items():
            for table, texts in _ADDED.items():
                _add(connection, table, texts, entity_id, name)
    return folders


def without(folders: Folders) -> None:
    """Publish a file that lacks them, as a run does: written beside the old one and put in its place."""
    new = folders.published_file.with_suffix(".new")
    shutil.copy(folders.published_file, new)
    with duckdb.connect(new) as connection:
        connection.execute("delete from marts.entities where entity_id in $ids", {"ids": list(NAMES)})
    new.replace(folders.published_file)


def _add(connection: duckdb.DuckDBPyConnection, table: str, texts: tuple[str, ...], entity_id: str, name: str) -> None:
    columns = [row[0] for row in connection.execute(f"describe marts.{table}").fetchall()]
    made = {**dict.fromkeys(_IDS, "$id"), **{key: f"$id || {key}" for key in _KEYS}, **dict.fromkeys(texts, "$name")}
    cells = ", ".join(f"{made[column]} as {column}" if column in made else column for column in columns)
    of_zhipu = "where entity_id = (select entity_id from marts.entities where name = $zhipu) limit 1"
    asked = {"id": entity_id, "name": name, "zhipu": ZHIPU}
    connection.execute(f"insert into marts.{table} select {cells} from marts.{table} {of_zhipu}", asked)
