"""The tables that the macros `screen` and `screen_table` look names up in; a release makes them of its names."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rigour.names import SymbolCategory
from rigour.territories import get_territories

from dagster_project.matching.comparison import Prepared, prepare
from dagster_project.matching.names import latin, words
from dagster_project.matching.screening import country_code

if TYPE_CHECKING:
    import duckdb

SCHEMA = "screening"
_TABLES = {
    "printed_names": "name_id varchar, entity_id varchar, name varchar, legal_form varchar, is_weak boolean,"
    " country_code varchar",
    "vocabulary": "word varchar, meaning varchar, weight double, counts boolean, legal_form varchar",
    "countries": "written varchar, country_code varchar",
}
_LEGAL_FORMS = (
    *("Co Ltd", "Co", "Ltd", "Limited", "LLC", "L.L.C.", "Limited Liability Company", "Inc", "Incorporated", "Corp"),
    *("Corporation", "Company", "JSC", "Joint Stock Company", "OJSC", "PJSC", "CJSC", "ZAO", "OAO", "PAO", "AO", "OOO"),
    *("GmbH", "AG", "KG", "SE", "SA", "S.A.", "SARL", "S.r.l.", "SpA", "BV", "B.V.", "NV", "AB", "ApS", "Oy", "plc"),
    *("LLP", "LP", "Pty Ltd", "Pte Ltd", "Pvt Ltd", "Private Limited", "Sdn Bhd", "FZE", "FZCO", "FZ-LLC", "DMCC"),
    *("FGUP", "GUP", "TOO", "Sp. z o.o.", "d.o.o.", "s.r.o.", "K.K.", "Ltda", "S.A. de C.V.", "AS", "A.S."),
    *("Group", "Holding", "Closed Joint Stock Company", "Open Joint Stock Company", "Public Joint Stock Company"),
)
"""Legal forms in use, whose kind rigour knows; a customer may print another one than the list does."""
_STATEMENTS = ("tables.sql", "alike.sql")
_INITIAL = 0.5
_MEANING = (SymbolCategory.SYMBOL, SymbolCategory.DOMAIN, SymbolCategory.LOCATION)

_Told = tuple[str, float, bool, str | None]
"""Of a word: its meaning, its weight, whether it counts in a key, the legal form that it is."""


def fill(
    connection: "duckdb.DuckDBPyConnection", names: Iterable[tuple[str, str, str, str | None]], folder: Path
) -> None:
    """Make the tables, in the database that is in use, of (name_id, entity_id, name, country) by a folder's SQL."""
    printed: list[tuple[object, ...]] = []
    told: Counter[tuple[str, _Told]] = Counter()
    for name_id, entity_id, name, country in names:
        prepared = prepare.__wrapped__(name)
        normal = prepared.normal
        printed.append((name_id, entity_id, name, normal.legal_form, normal.is_weak, country_code(country)))
        told.update(_words(prepared))
    for form in _LEGAL_FORMS:
        told.update(_words(prepare(form)))
    vocabulary = {word: facts for (word, facts), _ in sorted(told.items(), key=lambda one: one[1])}
    connection.execute(f"create schema {SCHEMA}")
    _create(connection, "printed_names", printed)
    _create(connection, "vocabulary", [(word, *facts) for word, facts in vocabulary.items()])
    _create(connection, "countries", list(_countries()))
    for name in _STATEMENTS:
        connection.execute((folder / name).read_text(encoding="utf-8"))


def _create(connection: "duckdb.DuckDBPyConnection", table: str, rows: list[tuple[object, ...]]) -> None:
    import polars as pl

    connection.execute(f"create table {SCHEMA}.{table} ({_TABLES[table]})")
    if rows:
        frame = pl.DataFrame(rows, orient="row", infer_schema_length=None)
        connection.from_arrow(frame.to_arrow()).insert_into(f"{SCHEMA}.{table}")


def _words(name: Prepared) -> Iterator[tuple[str, _Told]]:
    """Give the words of a name as printed; those that are not among what it says belong to its legal form."""
    read = name.analysed
    if read is None:
        return
    meanings = {
        span.parts[0].index: f"{span.symbol.category.value}:{span.symbol.id}"
        for span in read.spans
        if len(span.parts) == 1 and span.symbol.category in _MEANING
    }
    counting = dict(words(read))
    for part in read.parts:
        for word in latin(part).split():
            if word in counting:
                weight = min(name.weights[part.index], _INITIAL if len(word) == 1 and word.isalpha() else math.inf)
                yield word, (meanings.get(part.index, word), weight, counting[word], None)
    for word in _printed(name.normal.printed):
        if word not in counting and word.isalpha():
            yield word, (word, 0.0, False, name.normal.legal_form)


def _printed(text: str) -> list[str]:
    return "".join(char if char.isalnum() else "" if char in "'." else " " for char in text.casefold()).split()


def _countries() -> Iterator[tuple[str, str]]:
    """Give each way to write a country, folded to small letters, with its code."""
    written: dict[str, str] = {}
    for territory in get_territories():
        names = (territory.code, territory.alpha3, territory.name, territory.full_name)
        for name in names if "-" not in territory.code else ():
            if name and (code := country_code(name)):
                written.setdefault(name.casefold(), code)
    yield from sorted(written.items())
