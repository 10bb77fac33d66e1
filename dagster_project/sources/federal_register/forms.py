"""Two readings of one rule, as print and as full text, compared entry by entry and field by field.

Words are compared, and not what a form does to them: line breaks, runs of blanks, the style of quotation marks and the
length of a hyphen. Pages of entries are not compared: full text marks where a page begins beside the table, not in it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dagster_project.reading.evidence import Evidence, Quarantined, Tables, digest
from dagster_project.reading.names import fold
from dagster_project.sources.federal_register.records import Entry, FormComparison, Rule

_FURNITURE = (
    (re.compile(r"[‘’‚‛]"), "'"),
    (re.compile(r"[“”„‟]|''"), '"'),  # print sets a double mark as two single ones
    (re.compile(r"[‐‑–−]"), "-"),  # the em dash stays: it opens an alias
    (re.compile(r"\s+"), " "),
)
_UNPRINTED = {"volume", "start_page"}  # a public inspection copy has neither: not compared where one form has none
_BETWEEN = " | "  # parts of one field; no name or address of the list holds it

Parts = tuple[str, ...]
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is compared: the rule itself, an entry of its table, or a removal, which prints no entry."""

    destination: str | None
    name: str | None
    fields: dict[str, Parts]
    evidence: Evidence


def compare(best: Tables, other: Tables) -> list[FormComparison]:
    """One record per field of the rule and of each entry that either reading has, in the best form's order."""
    rule, other_rule = best["rules"][0], other["rules"][0]
    subjects, others = _subjects(best), _subjects(other)
    found = [FormComparison(*facts) for facts in _compared(rule, other_rule, 0, _rule(best), _rule(other))]
    keys = [*subjects, *(key for key in others if key not in subjects)]
    for ordinal, key in enumerate(keys, start=1):
        pair = subjects.get(key), others.get(key)
        found += [FormComparison(*facts) for facts in _compared(rule, other_rule, ordinal, *pair)]
    return found


def unreadable(best: Tables, form: str, cause: str) -> Quarantined:
    """What to keep of another form of the rule that its reader no longer understands."""
    rule: Rule = best["rules"][0]
    expected = f"a rule's {form} that can be read and compared: {cause}"
    return Quarantined(
        digest(rule.document_number, "form", expected), rule.document_number, "form", expected, rule.evidence
    )


def words(text: str) -> str:
    """A text without what only its form adds; digits, letters and punctuation stay."""
    text = unicodedata.normalize("NFC", text)
    for pattern, plain in _FURNITURE:
        text = pattern.sub(plain, text)
    return text.strip()


def _compared(
    rule: Rule, other_rule: Rule, ordinal: int, left: _Subject | None, right: _Subject | None
) -> Iterator[tuple[Any, ...]]:
    """The fields of one subject; of one that only one form has, just that it is missing."""
    shown = left or right
    if shown is None:
        return
    for name in shown.fields if left and right else ("entry",):
        values = [side.fields[name] if side else () for side in (left, right)]
        if name in _UNPRINTED and not all(values):
            continue
        yield (
            rule.document_number,
            ordinal,
            shown.destination,
            shown.name,
            name,
            rule.form,
            _shown(values[0]),
            other_rule.form,
            _shown(values[1]),
            _folded(values[0]) == _folded(values[1]),
            shown.evidence,
        )


def _rule(tables: Tables) -> _Subject:
    """What a rule says of itself as a whole."""
    rule: Rule = tables["rules"][0]
    counts = {
        f"{one.list_code}: {one.count} {one.target} to {one.action}"
        + (f" under {one.destination}" if one.destination else "")
        for one in tables["declared_counts"]
    }
    fields = {
        "effective_date": _parts(rule.effective_date),
        "volume": _parts(rule.volume),
        "start_page": _parts(rule.start_page),
        "declared_counts": tuple(sorted(counts)),
    }
    return _Subject(None, None, fields, rule.evidence)


def _subjects(tables: Tables) -> dict[Key, _Subject]:
    """Entries in order of print, then removals, each under what tells it apart in every form."""
    found: dict[Key, _Subject] = {}
    seen: Counter[Key] = Counter()
    removals = [one for one in tables["instructions"] if one.action == "remove" and not one.entry_id]
    for record in [*tables["entries"], *removals]:
        is_printed = isinstance(record, Entry)
        key = (record.list_code, str(is_printed), fold(record.destination), fold(record.name))
        seen[key] += 1
        fields = {"entry": _parts(record.name), "name": _parts(record.name)}
        fields |= {"destination": _parts(record.destination), "action": _parts(record.action)}
        if is_printed:
            fields |= _printed(record, tables)
        subject = _Subject(record.destination, record.name, fields, record.evidence)
        found[(*key, str(seen[key]))] = subject
    return found


def _printed(entry: Any, tables: Tables) -> dict[str, Parts]:
    """The fields that only a printed entry has."""

    def of(table: str, text: Callable[[Any], str], *kinds: str) -> Parts:
        records = [one for one in tables[table] if one.entry_id == entry.entry_id]
        return tuple(text(one) for one in records if not kinds or one.name_type in kinds)

    names = {kind: of("entry_names", lambda one: one.name, kind) for kind in ("variant", "alias", "former")}
    return {
        "printed_name": names["variant"] or (entry.name,),
        "aliases": _in_order(names["alias"]),
        "former_names": _in_order(names["former"]),
        "addresses": of("entry_addresses", lambda one: one.address),
        "sub_entities": of("sub_entities", lambda one: f"{one.action} {one.name}"),
        "license_requirement": _parts(entry.license_requirement),
        "license_review_policy": _parts(entry.license_review_policy),
        "citations": of("citations", _citation),
    }


def _citation(cited: Any) -> str:
    if cited.is_this_rule:
        return f"{cited.volume} FR, this rule"
    return f"{cited.volume} FR {cited.federal_register_page}" + (f", {cited.cited_date}" if cited.cited_date else "")


def _parts(value: object) -> Parts:
    return () if value is None else (str(value),)


def _in_order(parts: Iterable[str]) -> Parts:
    return tuple(sorted(parts, key=lambda part: (words(part), part)))


def _folded(parts: Parts) -> list[str]:
    return [words(part) for part in parts]


def _shown(parts: Parts) -> str | None:
    return _BETWEEN.join(parts) or None
