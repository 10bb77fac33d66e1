"""What the preamble says of a rule, as records: declared counts, lists of names, reasons, and bodies that it drops."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dagster_project.reading.names import fold
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import bullets, lists, preamble
from dagster_project.sources.federal_register.collected import Collected
from dagster_project.sources.federal_register.records import Bullet, DeclaredCount, Entry, Reason, SubEntity


def add(collected: Collected, text: Passage, summary: tuple[int, int], bearers: Mapping[str, str]) -> None:
    """Read the preamble of a rule that has instructions; `bearers` are the ids of entries by their folded names."""
    amended = list(dict.fromkeys(item.list_code for item in collected.tables["instructions"]))
    if not amended:
        return
    for item in preamble.declared(text, summary, amended):
        ordinal, seen = collected.next_ordinal("declared_counts"), collected.seen(text, item.start, item.end)
        facts = (item.list_code, ordinal, item.action, item.target, item.destination, item.count)
        collected.add("declared_counts", DeclaredCount(collected.document_number, *facts, seen))
    _bullets(collected, text, amended)
    _reasons(collected, text, amended)
    _dropped(collected, text, bearers)


def is_same_place(instructed: str, printed: str) -> bool:
    """Whether an instruction's destination ("China", "United Kingdom") is the one printed over the entry."""
    short, long = sorted((fold(instructed), fold(printed)), key=len)
    return long.startswith(short)


def _bullets(collected: Collected, text: Passage, amended: Sequence[str]) -> None:
    """The names in the preamble's lists, each with the entry that bears it under the same destination."""
    told = [*collected.tables["instructions"], *collected.tables["entries"]]
    names = {record.name for record in told}
    places = {one.destination for one in (*told, *collected.tables["declared_counts"]) if one.destination}
    for item in bullets.bullets(text, names, places):
        named = [one for one in told if fold(one.name) == fold(item.name)]
        placed = [one for one in named if is_same_place(item.destination, one.destination)]
        codes = [one.list_code for one in placed if one.action == item.action] or [one.list_code for one in placed]
        list_code = lists.meant(text.text, item.opened, item.opened, codes or amended)
        ids = (one.entry_id for one in placed if one.list_code == list_code and isinstance(one, Entry))
        ordinal, seen = collected.next_ordinal("bullets"), collected.seen(text, item.start, item.end)
        facts = (list_code, ordinal, item.action, item.destination, item.name, next(ids, None))
        collected.add("bullets", Bullet(collected.document_number, *facts, seen))


def _reasons(collected: Collected, text: Passage, amended: Sequence[str]) -> None:
    entries = collected.tables["entries"]
    for given in preamble.reasons(text, {entry.name for entry in entries}, amended):
        bearers = [entry for entry in entries if entry.name == given.name]
        for entry in [one for one in bearers if one.list_code == given.list_code] or bearers:
            ordinal, seen = collected.next_ordinal("reasons"), collected.seen(text, given.start, given.end)
            facts = (entry.list_code, ordinal, given.destination, given.name, given.reason, entry.entry_id)
            collected.add("reasons", Reason(collected.document_number, *facts, seen))


def _dropped(collected: Collected, text: Passage, bearers: Mapping[str, str]) -> None:
    """Bodies that the rule drops from within an entry."""
    kept = Counter(body.entry_id for body in collected.tables["sub_entities"])
    for body in preamble.dropped(text):
        seen = collected.seen(text, body.start, body.end)
        entry_id = bearers.get(fold(body.entry))
        if not entry_id:
            collected.quarantine("sub-entity", f"an entry of the table named {body.entry}", seen)
            continue
        kept[entry_id] += 1
        number = collected.document_number
        collected.add("sub_entities", SubEntity(entry_id, number, kept[entry_id], "remove", body.body, seen))
