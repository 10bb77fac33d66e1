"""Where the bodies of articles name a listed party: one pass over each body for all names and short forms at once."""

import polars as pl

from dagster_project.reading.evidence import Evidence, digest
from dagster_project.reading.names import fold
from dagster_project.sources.news.lexicon import Lexicon, lexicon_of
from dagster_project.sources.news.plain_prints import plain_mentions
from dagster_project.sources.news.records import Mention, ShortForm
from dagster_project.sources.news.resolving import Found, resolved
from dagster_project.sources.news.scanning import hits_in, scan
from dagster_project.sources.news.sentences import Sentences
from dagster_project.sources.news.short_forms import short_forms

_AT_ONCE = 20_000  # bodies that are searched in one pass, some 80 MB: each pass builds its automaton anew


def find_mentions(articles: pl.DataFrame, names: "pl.DataFrame | pl.Series | Lexicon") -> list[Mention]:
    """Find every listed party in bodies (columns article_id, document_sha256, body; publisher, where known).

    `names` is a series, a frame with the column `name` (and, where known, `primary_name` and `destination`), or the
    lexicon that `lexicon_for` made of it once for many days. Where names overlap, the one that begins first counts,
    of those the longest.
    """
    lexicon = names if isinstance(names, Lexicon) else lexicon_for(names)
    if not lexicon.parties:
        return []
    texts = articles.filter(pl.col("body").is_not_null())
    publishers = texts["publisher"].to_list() if "publisher" in texts.columns else [None] * texts.height
    columns = (texts[column].to_list() for column in ("article_id", "document_sha256", "body"))
    rows = list(zip(*columns, publishers, strict=True))
    mentions: list[Mention] = []
    for start in range(0, len(rows), _AT_ONCE):
        part = rows[start : start + _AT_ONCE]
        for (article_id, sha256, body, publisher), seen in zip(
            part, scan([row[2] for row in part], lexicon), strict=True
        ):
            if seen:
                sentences = Sentences(body)
                found = plain_mentions(body, seen, lexicon, publisher)
                if found is None:
                    found = resolved(body, hits_in(body, seen, lexicon), lexicon, publisher, sentences)
                mentions += [_mention(one, body, sentences, article_id, sha256) for one in found]
    return mentions


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


def _mention(found: Found, body: str, sentences: Sentences, article_id: str, document_sha256: str) -> Mention:
    end = found.end
    # The full stop of "Co., Ltd." belongs to the name, also where it ends the sentence.
    if body[end : end + 1] == "." and found.method == "name" and found.name.rstrip("\"'”’ ").endswith("."):
        end += 1
    return Mention(
        mention_id=digest(article_id, found.name, found.start),
        article_id=article_id,
        name=found.name,
        method=found.method,
        score=found.score,
        support=found.support,
        sentence=sentences.around(found.start, end),
        evidence=Evidence(document_sha256, body[found.start : end], span_start=found.start, span_end=end),
    )
