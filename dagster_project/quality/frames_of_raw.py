"""Raw tables made ready for their door: what concerns several tables becomes a column of one."""

from collections.abc import Callable

import polars as pl

from dagster_project.quality.frames_of_keys import keys_frames
from dagster_project.quality.frames_of_news import Days, looked_for, news_frames
from dagster_project.quality.frames_of_ownership import ownership_frames
from dagster_project.quality.reviewed import Decisions
from dagster_project.reading.evidence import digest
from dagster_project.sources.federal_register.lists import LISTS

Scan = Callable[[str], pl.DataFrame]
_KEY = ["document_number", "list_code", "action"]
_SOURCES = ("federal_register", "ecfr", "consolidated_screening_list", "news", "ownership")
_WITH_TERMS = [one.code for one in LISTS if one.has_terms]
_LEAST_SHARE, _LARGEST_SHARE = 0.85, 2.0  # of the entries of the last good edition
_BOX, _SPAN = ["x0", "top", "x1", "bottom"], ["span_start", "span_end"]


def raw_frames(scan: Scan, exceptions: pl.DataFrame, days: Days | None = None) -> dict[str, pl.DataFrame]:
    """The raw tables with the columns that the suites of door 1 ask for, and with what persons decided on findings.

    `days` gives articles and mentions day by day, so that the bodies of all are never in memory at once.
    """
    decisions = Decisions(exceptions)
    rules, names = scan("federal_register__rules"), scan("federal_register__entry_names")
    entries, instructions = decisions.entries(scan), decisions.instructions(scan)
    citations = scan("federal_register__citations")
    days = days or [(scan("news__articles"), scan("news__mentions"), scan("news__claims"))]
    counts = scan("federal_register__declared_counts")
    screened = scan("consolidated_screening_list__entries")
    pages = rules.select("document_number", "page_count").unique("document_number")
    return {
        "federal_register__rules": _rules(rules, entries, instructions),
        "federal_register__entries": _entries(entries, names, pages),
        "federal_register__declared_counts": _decided(counted(counts, instructions, entries), counts, decisions),
        "federal_register__entry_names": _of_entries(names, entries, pages),
        "federal_register__entry_addresses": _of_entries(scan("federal_register__entry_addresses"), entries, pages),
        "federal_register__cross_listings": _of_entries(scan("federal_register__cross_listings"), entries, pages),
        "federal_register__instructions": instructions.with_columns(
            has_its_entry=pl.col("entry_id").is_not_null()
            | ~pl.col("action").is_in(["add", "revise"])
            | pl.col("is_reviewed")
        ),
        "federal_register__citations": _citing(citations, entries),
        **_details(scan, entries),
        "ecfr__printed_relations": _placed(scan("ecfr__printed_relations")),
        "ecfr__entries": _with_terms(_placed(scan("ecfr__entries")), "license_requirement"),
        "ecfr__editions": volumes("ecfr", scan("ecfr__entries"), decisions),
        "consolidated_screening_list__entries": _placed(screened),
        "consolidated_screening_list__editions": volumes("consolidated_screening_list", screened, decisions),
        **news_frames(days, looked_for(scan), scan("news__copies")),
        "news__short_forms": scan("news__short_forms"),
        "news__name_candidates": scan("news__name_candidates"),
        "news__refused_claims": scan("news__refused_claims"),
        **keys_frames(scan),
        **ownership_frames(scan),
        **{f"{source}__quarantine": decisions.quarantine(source, scan) for source in _SOURCES},
    }


