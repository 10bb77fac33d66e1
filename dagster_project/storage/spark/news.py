"""Articles looked through as a Spark job: workers look through them piece by piece, days come back in their order."""

import pickle
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from dagster_project.reading.evidence import Tables
from dagster_project.storage import claim_models, files, lake, readers
from dagster_project.storage.folders import Folders
from dagster_project.storage.spark import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Row, SparkSession

    from dagster_project.sources.news.claim_models import ClaimModel
    from dagster_project.sources.news.lexicon import Lexicon

_PIECE = 1_000  # articles of a day, some 4 MB, beside which it costs little to make the automaton of names anew
_TASKS_OF_A_CORE = 4  # so that the slowest task is a small part of all
_FOUND = pa.schema([("day", pa.string()), ("number", pa.int64()), ("found", pa.binary())])


def looked_through(
    folders: Folders, master: str, days: Sequence[str], columns: Sequence[str], lexicon: "Lexicon"
) -> Iterator[tuple[str, Iterator[Tables]]]:
    """Give each of these days, in order, with what `readers.looked_through` finds in its articles, in their order.

    Raises FailedJob where a worker fails, or would read by other code or other models of claims.
    """
    paths = [str(lake.file_of(folders, "news__articles", day)) for day in days]
    shared = files.scratch(folders.warehouse, "news")  # which all workers must see
    with shared as place, session.job(folders, master) as spark:
        _search(spark, _waiting(spark, paths, columns), lexicon).write.parquet(f"{place}/found")
        rows = spark.read.parquet(f"{place}/found").orderBy("day", "number").toLocalIterator()
        yield from _by_day(days, rows)


def _waiting(spark: "SparkSession", paths: Sequence[str], columns: Sequence[str]) -> "DataFrame":
    """The articles of these files in pieces that lie together, whatever the sizes of days and of files."""
    from pyspark.sql.functions import expr

    told = ("_metadata.row_index as number", f"_metadata.row_index div {_PIECE} as piece")
    day = "replace(_metadata.file_name, '.parquet', '') as day"
    articles = spark.read.parquet(*paths).select(*columns, *map(expr, (day, *told)))
    tasks = _TASKS_OF_A_CORE * spark.sparkContext.defaultParallelism
    return articles.repartition(tasks, "day", "piece").sortWithinPartitions("day", "number")


def _search(spark: "SparkSession", articles: "DataFrame", lexicon: "Lexicon") -> "DataFrame":
    known = spark.sparkContext.broadcast((lexicon, _standing(claim_models.installed())))

    def search(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        lexicon, standing = known.value
        models = claim_models.installed()
        if _standing(models) != standing:
            raise RuntimeError("its package or its models of claims are not those of the program that asks")
        for batch in batches:
            yield _found(batch, lexicon, models)

    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", _PIECE)
    return articles.mapInArrow(search, "day string, number bigint, found binary")


def _standing(models: "Sequence[ClaimModel]") -> tuple[str, list[str]]:
    """What rows depend on beside articles and names: the code that reads, and the models beside it."""
    return lake.reader_fingerprint(), [model.name for model in models]


def _found(batch: pa.RecordBatch, lexicon: "Lexicon", models: "Sequence[ClaimModel]") -> pa.RecordBatch:
    pieces = pl.DataFrame(batch).partition_by("day", "piece", maintain_order=True)
    found = [pickle.dumps(readers.looked_through(piece, lexicon, models)) for piece in pieces]
    places = ([piece[column][0] for piece in pieces] for column in ("day", "number"))
    return pa.RecordBatch.from_pydict(dict(zip(_FOUND.names, (*places, found), strict=True)), schema=_FOUND)


def _by_day(days: Sequence[str], rows: "Iterator[Row]") -> Iterator[tuple[str, Iterator[Tables]]]:
    """Give every day with what was found in its pieces; a day without articles has none."""
    groups = groupby(rows, itemgetter("day"))
    ahead = next(groups, None)
    for day in days:
        if ahead is None or ahead[0] != day:
            yield day, iter(())
            continue
        yield day, (pickle.loads(row["found"]) for row in ahead[1])  # noqa: S301  # our own workers wrote it
        ahead = next(groups, None)
