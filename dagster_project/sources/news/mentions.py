"""Where the bodies of articles name a listed party: one pass over each body for all names and short forms at once."""

from typing import Any

import polars as pl

from dagster_project.reading.evidence import Evidence, digest, schema_of
from dagster_project.reading.names import fold
from dagster_project.sources.news.lexicon import Lexicon, lexicon_of
from dagster_project.sources.news.plain_prints import plain_mentions
from dagster_project.sources.news.records import Mention, ShortForm
from dagster_project.sources.news.resolving import Found, resolved
from dagster_project.sources.news.scanning import hits_in, scan
from dagster_project.sources.news.sentences import Sentences
from dagster_project.sources.news.short_forms import short_forms

_Row = tuple[Any, ...]  # values of these columns
_OWN = ("mention_id", "article_id", "name", "method", "score", "support", "sentence")
_PLACE = ("document_sha256", "printed_text", "span_start", "span_end")
_COLUMNS = (*_OWN, *_PLACE)
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
    publishers = texts["publisher"].to_list() if "publisher" in texts.columns else [None] * texts.height
    columns = (texts[column].to_list() for column in ("article_id", "document_sha256", "body"))
    rows = list(zip(*columns, publishers, strict=True)) if lexicon.parties else []
    mentions: list[_Row] = []
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        for (article_id, sha256, body, publisher), seen in zip(
            part, scan([row[2] for row in part], lexicon), strict=True
        ):
            if seen:
                sentences = Sentences(body)
                found = plain_mentions(body, seen, lexicon, publisher, sentences)
                if found is None:
                    found = resolved(body, hits_in(body, seen, lexicon), lexicon, publisher, sentences)
                mentions += [_row(one, body, sentences, article_id, sha256) for one in found]
    schema = schema_of(Mention)
    values = zip(*mentions, strict=True) if mentions else ([] for _ in _COLUMNS)
    told = [pl.Series(name, column, schema[name]) for name, column in zip(_COLUMNS, values, strict=True)]
    boxes = [pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in _COLUMNS]
    return pl.DataFrame(told).with_columns(boxes).select(list(schema))


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


def _row(found: Found, body: str, sentences: Sentences, article_id: str, document_sha256: str) -> _Row:
    start, end, name, method, score, support = found
    # The full stop of "Co., Ltd." belongs to the name, also where it ends the sentence.
    if body[end : end + 1] == "." and method == "name" and name.rstrip("\"'”’ ").endswith("."):
        end += 1
    mention_id, sentence = digest(article_id, name, start), sentences.around(start, end)
    own = (mention_id, article_id, name, method, score, support, sentence)
    return (*own, document_sha256, body[start:end], start, end)
