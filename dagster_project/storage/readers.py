"""Which reader reads which document: the one place where storage meets the sources, each imported when needed."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import Tables

if TYPE_CHECKING:
    import polars as pl

    from dagster_project.matching.keys import AddressKey, NameKey
    from dagster_project.sources.news.records import Mention

SUFFIXES = {
    "application/pdf": "pdf",
    "application/xml": "xml",
    "text/html": "html",
    "text/plain": "txt",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/json": "jsn",  # beside a document's manifest, which ends in .json
}
HEAD_BYTES = 1 << 16
_SCREENING = "consolidated_screening_list"
# Of XML its root decides, of CSV its header.
_SOURCES = {"pdf": "federal_register", "html": "news", "txt": "news", "jsn": _SCREENING}


@dataclass(frozen=True, slots=True)
class Place:
    """What a document is and which partition it belongs to."""

    media_type: str
    source: str
    partition_key: str | None  # None where an article prints no day
    document_number: str | None = None
    form: str | None = None


def place_of(content: bytes, document_sha256: str, file_name: str) -> Place:
    """Tell by its content what a document is; raises UnreadableDocument where no source can read it whole.

    It is read once here and once for its raw tables: a landed document that nobody can read would hold up every run.
    """
    from dagster_project.reading.media_types import media_type

    if is_streamed(content[:HEAD_BYTES]):
        return place_of_file(io.BytesIO(content), document_sha256, file_name)
    kind = media_type(content)
    if kind not in SUFFIXES:
        raise UnreadableDocument(f"its content is {kind}", f"give one of {', '.join(SUFFIXES)}")
    source = _SOURCES.get(SUFFIXES[kind]) or (
        _source_of_csv(content) if SUFFIXES[kind] == "csv" else _source_of_xml(content)
    )
    if source == "federal_register":
        from dagster_project.sources.federal_register.document import identify

        identity = identify(content, file_name)
        read(source, content, document_sha256, identity.document_number)
        return Place(kind, source, identity.document_number, identity.document_number, identity.form)
    if source == "ecfr":
        from dagster_project.sources.ecfr.edition import edition_date

        day = edition_date(content, file_name).isoformat()
        read(source, content, document_sha256, day)
        return Place(kind, source, day, form="edition")
    if source == _SCREENING:
        tables = read(source, content, document_sha256, file_name)
        (edition,) = tables["editions"]
        return Place(kind, source, edition.edition_date.isoformat(), form=edition.form)
    tables = read(source, content, document_sha256, "")
    days = [article.published_date.isoformat() for article in tables["articles"] if article.published_date]
    return Place(kind, source, days[0] if days else None)


def read(source: str, content: bytes, document_sha256: str, partition_key: str) -> Tables:
    """Read one document; the partition of a rule is its number, of an edition its date."""
    if source == "federal_register":
        from dagster_project.sources.federal_register.document import read as read_rule

        return read_rule(content, document_sha256, partition_key)
    if source == "ecfr":
        from dagster_project.sources.ecfr.edition import read as read_edition

        return read_edition(content, document_sha256, partition_key)
    if source == _SCREENING:
        from dagster_project.sources.consolidated_screening_list.edition import read as read_screening_list

        return read_screening_list(content, document_sha256, partition_key)
    if source == "news":
        from dagster_project.sources.news.article import read as read_article

        return read_article(content, document_sha256)
    from dagster_project.sources.ownership.document import read as read_ownership

    return read_ownership(content, document_sha256)


def is_streamed(head: bytes) -> bool:
    """Whether a document that begins so is read piece by piece."""
    from dagster_project.sources.ownership.formats import form_of

    return form_of(head) is not None


def place_of_file(file: BinaryIO, document_sha256: str, file_name: str) -> Place:
    """Tell what a document is that is read piece by piece; it is read to its end, as every document is."""
    from dagster_project.sources.ownership.formats import form_of
    from dagster_project.sources.ownership.series import series_of

    found = form_of(file.read(HEAD_BYTES))
    if not found:
        raise UnreadableDocument("the file is no form of ownership data", "give it as it was exported")
    file.seek(0)
    key = series_of(found[1], file_name)
    for _ in read_batches("ownership", file, document_sha256):
        pass
    return Place(found[0], "ownership", key, form=found[1])


def read_batches(source: str, file: BinaryIO, document_sha256: str) -> Iterator[Tables]:
    """Read a document piece by piece."""
    if source != "ownership":
        raise ValueError(f"{source} is read whole; only ownership is read in batches")
    from dagster_project.sources.ownership.document import read_batches as read_ownership

    return read_ownership(file, document_sha256)


def _source_of_xml(content: bytes) -> str:
    from dagster_project.reading.media_types import RULE_ROOTS, decode, xml_root

    return "federal_register" if xml_root(decode(content)) in RULE_ROOTS else "ecfr"


def _source_of_csv(content: bytes) -> str:
    from dagster_project.reading.media_types import decode, is_screening_header

    return _SCREENING if is_screening_header(decode(content).lstrip().partition("\n")[0]) else "ownership"


def mentions_in(articles: "pl.DataFrame", names: "pl.Series") -> "list[Mention]":
    """Find every listed name in every article."""
    from dagster_project.sources.news.mentions import find_mentions

    return find_mentions(articles, names)


def keys_of(
    names: "pl.Series", primary: "pl.Series", addresses: "pl.Series"
) -> "dict[str, list[NameKey] | list[AddressKey]]":
    """What names and addresses are compared by, per source of a raw table."""
    from dagster_project.matching import keys
    from dagster_project.sources.news.common_words import COMMON_WORDS

    return {
        "names": list(keys.name_keys(names, set(primary), addresses, COMMON_WORDS)),
        "addresses": list(keys.address_keys(addresses)),
    }
