"""Names and numbers in words, compared without what print changes: case, accents, punctuation."""

import re
import unicodedata
from collections.abc import Iterable

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER = (
    r"(?:\d{1,3}|(?:one hundred(?: and)? )?(?:(?:"
    + "|".join(_TENS[2:])
    + r")(?:-(?:"
    + "|".join(_ONES[1:10])
    + r"))?|"
    + "|".join(reversed(_ONES))
    + r"|an?))"
)
"""Pattern of a count as rules print it: digits, or words up to one hundred ninety-nine."""


def fold(text: str) -> str:
    """Letters and digits only, without accents and case: equal for two prints of one name."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain.casefold() if char.isalnum())


def longest_prefix(text: str, names: Iterable[str]) -> int:
    """How much of `text` the longest of `names` (compared folded) takes at its beginning, in whole words; 0 if none."""
    wanted = {fold(name) for name in names} - {""}
    best = 0
    folded = ""
    for position, char in enumerate(text):
        folded += fold(char)
        ends = position + 1 == len(text) or not text[position + 1].isalnum()
        if ends and char.isalnum() and folded in wanted:
            best = position + 1
    return _with_closing(text, best) if best else 0


def count(words: str) -> int:
    """The number that a count in digits or English words means; raises ValueError for anything else."""
    text = words.lower().replace("one hundred and ", "one hundred ").strip()
    if text.isdigit():
        return int(text)
    if text in ("a", "an"):
        return 1
    if text.startswith("one hundred"):
        rest = text.removeprefix("one hundred").strip()
        return 100 + (count(rest) if rest else 0)
    tens, _, ones = text.partition("-")
    if tens in _TENS[2:]:
        return 10 * _TENS.index(tens) + (_ONES.index(ones) if ones else 0)
    if text not in _ONES:
        raise ValueError(f"{words!r} is no count; expected digits or English words up to one hundred ninety-nine")
    return _ONES.index(text)


def _with_closing(text: str, end: int) -> int:
    """Take the full stop of an abbreviation and closing brackets or quotes into the name."""
    closing = re.match(r"(?:,(?=['’”]))?[.)\"”’“‘']+", text[end:])
    return end + (closing.end() if closing else 0)
