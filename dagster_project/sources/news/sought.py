"""What words in a text may be: a listed name, a short form, an observer."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that words in a text may be: a listed name, a short form, an observer."""

    name: str
    kind: str  # name | short_form | observer
    stem: str  # as spelled on the list, without its legal form
    form: tuple[str, ...] = ()
    capitals: str = "any"  # any | some (a capital in the word) | exact
    needs: str = ""  # what supports it: "" nothing | article | sentence | controls | place
    stands_alone: bool = True  # names its party without its legal form too


Forms = dict[tuple[str, ...], Sought | None]
"""What a print of a name means with a form behind it; None where more has to be looked at."""
Prints = tuple[tuple[bytes, Forms], ...]


class Words(NamedTuple):
    """Searched words, and the names spelled so: each as printed without its form, and what forms make of it."""

    encoded: bytes  # with a blank behind
    text: str
    is_capitalised: bool  # they count with a capital only
    prints: Prints
