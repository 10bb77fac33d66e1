"""From landed bytes to raw tables, one partition at a time; what was read before is not read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables
from dagster_project.sources.derived import DERIVED
from dagster_project.storage import (
    batches,
    claim_models,
    files,
    lake,
    listed_names,
    manifests,
    readers,
)
from dagster_project.storage.engines import SPARK, Engine
from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    from dagster_project.sources.news.claim_models import ClaimModel
    from dagster_project.sources.news.lexicon import Lexicon

PARTITIONED_TABLES = {
    source: [table for table in tables if f"{source}__{table}" not in DERIVED] for source, tables in lake.TABLES.items()
}
LOOKED_FOR = ("mentions", "claims", "name_candidates", "refused_claims")
_READ_OF_ARTICLES = ("article_id", "document_sha256", "publisher", "body")
_PORTION, _PORTION_BYTES = 4, 1 << 23  # partitions, and bytes of their documents
_WHOLE = "all"  # the one partition of a table that is made from several sources


@dataclass(frozen=True, slots=True)
class Partition:
    """One partition of a source: a rule, an edition of the list, a day of news, an ownership table."""

    source: str
    key: str


def unread(folders: Folders) -> list[Partition]:
    """The partitions whose documents are landed and not read, or read by an older reader."""
    return list(unread_documents(folders))


def unread_documents(folders: Folders) -> dict[Partition, list[manifests.Manifest]]:
    """Each unread partition with the documents that it is read from."""
    landed: dict[Partition, list[manifests.Manifest]] = {}
    for one in manifests.landed(folders):
        landed.setdefault(Partition(one.source, one.partition_key), []).append(one)
    counted = {partition: manifests.documents_of(partition.source, landed[partition]) for partition in landed}
    found = [partition for partition in counted if not _is_read(folders, partition, counted[partition])]
    return {one: counted[one] for one in sorted(found, key=lambda one: list(lake.TABLES).index(one.source))}


def portions(waiting: Mapping[Partition, Sequence[manifests.Manifest]]) -> list[list[Partition]]:
    """Divide partitions into portions worth a step each: a few that follow each other, or one that is large."""
    sizes = {partition: sum(one.size_bytes for one in documents) for partition, documents in waiting.items()}
    found: list[list[Partition]] = [[]]
    for partition in waiting:
        last = found[-1]
        if len(last) == _PORTION or (last and sum(sizes[one] for one in (*last, partition)) > _PORTION_BYTES):
            found.append([])
        found[-1].append(partition)
    return [portion for portion in found if portion]


def _is_read(folders: Folders, partition: Partition, documents: Iterable[manifests.Manifest]) -> bool:
    """Whether the raw tables hold what today's reader finds in these documents."""
    digests = [document.sha256 for document in documents]
    tables = PARTITIONED_TABLES[partition.source]
    return bool(digests) and lake.is_current(folders, partition.source, partition.key, digests, tables)


def read_partition(
    folders: Folders, partition: Partition, documents: Sequence[manifests.Manifest] | None = None
) -> dict[str, lake.Written]:
    """Read a partition's documents and write its raw tables; of a rule the best form, compared with its other forms.

    Which documents these are is found out among all that are landed, unless they are given.
    """
    if documents is None:
        documents = manifests.documents(folders, partition.source, partition.key)
    if not documents:
        raise ValueError(f"{partition.source} {partition.key}: no such document is landed; put it into {folders.inbox}")
    if partition.source == "news":
        return _read_news(folders, partition, documents)
    if partition.source == "ownership":
        from dagster_project.storage.streams import read_into_lake

        return read_into_lake(folders, partition.key, documents[-1])
    others = documents[:-1] if partition.source == "federal_register" else []
    tables: Tables = {table: [] for table in PARTITIONED_TABLES[partition.source]}
    for document in documents[len(others) :]:
        found = read_document(document, manifests.content(document, folders))
        for table, records in tables.items():
            records.extend(found[table])
    for document in reversed(others):
        _compare(tables, document, manifests.content(document, folders))
    digests = [document.sha256 for document in documents]
    return lake.write(folders, partition.source, partition.key, tables, digests)


def read_document(document: manifests.Manifest, content: bytes) -> Tables:
    """The records of one document, by its source's reader."""
    try:
        if document.archive_sha256:
            return readers.read_archive(document.media_type, content, document.sha256)
        return readers.read(document.source, content, document.sha256, document.partition_key)
    except UnreadableDocument as error:
        raise files.RefusedFile(document.file_name, error) from error


