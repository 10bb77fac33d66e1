"""Raw tables as large as asked, made by columns and not by reading: days of news, and a register of owners."""

import datetime as dt
import random
from collections.abc import Iterator
from functools import cache

import polars as pl

from dagster_project.reading.evidence import schema_of
from dagster_project.storage import files, lake
from dagster_project.storage.folders import Folders

A_DAY = 1_000  # articles
_A_FAMILY = 10  # parties of the register that one of them holds, through others
_LED = 100  # one family in so many is led by a listed party
_LINES, _LINES_EACH = 20_000, 10  # of 60 words: an article has some four kilobytes
_SYLLABLES = ("ba", "con", "dis", "el", "for", "gen", "in", "ket", "lo", "mar", "ner", "or", "per", "ra", "ser", "ti")
_SPOKE = "Officials spoke of "
_FIRST = dt.date(2024, 1, 1)
_TRUTHS = {"is_machine_written", "is_minimum_excluded", "is_maximum_excluded"}


def write(folders: Folders, rows: int, listed: list[str]) -> int:
    """Write about so many rows, a fifth each of articles, stories and mentions, of a register's parties and holdings.

    `listed` are names that the rules of the folder print: every article names one, and one family of the register in a
    hundred is led by one. Returns how many rows there are now; a larger number replaces what a smaller one wrote.
    """
    count = rows // 5
    for start in range(0, count, A_DAY):
        numbers = pl.DataFrame({"number": range(start, min(start + A_DAY, count))})
        day = _FIRST + dt.timedelta(days=start // A_DAY)
        for table, frame in _news(numbers, day, listed):
            _put(folders, f"news__{table}", day.isoformat(), frame)
    holdings = _holdings(pl.DataFrame({"number": range(count)}))
    parties = _parties(pl.DataFrame({"number": range(count)}), listed)
    _put(folders, "ownership__holdings", "register", holdings)
    _put(folders, "ownership__parties", "register", parties)
    return 4 * count + holdings.height


def _news(numbers: pl.DataFrame, day: dt.date, listed: list[str]) -> Iterator[tuple[str, pl.DataFrame]]:
    chance = random.Random(day.toordinal())
    lines = _lines()
    bodies = ["\n".join(chance.choices(lines, k=_LINES_EACH)) for _ in range(numbers.height)]
    named = [chance.choice(listed) for _ in range(numbers.height)]
    told = [f"{_SPOKE}{name} again." for name in named]
    articles = numbers.select(
        article_id=pl.format("a{}", "number"),
        title=pl.format("Article {}", "number"),
        published_date=pl.lit(day),
        published_at=pl.lit(dt.datetime.combine(day, dt.time(9), dt.UTC)),
        url=pl.format("https://news.test/{}", "number"),
        body=pl.Series([f"{one}\n{body}" for one, body in zip(told, bodies, strict=True)]),
        document_sha256=pl.format("s{}", "number"),
    )
    yield "articles", articles.with_columns(unextracted_text="body", printed_text="title")
    # every tenth repeats the one before
    story = pl.col("number") - (pl.col("number") % 10 == 9).cast(pl.Int64)
    yield (
        "copies",
        numbers.select(
            article_id=pl.format("a{}", "number"),
            story_id=pl.format("a{}", story),
            similarity=pl.lit(1.0),
            basis=pl.when(story == pl.col("number")).then(pl.lit("first")).otherwise(pl.lit("near_text")),
            origin=pl.lit("archive.jsonl"),
        ),
    )
    yield (
        "mentions",
        numbers.select(
            mention_id=pl.format("m{}", "number"),
            article_id=pl.format("a{}", "number"),
            name=pl.Series(named),
            method=pl.lit("name"),
            score=pl.lit(1.0),
            sentence=pl.Series(told),
            document_sha256=pl.format("s{}", "number"),
            printed_text=pl.Series(named),
            span_start=pl.lit(len(_SPOKE)),
            span_end=pl.Series([len(_SPOKE) + len(name) for name in named]),
        ),
    )


@cache
def _lines() -> list[str]:
    chance = random.Random(2025)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    return [" ".join(chance.choices(words, k=60)).capitalize() + "." for _ in range(_LINES)]


def _parties(numbers: pl.DataFrame, listed: list[str]) -> pl.DataFrame:
    own = pl.format("Company {} Holdings Limited", "number")
    names = pl.lit(pl.Series(listed)).gather(pl.col("number") // (_A_FAMILY * _LED) % len(listed))
    return numbers.select(
        party_name_id=pl.format("p{}", "number"),
        row_number=pl.col("number") + 1,
        format=pl.lit("gleif"),
        identifier=pl.format("LEI:{}", "number"),
        lei=pl.format("{}", "number"),
        name=pl.when(pl.col("number") % (_A_FAMILY * _LED) == 0).then(names).otherwise(own),
        name_type=pl.lit("primary"),
        party_type=pl.lit("GENERAL"),
        country_code=pl.lit("CN"),
        status=pl.lit("ACTIVE"),
        record_id=pl.format("LEI:{}", "number"),
        record_status=pl.lit("ISSUED"),
        source_date=pl.lit(_FIRST),
        document_sha256=pl.lit("p" * 64),
        printed_text=own,
    )


def _holdings(numbers: pl.DataFrame) -> pl.DataFrame:
    """Within a family each holds two others, as in a tree."""
    place = pl.col("number") % _A_FAMILY
    owner = pl.col("number") - place + (place - 1) // 2
    return numbers.filter(place > 0).select(
        holding_id=pl.format("h{}", "number"),
        row_number=pl.col("number") + 1,
        format=pl.lit("gleif"),
        owner_identifier=pl.format("LEI:{}", owner),
        owned_identifier=pl.format("LEI:{}", "number"),
        relation_type=pl.lit("parent"),
        interest_type=pl.lit("IS_DIRECTLY_CONSOLIDATED_BY"),
        directness=pl.lit("direct"),
        valid_from=pl.lit(_FIRST),
        record_id=pl.format("r{}", "number"),
        record_status=pl.lit("PUBLISHED"),
        source_name=pl.lit("GLEIF"),
        source_date=pl.lit(_FIRST),
        source_text=pl.lit("IS_DIRECTLY_CONSOLIDATED_BY, PUBLISHED"),
        document_sha256=pl.lit("h" * 64),
        printed_text=pl.lit("{}"),
    )


def _put(folders: Folders, name: str, partition: str, told: pl.DataFrame) -> None:
    """Write a partition; columns that are not told are null, truths false."""
    schema = schema_of(lake.record_type(name))
    if unknown := set(told.columns) - set(schema):
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}")
    rest = {column: pl.lit(False if column in _TRUTHS else None) for column in schema if column not in told.columns}
    frame = told.with_columns(**rest).select(pl.col(column).cast(dtype) for column, dtype in schema.items())
    files.build(lake.file_of(folders, name, partition), frame.write_parquet)
