"""Raw tables of one small rule, one article and one holding in which everything holds."""

import datetime as dt
from dataclasses import replace
from typing import Any

import polars as pl

from dagster_project.matching import keys
from dagster_project.reading.evidence import Evidence, frame_of
from dagster_project.sources.federal_register import records as fr
from dagster_project.sources.news.records import Article, Mention
from dagster_project.sources.ownership.records import Holding, Party, ReportingException
from dagster_project.storage import lake

LIST = "entity_list"
NUMBER = "2025-00704"
DAY = dt.date(2025, 1, 16)
NAMES = ("Beijing Lingxin Intelligent Technology Co., Ltd.", "Beijing Keyi Hongyuan Optoelectronics Co., Ltd.")
BODY = "The rule adds Beijing Lingxin Intelligent Technology Co., Ltd. to the list."


def decisions(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows of the seed of exceptions; what is not said is empty."""
    columns = ("finding_id", "printed_text", "decision", "column_name", "value")
    return pl.DataFrame([dict.fromkeys(columns) | row for row in rows], schema=dict.fromkeys(columns, pl.String))


NONE = decisions()


def seen(text: str, page: int = 3) -> Evidence:
    return Evidence("ab" * 32, text, page, x0=50.0, top=100.0, x1=560.0, bottom=120.0)


def rule(**other: Any) -> fr.Rule:
    facts = dict.fromkeys(field for field in fr.Rule.__dataclass_fields__ if field != "evidence")
    facts |= {"document_number": NUMBER, "form": "print", "title": "Addition", "effective_date": DAY, "page_count": 4}
    return fr.Rule(**{**facts, **other}, evidence=seen("Addition", page=1))


def entry(ordinal: int, name: str) -> fr.Entry:
    return fr.Entry(
        f"e{ordinal}",
        NUMBER,
        LIST,
        ordinal,
        "add",
        "2.a",
        "CHINA",
        name,
        "For all items",
        "Presumption of denial",
        4619,
        3,
        seen(name),
    )


def citation(entry_id: str) -> fr.Citation:
    return fr.Citation(entry_id, NUMBER, 1, 90, 4619, DAY, True, seen("90 FR [INSERT]"))


def terms(ordinal: int) -> fr.LicenseRequirement:
    codes = ("all_items", "presumption_of_denial", True, None, None, None, None)
    return fr.LicenseRequirement(f"e{ordinal}", NUMBER, *codes, seen("For all items"))


def article() -> Article:
    facts = dict.fromkeys(field for field in Article.__dataclass_fields__ if field != "evidence")
    facts |= {"article_id": "a1", "title": "T", "body": BODY, "is_machine_written": False, "published_date": DAY}
    return Article(**facts, evidence=Evidence("cd" * 32, "T", span_start=0, span_end=1))


def mention() -> Mention:
    start = BODY.index(NAMES[0])
    place = Evidence("cd" * 32, NAMES[0], span_start=start, span_end=start + len(NAMES[0]))
    return Mention("m1", "a1", NAMES[0], BODY, place)


def holding(**other: Any) -> Holding:
    facts = dict.fromkeys(field for field in Holding.__dataclass_fields__ if field != "evidence")
    facts |= {"holding_id": "h1", "row_number": 2, "owner_name": "A", "owned_name": "B", "relation_type": "investor"}
    return Holding(
        **{**facts, "source_name": "Filing", "source_text": "A holds B", **other}, evidence=seen("A,B", page=1)
    )


def sound() -> dict[str, list[Any]]:
    ids = list(enumerate(NAMES, start=1))
    return {
        "federal_register__rules": [rule()],
        "federal_register__entries": [entry(ordinal, name) for ordinal, name in ids],
        "federal_register__entry_names": [
            fr.EntryName(f"e{ordinal}", NUMBER, 1, "primary", name, seen(name)) for ordinal, name in ids
        ],
        "federal_register__entry_addresses": [fr.EntryAddress("e1", NUMBER, 1, "No. 1, Beijing, China", seen("No. 1"))],
        "federal_register__instructions": [
            fr.Instruction(NUMBER, LIST, ordinal, "2.a", "add", "entry", "CHINA", name, f"e{ordinal}", seen(name, 2))
            for ordinal, name in ids
        ],
        "federal_register__declared_counts": [
            fr.DeclaredCount(NUMBER, LIST, 1, "add", "entry", None, 2, seen("2 entries", 1))
        ],
        "federal_register__citations": [citation(f"e{ordinal}") for ordinal, _ in ids],
        "federal_register__license_requirements": [terms(ordinal) for ordinal, _ in ids],
        "federal_register__requirement_sections": [
            fr.RequirementSection("e1", NUMBER, 1, "section", "744.11", seen("See § 744.11"))
        ],
        "federal_register__bullets": [
            fr.Bullet(NUMBER, LIST, ordinal, "add", "China", name, f"e{ordinal}", seen(name)) for ordinal, name in ids
        ],
        "federal_register__line_breaks": [
            fr.LineBreakDecision(NUMBER, 1, "Tech-", "nology", "Technology", "words", seen("Tech-nology"))
        ],
        "federal_register__form_comparisons": [
            fr.FormComparison(NUMBER, 1, "CHINA", NAMES[0], "name", "print", "A", "full_text", "A", True, seen("A"))
        ],
        "news__articles": [article()],
        "news__mentions": [mention()],
        "ownership__holdings": [holding()],
        "ownership__parties": [
            Party("p1", 1, "gleif", "LEI:1", "1", "A", "primary", None, None, None, None, None, None, seen("A"))
        ],
        "ownership__exceptions": [
            ReportingException("x1", 1, "gleif", "LEI:1", "DIRECT", "NO_LEI", None, seen("NO_LEI"))
        ],
        "names__keys": list(keys.name_keys(NAMES, set(), (), ())),
        "addresses__keys": list(keys.address_keys(["No. 1, Beijing, China"])),
    }


def frames(tables: dict[str, list[Any]]) -> dict[str, pl.DataFrame]:
    return {name: frame_of(tables.get(name, []), lake.record_type(name)) for name in lake.names()}


def changed(tables: dict[str, list[Any]], table: str, row: int, /, **facts: Any) -> dict[str, list[Any]]:
    rows = list(tables[table])
    rows[row] = replace(rows[row], **facts)
    return {**tables, table: rows}