def _compare(best: Tables, document: manifests.Manifest, content: bytes) -> None:
    """Add how another form of a rule compares; one that a changed reader refuses is put into quarantine."""
    from dagster_project.sources.federal_register import forms

    try:
        other = readers.read(document.source, content, document.sha256, document.partition_key)
    except UnreadableDocument as error:
        best["quarantine"].append(forms.unreadable(best, str(document.form), str(error)))
        return
    best["form_comparisons"] += forms.compare(best, other)


def _read_news(
    folders: Folders, partition: Partition, documents: Sequence[manifests.Manifest]
) -> dict[str, lake.Written]:
    """Read a day's documents one by one: a day of an archive may be larger than memory."""
    known: dict[str, set[str]] = {}
    found = (_once(read_document(one, manifests.content(one, folders)), known) for one in documents)
    digests, tables = [document.sha256 for document in documents], PARTITIONED_TABLES["news"]
    return batches.write(folders, "news", partition.key, found, digests, tables)


def _once(tables: Tables, known: dict[str, set[str]]) -> Tables:
    """Records of which none has the id, its first field, of another: archives that overlap hold the same articles."""
    found: Tables = {}
    for table in PARTITIONED_TABLES["news"]:
        by_id = {getattr(record, fields(record)[0].name): record for record in reversed(tables[table])}
        before = known.setdefault(table, set())
        found[table] = [record for one, record in reversed(by_id.items()) if one not in before]
        before.update(by_id)
    return found


def find_mentions(folders: Folders) -> None:
    """Look for every listed name in every day's articles; write short forms, and mentions and claims a day at a time.

    A day that was looked through for the same names is left as it is.
    """
    names = listed_names.gather(folders)
    models = claim_models.installed()
    searched = files.hash_of((names.rows(), [model.name for model in models]))
    lake.write(folders, "news", _WHOLE, {"short_forms": readers.short_forms_of(names)}, [searched])
    days = lake.partitions(folders, "news__articles")
    read_from = partial(_searched_in, folders, searched)
    waiting = [day for day in days if not lake.is_current(folders, "news", day, read_from(day), LOOKED_FOR)]
    if waiting:
        for day, found in _looked_through(folders, waiting, readers.lexicon_of(names), models):
            batches.write(folders, "news", day, found, read_from(day), LOOKED_FOR)
    for table in (f"news__{one}" for one in LOOKED_FOR):
        lake.forget(folders, table, set(lake.partitions(folders, table)) - set(days))


def _searched_in(folders: Folders, searched: str, day: str) -> list[str]:
    """Name what the findings of a day rest on: what was looked for, and the documents of its articles."""
    documents = lake.partition(folders, "news__articles", day, ["document_sha256"])["document_sha256"]
    return [searched, *documents.unique()]


def _looked_through(
    folders: Folders, days: list[str], lexicon: "Lexicon", models: "list[ClaimModel]"
) -> Iterator[tuple[str, Iterator[Tables]]]:
    """Give each day with what is found in its articles, here or, where Spark is the engine, by its workers.

    Raises UnusableEngine where Spark cannot work here.
    """
    engine = Engine.from_environment()
    if engine.name == SPARK:
        engine.require(folders)
        from dagster_project.storage.spark import news

        yield from news.looked_through(folders, engine.master, days, _READ_OF_ARTICLES, lexicon)
        return
    for day in days:
        pieces = batches.pieces(folders, "news__articles", day, _READ_OF_ARTICLES)
        yield day, (readers.looked_through(articles, lexicon, models) for articles in pieces)


def find_copies(folders: Folders) -> None:
    """Find which articles are copies of one story and write it, for all days at once: copies appear days later."""
    told = ("article_id", "document_sha256", "published_date", "published_at")
    landed = [(one.sha256, _published_name(one)) for one in manifests.landed(folders) if one.source == "news"]
    origins = pl.DataFrame(landed, schema={"document_sha256": pl.String, "origin": pl.String}, orient="row")
    articles = lake.scan(folders, "news__articles", told).join(origins, on="document_sha256", how="left")
    copies = readers.copies_in(lake.scan(folders, "news__sketches"), articles)
    lake.write(folders, "news", _WHOLE, {"copies": copies}, sorted(articles["document_sha256"].unique()))


def _published_name(document: manifests.Manifest) -> str:
    """Where a document was fetched; of a file its name, for its folder is nobody else's business."""
    return document.origin if document.origin.startswith("http") else document.file_name
