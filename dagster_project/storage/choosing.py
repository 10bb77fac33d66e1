"""Which of the landed documents of a partition count."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dagster_project.storage.landing import Manifest

# Print first: its page and box can be shown to a person. The full text has the same words and page numbers, no place
# on a page; a public inspection copy has neither its printed page nor, as it may still change, the last word.
_FORMS = ("public_inspection", "full_text", "print")


def documents_of(source: str, landed: "Iterable[Manifest]") -> "list[Manifest]":
    """Of the landed documents of a partition those that count: of a rule the newest of each form, the best form last.

    Of the eCFR that is the newest; of the screening list the newest in JSON, which parts its lists, else in CSV; of a
    series of ownership tables the one that was published last.
    """
    found = [one for one in landed if one.source == source]
    if source == "federal_register":
        newest = {str(one.form): one for one in sorted(found, key=_moment)}
        return [newest[form] for form in _FORMS if form in newest]
    if source == "ecfr":
        return sorted(found, key=_moment)[-1:]
    if source == "consolidated_screening_list":
        return sorted(found, key=lambda one: (one.form == "json", *_moment(one)))[-1:]
    if source == "ownership":
        from dagster_project.sources.ownership.series import published

        return sorted(found, key=lambda one: (published(one.file_name), *_moment(one)))[-1:]
    return found


def _moment(manifest: "Manifest") -> tuple[str, str]:
    return manifest.fetched_at, manifest.sha256
