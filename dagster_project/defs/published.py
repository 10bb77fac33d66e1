"""The assets that readers open: the database of the marts, and the description of its tables."""

import dagster as dg
from dagster_dbt import DbtCliResource

from dagster_project.defs import metadata
from dagster_project.defs.checks import require_open
from dagster_project.defs.warehouse import build_warehouse
from dagster_project.quality import report
from dagster_project.storage import files, graphs, release, warehouse
from dagster_project.storage.folders import Folders
from dagster_project.storage.sql import MARTS

_MARTS = sorted(key for key in build_warehouse.keys if key.path[0] == MARTS)


@dg.asset(key=dg.AssetKey(["published", "entity_ledger"]), deps=_MARTS, group_name="published", kinds={"duckdb"})
def entity_ledger() -> dg.MaterializeResult[None]:
    """The published database: the marts alone, put in its place in one step once both doors are open."""
    folders = Folders.from_environment()
    try:
        require_open(folders)
    except report.ClosedDoor as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    released = release.publish(folders)
    graphs.write(folders)
    return dg.MaterializeResult(
        metadata={
            "rows": metadata.counts(released.row_counts),
            "released at": released.released_at,
            "database": dg.MetadataValue.path(folders.published_file),
            "parquet": dg.MetadataValue.path(folders.published / "parquet"),
            "groups": dg.MetadataValue.path(folders.published / "graphs" / "index.html"),
            "what was checked": dg.MetadataValue.path(folders.quality / "index.html"),
        }
    )


@dg.asset(key=dg.AssetKey(["published", "documentation"]), deps=_MARTS, group_name="published", kinds={"dbt"})
def documentation(dbt: DbtCliResource) -> dg.MaterializeResult[None]:
    """What each table and column means, as one page that dbt writes."""
    folders = Folders.from_environment()
    page = folders.descriptions
    note, fingerprint = page.with_name("fingerprint"), warehouse.dbt_fingerprint(folders)
    if not (page.exists() and note.exists() and note.read_text(encoding="utf-8") == fingerprint):  # takes 7 seconds
        made = dbt.cli(["docs", "generate", "--static"], target_path=folders.dbt_target / "docs").wait()
        files.put(page, (made.target_path / "static_index.html").read_bytes())
        files.put(note, fingerprint.encode())
    return dg.MaterializeResult(metadata={"page": dg.MetadataValue.path(page)})
