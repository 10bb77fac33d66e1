"""The three lists of part 744 of the EAR: the supplement that each is, and the heads of its table.

Source of the numbers: 15 CFR part 744. The heads of No. 4 are those of real rules; those of No. 6 and 7 are as we
believe them to be, and were not yet seen in an official print.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_TERMS = ("license requirement", "license review policy")
_CITATION = "federal register citation"
_DISPENSABLE = {"federal", "register", "and", "date", "of", "publication", "policy"}  # not every print has these
_Cell = TypeVar("_Cell")


@dataclass(frozen=True, slots=True)
class ListForm:
    """One list as it is printed; `heads` stand over its table from left to right, here in lower case."""

    code: str  # the value of `list_code`
    supplement: int  # its number among the supplements to part 744
    heads: tuple[str, ...]
    named: str  # pattern of what running text calls it

    @property
    def has_terms(self) -> bool:
        """Whether each entry prints a license requirement and a review policy of its own."""
        return _TERMS[0] in self.heads

    def cells(self, columns: Sequence[_Cell], nothing: _Cell) -> tuple[_Cell, _Cell, _Cell, _Cell]:
        """Entity, requirement, policy and citation out of all columns; `nothing` for a column that the list lacks."""
        requirement, policy = columns[2:4] if self.has_terms else (nothing, nothing)
        return columns[1], requirement, policy, columns[len(self.heads) - 1]


ENTITY_LIST = ListForm("entity_list", 4, ("country", "entity", *_TERMS, _CITATION), r"Entity\s+List")
UNVERIFIED_LIST = ListForm(
    "unverified_list",
    6,
    ("country", "listed person and address", f"{_CITATION} and date of publication"),
    r"Unverified\s+List|UVL",
)
MILITARY_END_USER_LIST = ListForm(
    "military_end_user_list",
    7,
    ("country", "entity", _CITATION),
    r"Military[\s-]+End[\s-]+User[’”'\"]*\s+(?:\(MEU\)\s+)?List|MEU\s+List|MEUL",
)
LISTS = (ENTITY_LIST, UNVERIFIED_LIST, MILITARY_END_USER_LIST)
_NAMED = re.compile("|".join(rf"(?P<{one.code}>\b(?:{one.named})\b)" for one in LISTS), re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:](?=\s)")


def headed(text: str) -> ListForm | None:
    """The list whose column heads a text holds, in whatever order its lines come and with or without blanks."""
    letters = "".join(re.findall(r"[a-z]+", text.lower()))
    return next((one for one in LISTS if _is_headed(letters, one)), None)


def by_supplement(number: str) -> ListForm | None:
    """The list that a supplement to part 744 is."""
    return next((one for one in LISTS if str(one.supplement) == number), None)


def meant(text: str, start: int, end: int, amended: Sequence[str]) -> str:
    """The list that the words from start to end are about, of those that the rule amends (by code, at least one).

    It is the one that their sentence names after them, else the one last named before them, else the first amended.
    """
    if len(set(amended)) == 1:
        return amended[0]
    stop = _SENTENCE_END.search(text, end)
    after = list(_NAMED.finditer(text, end, stop.start() + 1 if stop else len(text)))
    before = list(_NAMED.finditer(text, 0, end))
    named = [str(found.lastgroup) for found in (*after, *reversed(before))]
    return next((code for code in named if code in amended), amended[0])


def _is_headed(letters: str, one: ListForm) -> bool:
    """Whether no head is missing; three heads alone are common words, so there nothing else may stand beside them."""
    wanted = {word for head in one.heads for word in head.split()}
    if not all(word in letters for word in wanted - _DISPENSABLE):
        return False
    words = sorted(wanted | _DISPENSABLE, key=len, reverse=True)
    return one.has_terms or not re.sub("|".join(words), "", letters)
