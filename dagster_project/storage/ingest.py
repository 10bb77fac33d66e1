"""From landed bytes to raw tables, one partition at a time; what was read before is not read again."""

from dataclasses import dataclass

import polars as pl

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.storage import lake, landing, readers
from dagster_project.storage.folders import Folders

PARTITIONED_TABLES = {
    source: [table for table in tables if f"{source}__{table}" not in lake.DERIVED]
    for source, tables in lake.TABLES.items()
}
_WHOLE = "all"  # the one partition of a table that is made from several sources


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition of a source: a rule, an edition of the list, a day of news, an ownership table."""

    source: str
    key: str


def unread(folders: Folders) -> list[Partition]:
    """The partitions whose documents are landed and not read, or read by an older reader."""
    found = [Partition(source, key) for source in lake.TABLES for key in landing.partitions(folders, source)]
    return [partition for partition in found if not is_read(folders, partition)]


def is_read(folders: Folders, partition: Partition) -> bool:
    """Whether the raw tables hold what today's reader finds in the partition's documents."""
    digests = [document.sha256 for document in landing.documents(folders, partition.source, partition.key)]
    tables = PARTITIONED_TABLES[partition.source]
    return bool(digests) and lake.is_current(folders, partition.source, partition.key, digests, tables)


def read_partition(folders: Folders, partition: Partition) -> dict[str, pl.DataFrame]:
    """Read a partition's documents and write its raw tables; of a rule the best form, compared with its other forms."""
    documents = landing.documents(folders, partition.source, partition.key)
    if not documents:
        raise ValueError(f"{partition.source} {partition.key}: no such document is landed; put it into {folders.inbox}")
    if partition.source == "ownership":
        from dagster_project.storage.streams import read_into_lake

        return read_into_lake(folders, partition.key, documents[-1])
    others = documents[:-1] if partition.source == "federal_register" else []
    tables: Tables = {table: [] for table in PARTITIONED_TABLES[partition.source]}
    for document in documents[len(others) :]:
        found = read_document(document, landing.content(document, folders))
        for table, records in tables.items():
            records.extend(found[table])
    for document in reversed(others):
        _compare(tables, document, landing.content(document, folders))
    digests = [document.sha256 for document in documents]
    return lake.write(folders, partition.source, partition.key, tables, digests)


def read_document(document: landing.Manifest, content: bytes) -> Tables:
    """The records of one document, by its source's reader."""
    try:
        return readers.read(document.source, content, document.sha256, document.partition_key)
    except UnreadableDocument as error:
        raise landing.RefusedFile(document.file_name, error) from error


def _compare(best: Tables, document: landing.Manifest, content: bytes) -> None:
    """Add how another form of a rule compares; one that a changed reader refuses is put into quarantine."""
    from dagster_project.sources.federal_register import forms

    try:
        other = readers.read(document.source, content, document.sha256, document.partition_key)
    except UnreadableDocument as error:
        best["quarantine"].append(forms.unreadable(best, str(document.form), str(error)))
        return
    best["form_comparisons"] += forms.compare(best, other)


def find_mentions(folders: Folders) -> pl.DataFrame:
    """Look for every listed name in every article and write the mentions."""
    articles = lake.scan(folders, "news__articles")
    mentions = readers.mentions_in(articles, listed_names(folders))
    digests = {*articles["document_sha256"], *lake.scan(folders, "federal_register__entry_names")["document_sha256"]}
    return lake.write(folders, "news", _WHOLE, {"mentions": mentions}, sorted(digests))["news__mentions"]


def listed_names(folders: Folders) -> pl.Series:
    """Every name that a rule prints for an entry, once, in alphabetical order."""
    return lake.scan(folders, "federal_register__entry_names")["name"].unique().sort()