def counted(counts: pl.DataFrame, instructions: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    """Per rule, list and action: how many entries it declares, how many it instructs, how many were found."""
    of_entries = counts.filter(pl.col("target") == "entry")
    total = of_entries.filter(pl.col("destination").is_null()).group_by(_KEY).agg(total=pl.col("count").max())
    parts = (
        of_entries.filter(pl.col("destination").is_not_null())
        .group_by([*_KEY, "destination"])
        .agg(pl.col("count").max())  # a rule may say one number twice
        .group_by(_KEY)
        .agg(parts=pl.col("count").sum())
    )
    told = instructions.filter(pl.col("target") == "entry").group_by(_KEY).agg(instructed=pl.len())
    removed = instructions.filter((pl.col("action") == "remove") & pl.col("entry_id").is_null())
    printed = pl.concat([entries.select(_KEY), removed.select(_KEY)]).drop_nulls("action")
    seen = printed.group_by(_KEY).agg(found=pl.len())
    keys = pl.concat([one.select(_KEY) for one in (total, parts, told, seen)]).unique().sort(_KEY)
    for one in (total, parts, told, seen):
        keys = keys.join(one, on=_KEY, how="left")
    declared, instructed, found = pl.col("declared"), pl.col("instructed"), pl.col("found")
    return keys.with_columns(
        declared=pl.coalesce("total", "parts").cast(pl.Int64),
        instructed=instructed.cast(pl.Int64),
        found=found.fill_null(0).cast(pl.Int64),
    ).with_columns(
        is_found=pl.when(declared.is_null() & instructed.is_null())
        .then(True)  # the rule numbers nothing
        .otherwise((found == declared).fill_null(False) | (found == instructed).fill_null(False)),
        is_agreed=(found == declared).fill_null(True) & (found == instructed).fill_null(True),
    )


def volumes(source: str, entries: pl.DataFrame, decisions: Decisions) -> pl.DataFrame:
    """Per edition and list: its entries, those of the last good edition before it, and whether they agree.

    A list that an edition leaves out has no entry there. An edition with too few entries is not good, so the next one
    is compared with the one before, unless a person acknowledged the finding whose id the row bears.
    """
    days, lists = entries.select("edition_date").unique(), entries.select("list_code").unique()
    found = entries.group_by("edition_date", "list_code").agg(entry_count=pl.len().cast(pl.Int64))
    counts = days.join(lists, how="cross").join(found, on=["edition_date", "list_code"], how="left", nulls_equal=True)
    rows, good = [], dict[str | None, int]()
    for day, code, count in counts.fill_null(0).sort("edition_date", "list_code").iter_rows():
        before, finding = good.get(code, 0), ("list_volume", source, f"{code or ''} {day}")
        is_whole = count >= _LEAST_SHARE * before or bool(decisions.on(*finding, f"{count} entries"))
        is_plausible = not before or count <= _LARGEST_SHARE * before
        rows.append((day, code, count, before, digest(*finding), is_whole, is_plausible))
        good |= {code: count} if is_whole else {}
    schema = {"edition_date": pl.Date, "list_code": pl.String, "entry_count": pl.Int64, "good_count": pl.Int64}
    schema |= {"finding_id": pl.String, "is_whole": pl.Boolean, "is_plausible": pl.Boolean}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _decided(numbers: pl.DataFrame, counts: pl.DataFrame, decisions: Decisions) -> pl.DataFrame:
    """Numbers with the disagreements that somebody decided on taken as found and agreed.

    The words of its finding are those of the first number of entries that the rule declares.
    """
    said = counts.filter(target="entry").sort("ordinal").unique(_KEY, keep="first").select(*_KEY, "printed_text")
    numbers = numbers.join(said, on=_KEY, how="left")
    found = pl.col("found").sum().over("document_number", "action")
    subjects = [" ".join(map(str, one)) for one in numbers.select("document_number", "action", found).iter_rows()]
    decided = pl.col("is_reviewed")
    return decisions.marked(numbers, "count_disagreement", subjects).with_columns(
        is_found=pl.col("is_found") | decided, is_agreed=pl.col("is_agreed") | decided
    )


def _rules(rules: pl.DataFrame, entries: pl.DataFrame, instructions: pl.DataFrame) -> pl.DataFrame:
    changing = pl.concat([entries["document_number"], instructions["document_number"]]).unique()
    changes = pl.col("document_number").is_in(changing.implode())
    return rules.with_columns(
        is_explained=changes | pl.col("no_events_because").is_not_null(),
        is_dated=~changes | pl.col("effective_date").is_not_null(),
    )


def _placed(facts: pl.DataFrame) -> pl.DataFrame:
    """Say of each fact whether it has a place: page and box, or of a document without pages a span."""
    box, span = (pl.all_horizontal(pl.col(columns).is_not_null()) for columns in (_BOX, _SPAN))
    return facts.with_columns(has_a_place=pl.when(pl.col("page").is_null()).then(span).otherwise(box))


def _with_terms(entries: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """Say of each entry whether it has the terms that its list prints: all on the Entity List, on the others none."""
    terms = [pl.col(name) for name in columns]
    written = pl.all_horizontal(*(term.str.strip_chars().str.len_chars().fill_null(0) > 0 for term in terms))
    none = pl.all_horizontal(*(term.is_null() for term in terms))
    return entries.with_columns(
        has_its_terms=pl.when(pl.col("list_code").is_in(_WITH_TERMS)).then(written).otherwise(none)
    )


def _entries(entries: pl.DataFrame, names: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    primary = names.filter(pl.col("name_type") == "primary").group_by("entry_id").agg(primary_names=pl.len())
    placed = entries.join(primary, on="entry_id", how="left").join(pages, on="document_number", how="left")
    return _with_terms(_placed(placed), "license_requirement", "license_review_policy").with_columns(
        is_of_a_rule=pl.col("page_count").is_not_null(),
        is_instructed=pl.col("action").is_not_null() | pl.col("is_reviewed"),
        has_one_primary_name=(pl.col("primary_names") == 1).fill_null(False),
    )


def _of_entries(facts: pl.DataFrame, entries: pl.DataFrame, pages: pl.DataFrame) -> pl.DataFrame:
    of_entry = pl.col("entry_id").is_in(entries["entry_id"].implode())
    return _placed(facts).join(pages, on="document_number", how="left").with_columns(is_of_an_entry=of_entry)


def _details(scan: Scan, entries: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """What stands beside entries: terms and bullets with whether their entry was read; line breaks; comparisons."""
    of_entry = pl.col("entry_id").is_in(entries["entry_id"].implode())
    beside_entries = ("license_requirements", "requirement_sections", "printed_relations")
    tables = (*beside_entries, "bullets", "line_breaks", "form_comparisons")
    terms, sections, relations, bullets, breaks, comparisons = (
        _placed(scan(f"federal_register__{name}")) for name in tables
    )
    left, right, joined = pl.col("left_half"), pl.col("right_half"), pl.col("joined")
    frames = (
        terms.with_columns(is_of_an_entry=of_entry),
        sections.with_columns(is_of_an_entry=of_entry),
        relations.with_columns(is_of_an_entry=of_entry),
        bullets.with_columns(is_of_an_entry=pl.col("entry_id").is_null() | of_entry),
        breaks.with_columns(joins_its_halves=(joined == left + right) | (joined == left.str.head(-1) + right)),
        comparisons.with_columns(
            is_of_two_forms=pl.col("form") != pl.col("other_form"),
            is_soundly_equal=~pl.col("is_equal") | (pl.col("value").is_null() == pl.col("other_value").is_null()),
        ),
    )
    return {f"federal_register__{name}": frame for name, frame in zip(tables, frames, strict=True)}


def _citing(citations: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    own = citations.filter("is_this_rule").group_by("entry_id").agg(own_citations=pl.len())
    return entries.join(own, on="entry_id", how="left").with_columns(
        cites_its_rule=(pl.col("own_citations") == 1).fill_null(False)
    )
