"""Which documents replace each other: the newest of a series counts, its name and GLEIF's time in it tell which."""

import re
import unicodedata

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.evidence import digest
from dagster_project.sources.ownership.formats import BODS, PLAIN

_STAMP = re.compile(r"(?<!\d)(20\d{6})[-_]?(\d{4})?(?!\d)")
_PART = re.compile(r"intra-?day|last-?(?:day|week|month)|delta", re.I)


def series_of(form: str, file_name: str) -> str:
    """The name of a document's series: of GLEIF's what it holds, of any other its file's name.

    A delta of the golden copy has the same layout, and would replace the whole by a part.
    """
    if form not in (PLAIN, BODS):
        if _PART.search(file_name):
            raise UnreadableDocument("the file is a part of the golden copy", "give the full one of the same day")
        return f"gleif-{form.replace('_', '-')}"
    stem = re.sub(r"(?:\.\w{1,5}){1,2}$", "", file_name)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    return f"{slug or 'table'}-{digest(stem)[:8]}"


def published(file_name: str) -> str:
    """The time of publication that GLEIF writes into a name, to be compared as text; empty where there is none."""
    found = _STAMP.search(file_name)
    return f"{found[1]}{found[2] or '0000'}" if found else ""
