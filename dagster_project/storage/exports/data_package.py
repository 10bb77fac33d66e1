"""Marts as a Frictionless data package: CSV, and beside it what each column means, what it may hold and leads to."""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dagster_project.storage.exports.contracts import Contract
from dagster_project.storage.exports.delimited import file_name, write_csv
from dagster_project.storage.exports.marts import Column, Edition, Mart
from dagster_project.storage.formulas import GUARD
from dagster_project.storage.titles import SOURCES

if TYPE_CHECKING:
    import duckdb

DESCRIPTOR = "datapackage.json"
_FOLDER = "data"
_TYPES = {
    "VARCHAR": "string",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "BOOLEAN": "boolean",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
}
_DESCRIPTION = "Who is on the U.S. Entity List, since when, under which rule, in which words on which page."
_GUARDED = (
    f"A text that begins with = + - @, a tab, a line break or an apostrophe has an apostrophe ({GUARD}) before it, so"
    " that no spreadsheet runs it; take one apostrophe off the beginning and the text is as it was."
)
_PUBLIC = {
    "name": "other-pd",
    "title": "Works of the U.S. Government: under no copyright in the United States (17 U.S.C. 105)",
}
_OF_OTHERS = {
    "name": "other-closed",
    "title": "Quoted texts are their publishers'; `articles.license_text` has what they say",
}
_WHERE = {
    "federal_register": "https://www.federalregister.gov",
    "ecfr": "https://www.ecfr.gov",
    "consolidated_screening_list": "https://www.trade.gov/consolidated-screening-list",
}
_NAMED_IN = {
    "news": "each article has its publisher and address in the mart `articles`",
    "ownership": "each is named in the column `according_to` of `entity_relations`",
}


def write_package(
    connection: "duckdb.DuckDBPyConnection",
    marts: Sequence[Mart],
    contracts: Mapping[str, Contract],
    edition: Edition,
    folder: Path,
    told: Callable[[int], object],
    *,
    is_guarded: bool = True,
) -> None:
    """Write the data and then the descriptor into the folder."""
    (folder / _FOLDER).mkdir()
    resources = []
    for mart in marts:
        write_csv(connection, mart, folder / _FOLDER, told, is_guarded=is_guarded)
        resources.append(_resource(mart, contracts, folder))
    sources = sorted({source for mart in marts for source in contracts[mart.name].sources})
    package = {
        "profile": "tabular-data-package",
        "name": "entity-ledger",
        "title": "Entity Ledger",
        "description": f"{_DESCRIPTION} {_GUARDED}" if is_guarded else _DESCRIPTION,
        "version": edition.release_id,
        "created": edition.released_at,
        "licenses": _licenses(sources),
        "sources": [_source(source) for source in sources],
        "resources": resources,
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8")


def _resource(mart: Mart, contracts: Mapping[str, Contract], folder: Path) -> dict[str, Any]:
    contract, path = contracts[mart.name], folder / _FOLDER / file_name(mart, is_packed=False)
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {
        "profile": "tabular-data-resource",
        "name": mart.name,
        "path": path.relative_to(folder).as_posix(),
        "description": mart.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "licenses": _licenses(contract.sources),
        "sources": [_source(source) for source in contract.sources],
        "schema": _schema(mart, contract, contracts),
    }


def _schema(mart: Mart, contract: Contract, contracts: Mapping[str, Contract]) -> dict[str, Any]:
    """Fields and keys; a reference to a mart that is not in the package is left out."""
    keys = [
        {
            "fields": [one.column],
            "reference": {"resource": "" if one.mart == mart.name else one.mart, "fields": [one.key]},
        }
        for one in contract.references
        if one.mart in contracts
    ]
    schema: dict[str, Any] = {
        "fields": [_field(column, contract) for column in mart.columns],
        "missingValues": [""],
    }
    if contract.primary_key:
        schema["primaryKey"] = [contract.primary_key]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column, contract: Contract) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name in contract.required:
        constraints["required"] = True
    if column.name in contract.unique:
        constraints["unique"] = True
    if column.name in contract.accepted:
        constraints["enum"] = list(contract.accepted[column.name])
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.description}
    if column.type == "BOOLEAN":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": constraints} if constraints else {})


def _source(code: str) -> dict[str, str]:
    if code in _NAMED_IN:
        return {"title": f"{SOURCES[code]}: {_NAMED_IN[code]}"}
    return {"title": SOURCES[code], "path": _WHERE[code]}


def _licenses(sources: Sequence[str]) -> list[dict[str, str]]:
    return [_PUBLIC, *([_OF_OTHERS] if {"news", "ownership"} & set(sources) else [])]
