"""Where the bodies of articles name a listed party: one pass over each body for all names and short forms at once."""

from collections.abc import Sequence

import polars as pl

from dagster_project.reading.evidence import Evidence, digests, schema_of
from dagster_project.reading.names import fold
from dagster_project.sources.news.hits import hits_in
from dagster_project.sources.news.lexicon import Lexicon, lexicon_of
from dagster_project.sources.news.plain_prints import FOUND, plain_mentions
from dagster_project.sources.news.records import Mention, ShortForm
from dagster_project.sources.news.resolving import resolved
from dagster_project.sources.news.scanning import Scanned, scan
from dagster_project.sources.news.sentence_columns import SentencesOf
from dagster_project.sources.news.sentences import Sentences
from dagster_project.sources.news.short_forms import short_forms

_OWN = ("mention_id", "article_id", "name", "method", "score", "support", "sentence")
_PLACE = ("document_sha256", "printed_text", "span_start", "span_end")
_AT_ONCE = 5_000  # bodies that are searched in one pass, some 20 MB: each pass builds its automaton anew


def find_mentions(articles: pl.DataFrame, names: "pl.DataFrame | pl.Series | Lexicon") -> list[Mention]:
    """Find every listed party in bodies, as `mentions_in` does, `names` being also a series or a frame of names.

    These have the column `name` (and, where known, `primary_name` and `destination`).
    """
    lexicon = names if isinstance(names, Lexicon) else lexicon_for(names)
    return records_of(mentions_in(articles, lexicon))


def mentions_in(articles: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Find every listed party in bodies (columns article_id, document_sha256, body; publisher, where known).

    One row for each mention, as the raw table has it. Where names overlap, the one that begins first counts, of those
    the longest.
    """
    texts = articles.filter(pl.col("body").is_not_null())
    parts = (texts.slice(start, _AT_ONCE) for start in range(0, texts.height if lexicon.parties else 0, _AT_ONCE))
    schema = schema_of(Mention)
    found = pl.concat([schema.to_frame(), *(_mentions_of(part, lexicon) for part in parts)], how="diagonal")
    return found.select(list(schema))


def records_of(mentions: pl.DataFrame) -> list[Mention]:
    """Give the rows of `mentions_in` as records."""
    own, place = mentions.select(_OWN), mentions.select(_PLACE)
    return [
        Mention(**values, evidence=Evidence(**seen))
        for values, seen in zip(own.iter_rows(named=True), place.iter_rows(named=True), strict=True)
    ]


def rows_of(names: pl.DataFrame | pl.Series) -> list[tuple[str, str, str | None]]:
    """Give name, key of its party's primary name and destination; a name alone is its own party."""
    frame = names.to_frame("name") if isinstance(names, pl.Series) else names
    party = pl.col("primary_name") if "primary_name" in frame.columns else pl.col("name")
    place = pl.col("destination") if "destination" in frame.columns else pl.lit(None, dtype=pl.String)
    rows = frame.select("name", party.alias("party"), place.alias("place")).drop_nulls("name")
    folded = {name: fold(name) for name in rows["party"].unique()}
    return [(name, folded[party], place) for name, party, place in rows.unique(maintain_order=True).rows()]


def lexicon_for(names: pl.DataFrame | pl.Series) -> Lexicon:
    """Make the lexicon of listed names and their short forms."""
    rows = rows_of(names)
    return lexicon_of(rows, short_forms((name, party) for name, party, _ in rows))


def short_forms_of(names: pl.DataFrame | pl.Series) -> list[ShortForm]:
    """Derive the short forms of listed names, as the raw table holds them."""
    return short_forms((name, party) for name, party, _ in rows_of(names))


def _mentions_of(articles: pl.DataFrame, lexicon: Lexicon) -> pl.DataFrame:
    """Give the mentions of articles that one pass goes over, without what no mention has."""
    scanned = scan(articles["body"], lexicon)
    own = articles[scanned.rows].with_columns(row=scanned.rows)
    publishers = own["publisher"].to_list() if "publisher" in own.columns else [None] * own.height
    plain, others, sentences = plain_mentions(scanned, lexicon, publishers)
    found = pl.concat([plain, _weighed(scanned, sorted(others), lexicon, publishers)])
    named = own.select("article_id", "document_sha256", "row")[found["number"]]
    return _with_texts(pl.concat([found, named], how="horizontal").sort("row", "start"), scanned, sentences)


def _weighed(
    scanned: Scanned, numbers: Sequence[int], lexicon: Lexicon, publishers: Sequence[str | None]
) -> pl.DataFrame:
    """Give the mentions of bodies in which a place does not show at a glance what it is."""
    found: list[tuple[object, ...]] = []
    for number in numbers:
        body = scanned.body(number)
        hits = hits_in(body, scanned.seen(number), lexicon)
        found += [(number, *one) for one in resolved(body, hits, lexicon, publishers[number], Sentences(body).around)]
    frame = pl.DataFrame(found, schema=FOUND, orient="row")
    of_bytes = (
        scanned.printed.bytes_of(frame["number"].to_numpy(), frame[column].to_numpy()) for column in ("start", "end")
    )
    return frame.with_columns(pl.Series("start", next(of_bytes)), pl.Series("end", next(of_bytes)))


def _with_texts(found: pl.DataFrame, scanned: Scanned, sentences: SentencesOf) -> pl.DataFrame:
    """Give mentions with their ids, their printed texts and their sentences."""
    printed = scanned.printed
    numbers, starts, ends = (found[column].to_numpy() for column in ("number", "start", "end"))
    # The full stop of "Co., Ltd." belongs to the name, also where it ends the sentence.
    takes_stop = (pl.col("method") == "name") & pl.col("name").str.strip_chars_end("\"'”’ ").str.ends_with(".")
    ends = ends + (found.select(takes_stop).to_series().to_numpy() & (printed.beside(ends, 0) == ord(".")))
    span_start = printed.characters_of(numbers, starts)
    own = found["article_id"].to_list(), found["name"].to_list(), map(str, span_start.tolist())
    return found.with_columns(
        sentences.around(numbers, starts, ends).alias("sentence"),
        printed.parts(numbers, starts, ends).alias("printed_text"),
        pl.Series("mention_id", digests(*own), pl.String),
        pl.Series("span_start", span_start),
        pl.Series("span_end", printed.characters_of(numbers, ends)),
    )
