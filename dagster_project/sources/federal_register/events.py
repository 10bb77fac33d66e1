"""What one rule does, event by event, out of its raw records: one dictionary per event, ready for JSON."""

from collections.abc import Iterator
from typing import Any

from dagster_project.reading.evidence import Evidence, Tables


def events(tables: Tables) -> Iterator[dict[str, Any]]:
    """Events in the order of print: on entries, then on what the rule drops from within them.

    Keys: document_number, list_code, action, target, destination, name, detail (the sub-entity of an event on one),
    aliases, addresses, license_requirement, license_review_policy, footnotes, citation (as printed),
    federal_register_page, page (of the file, from 1), box (x0, top, x1, bottom in points from the top left); full text
    has no pages: both are None, and span gives its characters in the decoded file, the end excluded.
    """
    entries = {entry.entry_id: entry for entry in tables["entries"]}
    for entry in entries.values():
        if entry.action:
            yield _event(tables, entry, entry.action, "entry", None, entry.evidence)
    for body in tables["sub_entities"]:
        if body.action == "remove":
            yield _event(tables, entries[body.entry_id], "remove", "sub_entity", body.name, body.evidence)
    for instruction in tables["instructions"]:
        if instruction.action == "remove" and not instruction.entry_id:
            yield _removal(instruction)


def _event(
    tables: Tables, entry: Any, action: str, target: str, detail: str | None, evidence: Evidence
) -> dict[str, Any]:
    return {
        "document_number": entry.document_number,
        "list_code": entry.list_code,
        "action": action,
        "target": target,
        "destination": entry.destination,
        "name": entry.name,
        "detail": detail,
        "aliases": [name.name for name in _of(tables, "entry_names", entry) if name.name_type in ("alias", "former")],
        "addresses": [address.address for address in _of(tables, "entry_addresses", entry)],
        "license_requirement": entry.license_requirement,
        "license_review_policy": entry.license_review_policy,
        "footnotes": [footnote.marker for footnote in _of(tables, "entry_footnotes", entry)],
        "citation": " ".join(citation.evidence.printed_text for citation in _of(tables, "citations", entry)),
        "federal_register_page": entry.federal_register_page,
        **_place(evidence),
    }


def _removal(instruction: Any) -> dict[str, Any]:
    """An entry that is removed stands in an instruction only, and not in the table."""
    return {
        "document_number": instruction.document_number,
        "list_code": instruction.list_code,
        "action": "remove",
        "target": "entry",
        "destination": instruction.destination,
        "name": instruction.name,
        "detail": None,
        "aliases": [],
        "addresses": [],
        "license_requirement": None,
        "license_review_policy": None,
        "footnotes": [],
        "citation": None,
        "federal_register_page": None,
        **_place(instruction.evidence),
    }


def _of(tables: Tables, table: str, entry: Any) -> list[Any]:
    return [record for record in tables[table] if record.entry_id == entry.entry_id]


def _place(evidence: Evidence) -> dict[str, Any]:
    if evidence.page is None:
        return {"page": None, "box": None, "span": [evidence.span_start, evidence.span_end]}
    return {"page": evidence.page, "box": [evidence.x0, evidence.top, evidence.x1, evidence.bottom]}
