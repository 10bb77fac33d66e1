"""The assets of the raw tables: each partition read from its landed documents."""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from dagster_project.defs import metadata
from dagster_project.defs.landing import DOCUMENTS
from dagster_project.defs.partitions import EDITIONS, NEWS_DAYS, RULES, SCREENING_LISTS
from dagster_project.storage import files, ingest, lake, manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.ingest import PARTITIONED_TABLES, Partition
from dagster_project.storage.keys import write_keys

# The page of a partition at its publisher.
_LINKS = {"federal_register": metadata.link_of_rule, "ecfr": metadata.link_of_edition}
Results = Iterator[dg.MaterializeResult[None]]


def key_of(name: str) -> dg.AssetKey:
    """The asset of a raw table, by the table's full name."""
    return dg.AssetKey(["raw", name])


def specs(source: str) -> list[dg.AssetSpec]:
    """The assets of a source's tables, each described as its record is."""
    return [
        dg.AssetSpec(
            key_of(f"{source}__{table}"),
            deps=[DOCUMENTS],
            group_name="raw",
            kinds={"polars", "parquet"},
            description=lake.TABLES[source][table].__doc__,
        )
        for table in PARTITIONED_TABLES[source]
    ]


@dg.multi_asset(specs=specs("federal_register"), partitions_def=RULES)
def federal_register(context: dg.AssetExecutionContext) -> Results:
    """Read one rule into its raw tables."""
    yield from _read("federal_register", context.partition_key)


@dg.multi_asset(specs=specs("ecfr"), partitions_def=EDITIONS)
def ecfr(context: dg.AssetExecutionContext) -> Results:
    """Read one edition of the consolidated list."""
    yield from _read("ecfr", context.partition_key)


@dg.multi_asset(specs=specs("consolidated_screening_list"), partitions_def=SCREENING_LISTS)
def consolidated_screening_list(context: dg.AssetExecutionContext) -> Results:
    """Read one edition of the Consolidated Screening List."""
    yield from _read("consolidated_screening_list", context.partition_key)


@dg.multi_asset(specs=specs("news"), partitions_def=NEWS_DAYS)
def news(context: dg.AssetExecutionContext) -> Results:
    """Read the articles of one day."""
    yield from _read("news", context.partition_key)


@dg.multi_asset(specs=specs("ownership"))
def ownership() -> Results:
    """Read every ownership table that is landed."""
    folders = Folders.from_environment()
    for partition in manifests.partitions(folders, "ownership"):
        ingest.read_partition(folders, Partition("ownership", partition))
    lake.prepare(folders)
    for table in PARTITIONED_TABLES["ownership"]:
        name = f"ownership__{table}"
        yield dg.MaterializeResult(asset_key=key_of(name), metadata=metadata.of_frame(*lake.preview(folders, name)))


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            key_of(f"news__{table}"),
            deps=[
                *([] if table == "short_forms" else [key_of("news__articles")]),
                *(key_of(f"{printing}__entry_names") for printing in ("federal_register", "ecfr")),
            ],
            group_name="raw",
            kinds={"polars", "parquet"},
            description=lake.TABLES["news"][table].__doc__,
        )
        for table in ("short_forms", *ingest.LOOKED_FOR)
    ]
)
def mentions() -> Results:
    """Look for listed names and for claims in every article."""
    folders = Folders.from_environment()
    lake.prepare(folders)
    ingest.find_mentions(folders)
    for name in (f"news__{table}" for table in ("short_forms", *ingest.LOOKED_FOR)):
        yield dg.MaterializeResult(asset_key=key_of(name), metadata=metadata.of_frame(*lake.preview(folders, name)))


@dg.asset(
    key=key_of("news__copies"),
    deps=[key_of("news__articles"), key_of("news__sketches")],
    group_name="raw",
    kinds={"polars", "parquet"},
)
def copies() -> dg.MaterializeResult[None]:
    """One row per article: the story that it tells, which bears the id of the article that told it first."""
    folders = Folders.from_environment()
    lake.prepare(folders)
    ingest.find_copies(folders)
    return dg.MaterializeResult(metadata=metadata.of_frame(*lake.preview(folders, "news__copies")))


@dg.multi_asset(
    specs=[
        dg.AssetSpec(
            key_of(f"{source}__keys"),
            deps=[key_of(f"{printing}__entry_{source}") for printing in ("federal_register", "ecfr")],
            group_name="raw",
            kinds={"polars", "parquet"},
            description=lake.TABLES[source]["keys"].__doc__,
        )
        for source in ("names", "addresses")
    ]
)
def keys() -> Results:
    """Make the keys that printed names and addresses are compared by."""
    folders = Folders.from_environment()
    lake.prepare(folders)
    for name, written in write_keys(folders).items():
        yield dg.MaterializeResult(asset_key=key_of(name), metadata=metadata.of_frame(*written))


def _read(source: str, key: str) -> Results:
    folders = Folders.from_environment()
    for name, shown in read(folders, Partition(source, key), manifests.documents(folders, source, key)):
        yield dg.MaterializeResult(asset_key=key_of(name), metadata=shown)


def read(
    folders: Folders, partition: Partition, documents: Sequence[manifests.Manifest]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read a partition from its documents into its raw tables; give what is to be shown of each."""
    lake.prepare(folders)
    try:
        written = ingest.read_partition(folders, partition, documents)
    except files.RefusedFile as error:
        raise dg.Failure(str(error), allow_retries=False) from error
    shown = (
        ({"source": _LINKS[partition.source](partition.key)} if partition.source in _LINKS else {})
        | {
            "documents": ", ".join(document.file_name for document in documents),
            "origin": ", ".join(document.origin for document in documents),
            "landed file": dg.MetadataValue.path(manifests.path_of(documents[-1], folders)),
        }
        | _pages(written)
    )
    for name, found in written.items():
        picture = {}
        if name == "federal_register__entries":
            picture = metadata.first_page(manifests.content(documents[-1], folders), found.first)
        yield name, metadata.of_frame(*found) | shown | picture


def _pages(written: dict[str, lake.Written]) -> dict[str, int]:
    rules = written.get("federal_register__rules")
    return {} if rules is None else {"pages": int(rules.first["page_count"].sum())}
