"""The Federal Register's API as data: what to ask it for, and which documents its answers name."""

from dataclasses import dataclass
from typing import Any

from dagster_project.reading.api_answers import REMEDY, answer, records
from dagster_project.reading.errors import UnreadableDocument

DOCUMENTS = "/api/v1/documents.json"
PUBLIC_INSPECTION = "/api/v1/public-inspection-documents/current.json"
AGENCY = "industry-and-security-bureau"

_PER_PAGE = 1000  # the most that the API gives at once
_FIELDS = (
    *("document_number", "citation", "volume", "start_page", "end_page", "title", "abstract", "action", "dates"),
    *("type", "publication_date", "effective_on", "signing_date", "docket_ids", "regulation_id_numbers"),
    *("cfr_references", "correction_of", "corrections", "html_url", "raw_text_url"),
    *("pdf_url", "full_text_xml_url", "public_inspection_pdf_url"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that the API names, where its forms are, and all that the API says of it."""

    document_number: str
    pdf_url: str | None
    xml_url: str | None
    metadata: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer, and the address of the next one."""

    documents: list[Document]
    next_page_url: str | None


def rules_since(day: str) -> list[tuple[str, str]]:
    """The query for rules on part 744 that were published on this day (ISO 8601) or later, oldest first."""
    return [
        ("conditions[agencies][]", AGENCY),
        ("conditions[cfr][title]", "15"),
        ("conditions[cfr][part]", "744"),
        ("conditions[type][]", "RULE"),
        ("conditions[publication_date][gte]", day),
        ("order", "oldest"),
        ("per_page", str(_PER_PAGE)),
        *(("fields[]", field) for field in _FIELDS),
    ]


def page(content: bytes) -> Page:
    """Read one page of the list of rules; raises UnreadableDocument where it is none."""
    found = answer(content)
    if found.get("count") == 0:  # then the API leaves the results out
        return Page([], None)
    listed = enumerate(records(found, "results"), start=1)
    documents = [_document(record, f"result {number}") for number, record in listed]
    return Page(documents, _address(found, "next_page_url", "the page"))


def on_public_inspection(content: bytes) -> list[Document]:
    """The agency's rules among the documents that are on public inspection today."""
    listed = enumerate(records(answer(content), "results"), start=1)
    return [_document(record, f"result {number}") for number, record in listed if _is_ours(record)]


def _is_ours(record: dict[str, Any]) -> bool:
    return record.get("type") == "Rule" and any(one.get("slug") == AGENCY for one in records(record, "agencies"))


def _document(record: dict[str, Any], place: str) -> Document:
    number = record.get("document_number")
    if not isinstance(number, str) or not number.replace("-", "").isalnum():  # it becomes part of a file's name
        raise UnreadableDocument(f"{place} has the document number {number!r}", REMEDY)
    pdf, xml = (_address(record, field, place) for field in ("pdf_url", "full_text_xml_url"))
    return Document(number, pdf, xml, record)


def _address(record: dict[str, Any], field: str, place: str) -> str | None:
    found = record.get(field)
    if found is not None and not isinstance(found, str):
        raise UnreadableDocument(f"{place} has {found!r} as {field}", REMEDY)
    return found or None
