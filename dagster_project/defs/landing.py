"""The asset of landed documents."""

from collections.abc import Iterator

import dagster as dg

from dagster_project.defs import metadata, partitions
from dagster_project.storage import landing, manifests
from dagster_project.storage.folders import Folders

DOCUMENTS = dg.AssetKey(["landing", "documents"])
_TAKEN = "every_file_was_taken"
_SHOWN = 100  # documents, the newest: news alone may be thousands


@dg.asset(
    key=DOCUMENTS,
    group_name="landing",
    kinds={"file"},
    check_specs=[dg.AssetCheckSpec(_TAKEN, asset=DOCUMENTS, description="No file in samples or inbox was refused.")],
)
def documents(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
    """Documents as published: bytes stored once under their SHA-256, each with a manifest."""
    folders = Folders.from_environment()
    result = landing.land_all(folders)
    partitions.add_landed(context.instance, folders)
    known = manifests.landed(folders)
    newest = sorted(known, key=lambda one: one.fetched_at)[-_SHOWN:]
    rows = [(one.source, one.partition_key, one.file_name, one.media_type, one.fetched_at) for one in newest]
    shown = metadata.table(["source", "partition", "file", "type", "fetched at"], rows)
    refused = [str(error) for error in result.refused]
    taken = dg.AssetCheckResult(
        passed=not refused,
        check_name=_TAKEN,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "refused": dg.MetadataValue.md("\n".join(f"- {metadata.escaped(line)}" for line in refused) or "none")
        },
    )
    yield dg.MaterializeResult(
        metadata={
            "documents": len(known),
            "new": sum(one.is_new for one in result.landed),
            "preview": dg.MetadataValue.md(shown),
            "folder": dg.MetadataValue.path(folders.landing),
        },
        check_results=[taken],
    )
