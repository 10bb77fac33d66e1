"""Answers of publishers' APIs in JSON: an object, and its list of records."""

import json
from typing import Any

from dagster_project.reading.errors import UnreadableDocument

REMEDY = "see whether the API has changed, then run it again"


def answer(content: bytes) -> dict[str, Any]:
    """Read an answer; raises UnreadableDocument where it is no JSON object."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"the answer is no JSON ({error})", "run it again") from error
    if not isinstance(found, dict):
        raise UnreadableDocument("the answer is no JSON object", REMEDY)
    return found


def records(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The list of objects that an answer has under a name; raises UnreadableDocument where it has none."""
    listed = found.get(name)
    if not isinstance(listed, list) or not all(isinstance(record, dict) for record in listed):
        held = ", ".join(sorted(found)) or "nothing"
        raise UnreadableDocument(f"the answer has no list `{name}` of objects but {held}", REMEDY)
    return listed
