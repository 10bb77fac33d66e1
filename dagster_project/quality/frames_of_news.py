"""The raw tables of news made ready for their door, a day at a time: the bodies of all are never in memory at once."""

from collections.abc import Callable, Iterable

import polars as pl

Days = Iterable[tuple[pl.DataFrame, ...]]
"""Articles, mentions and claims of each day."""

_START_OF_BODY = 200  # characters
_LONG = ("body", "sentence", "printed_text", "quotation", "support", "document_sha256")  # no suite asks for these


def news_frames(days: Days, names: pl.DataFrame, copies: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Articles, of whose bodies the start is enough, mentions and claims beside the bodies that they stand in, copies.

    `names` are all that was looked for: listed names and short forms.
    """
    found = [
        (_articles(articles), _mentions(mentions, articles, names), _claims(claims, mentions, articles))
        for articles, mentions, claims in days
    ]
    articles, mentions, claims = (pl.concat(frames) for frames in zip(*found, strict=True))
    return {
        "news__articles": articles,
        "news__mentions": mentions,
        "news__claims": claims,
        "news__copies": _copies(copies, articles),
    }


def looked_for(scan: Callable[[str], pl.DataFrame]) -> pl.DataFrame:
    """All names that are looked for in articles, and their short forms."""
    printing = ("federal_register__entry_names", "ecfr__entry_names", "federal_register__instructions")
    names = [scan(name).select("name") for name in printing]
    return pl.concat([*names, scan("news__short_forms").select(pl.col("short_form").alias("name"))]).unique()


def _articles(articles: pl.DataFrame) -> pl.DataFrame:
    return articles.select(
        "article_id",
        "title",
        "published_date",
        pl.concat_str(pl.col("body").str.head(_START_OF_BODY), pl.lit("")),  # a head alone keeps the whole text alive
        says_who_wrote=~pl.col("is_machine_written") | pl.col("machine_written_text").is_not_null(),
    )


def _copies(copies: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Copies beside the articles that were read: an article without a copy's row has an empty key of its own."""
    first = copies.filter(pl.col("article_id") == pl.col("story_id"))["story_id"].implode()
    read = articles.select(article_id="article_id", is_of_an_article=pl.lit(True))
    told = copies.select("article_id", "story_id", "basis")
    return told.join(read, on="article_id", how="full", suffix="_read").with_columns(
        pl.col("is_of_an_article").fill_null(False),
        tells_a_story=pl.col("story_id").is_in(first)
        & (pl.col("story_id") == pl.col("article_id")).eq(pl.col("basis") == "first"),
    )


def _mentions(mentions: pl.DataFrame, articles: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    return _placed(mentions, articles).with_columns(is_of_a_listed_name=pl.col("name").is_in(names["name"].implode()))


def _claims(claims: pl.DataFrame, mentions: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Claims beside their bodies; a party in a claim that is a mention is one of the same article."""
    found = (mentions["article_id"] + " " + mentions["mention_id"]).implode()
    parties = [pl.col(f"{role}_mention_id") for role in ("subject", "object", "speaker")]
    known = [party.is_null() | (pl.col("article_id") + " " + party).is_in(found) for party in parties]
    return _placed(claims, articles).with_columns(
        names_its_mentions=pl.all_horizontal(known),
        says_something=pl.any_horizontal(pl.col("subject_name", "entry_count").is_not_null()),
        is_by_grammar=pl.col("made_by") == "grammar",
    )


def _placed(rows: pl.DataFrame, articles: pl.DataFrame) -> pl.DataFrame:
    """Rows of articles, with whether their article was read and their words stand at their span of its body."""
    bodies = articles.select("article_id", "body").unique("article_id")
    start, end = pl.col("span_start"), pl.col("span_end")
    stands = (pl.col("body").str.slice(start, end - start) == pl.col("printed_text")).fill_null(False)
    return (
        rows.join(bodies, on="article_id", how="left")
        .with_columns(is_of_an_article=pl.col("body").is_not_null(), stands_at_its_span=stands)
        .drop(_LONG, strict=False)
    )
