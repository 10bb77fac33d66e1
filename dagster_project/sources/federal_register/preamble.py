"""What the preamble declares: numbers of entries, reasons, and what the rule drops from within an entry."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from dagster_project.reading.names import NUMBER, count, fold
from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import lists

_VERBS = {"add": "add", "revis": "revise", "modif": "revise", "correct": "correct", "remov": "remove"}
_DECLARED = re.compile(
    rf"\b(?P<verb>add|revis|modif|correct|remov)(?:s|es|ies|ing|ying)\s+(?:the\s+(?:existing|following)\s+)?(?P<count>{NUMBER})\s+(?:existing\s+)?"
    rf"(?:\(\d+\)\s+)?(?P<target>entit(?:y|ies)|entr(?:y|ies)|persons?|part(?:y|ies)|[‘'“\"]*military\s+end[\s-]users?)\b(?:\s+under\s+(?P<entries>{NUMBER})\s+entr(?:y|ies))?(?:\s+\((?P<inner>[^)]*)\))?",
    re.IGNORECASE,
)
_DESTINATIONS = re.compile(r"\bunder\s+the\s+destinations?\s+of\s+(?P<list>.*?\(\d+\))(?=\.(?:\s|$)|$)", re.DOTALL)
_DESTINATION = re.compile(r"(?P<place>[^;()\d]+?(?:\s*\([^()\d]+\))?),?\s*\((?P<count>\d+)\)")
_DETERMINED = re.compile(r"\bERC\s+(?:has\s+)?determined\s+to\s+(?P<verb>add)\s+(?P<rest>[^\n]+)")
_UNDER = re.compile(r",?\s+(?:all\s+)?under\s+the\s+destinations?\s+of\s+")
_REASON = re.compile(
    r"(?:,\s+|\bList\.\s+|\.\s+)(?P<reason>(?:for|because|based|on\s+the\s+basis|These|This)\b.*)", re.DOTALL
)
_TO_THE_LIST = re.compile(rf",?\s+to\s+the\s+(?:Entity|{'|'.join(one.named for one in lists.LISTS)})$", re.IGNORECASE)
_DROPS = re.compile(
    r"\b(?:entry|entries)\s+for\s+(?:“|‘‘|\")(?P<entry>[^“”\"]+?)(?:”|’’|\")[^.;]*?\bby\s+removing\s+(?P<bodies>.+?)\s+from\s+(?:that|the|this)\s+entry",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A number that the rule declares; without destination it is the total."""

    list_code: str
    action: str
    target: str
    destination: str | None
    count: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A name within a paragraph "The ERC determined to add ...", and the reason that the paragraph gives."""

    list_code: str
    name: str
    destination: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """A body that the rule says it removes from within an entry."""

    entry: str
    body: str
    start: int
    end: int


def declared(text: Passage, summary: tuple[int, int], amended: Sequence[str]) -> Iterator[Declared]:
    """The counts of the summary; for a verb that it does not count, the first count of the preamble after it.

    `amended` are the codes of the lists that the rule amends; each count is told to one of them.
    """
    found = list(_counts(text.text, *summary, amended))
    counted = {(item.list_code, item.action) for item in found}
    end = _preamble_end(text.text)
    for item in _counts(text.text, summary[1], end, amended):
        if (item.list_code, item.action) not in counted and item.target == "entry":
            counted.add((item.list_code, item.action))
            found.append(item)
    yield from found
    yield from _destinations(text.text, summary, amended)


def reasons(text: Passage, names: Collection[str], amended: Sequence[str]) -> Iterator[Reasoned]:
    """For every given name that a paragraph of reasons adds: its destination and the reason's words."""
    known = {fold(name): name for name in names}
    for paragraph in _DETERMINED.finditer(text.text, 0, _preamble_end(text.text)):
        unders = list(_UNDER.finditer(paragraph["rest"]))
        if not unders:
            continue
        last = unders[-1]
        tail = paragraph["rest"][last.end() :]
        reason = _REASON.search(tail)
        shared = _TO_THE_LIST.sub("", _clean(tail[: reason.start()] if reason else tail))
        list_code = lists.meant(text.text, *paragraph.span("verb"), amended)
        for item in re.split(r";\s*(?:and\s+)?", paragraph["rest"][: last.start()]):
            name, *own = _UNDER.split(item, maxsplit=1)
            if fold(name) in known:
                words = _clean(reason["reason"] if reason else tail)
                yield Reasoned(
                    list_code, known[fold(name)], _clean(own[0]) if own else shared, words, *paragraph.span()
                )


def dropped(text: Passage) -> Iterator[Dropped]:
    """Bodies that the preamble says are removed from within an entry."""
    for found in _DROPS.finditer(text.text, 0, _preamble_end(text.text)):
        for body in re.split(r";\s*(?:and\s+)?", found["bodies"]):
            start = text.text.index(body, found.start("bodies"))
            yield Dropped(_clean(found["entry"]), _clean(body), start, start + len(body))


def _preamble_end(text: str) -> int:
    found = re.search(r"List of Subjects in 15 CFR|is amended as\s+follows:|are amended as\s+follows:", text)
    return found.start() if found else len(text)


def _counts(text: str, start: int, end: int, amended: Sequence[str]) -> Iterator[Declared]:
    for found in _DECLARED.finditer(text, start, end):
        action = _VERBS[found["verb"].lower()]
        list_code = lists.meant(text, *found.span(), amended)
        target = "entry" if found["target"].lower().startswith("entr") else "entity"
        yield Declared(list_code, action, target, None, count(found["count"]), *found.span())
        if found["entries"]:
            yield Declared(list_code, action, "entry", None, count(found["entries"]), *found.span())


def _destinations(text: str, summary: tuple[int, int], amended: Sequence[str]) -> Iterator[Declared]:
    """Additions per destination, as `China, People's Republic of (China) (11), and Russia (3)`, once for each list."""
    told: set[str] = set()
    for listed in _DESTINATIONS.finditer(text, *summary):
        list_code = lists.meant(text, *listed.span(), amended)
        if list_code in told:
            continue
        told.add(list_code)
        for found in _DESTINATION.finditer(text, *listed.span("list")):
            place = re.sub(r"^[,;\s]*(?:and\s+)?(?:the\s+)?", "", _clean(found["place"]))
            yield Declared(list_code, "add", "entry", place, int(found["count"]), *found.span())


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")
