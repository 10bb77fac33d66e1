"""Text with its typographic variants folded to one form, and the way back from each folded place to the printed one."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−－", "-"),
    **dict.fromkeys("\t\n\r\x0b\x0c\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", " "),
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    "，": ",", "．": ".", "（": "(", "）": ")", "＆": "&",
}  # fmt: skip
_FOLD = str.maketrans(_SAME)
_LOWER = str.maketrans(
    {"İ": "i", "ς": "σ"}
)  # the only letters whose lower case is longer, or hangs on the place in the word
# Not seen on the page: soft hyphens, zero-width signs, and every blank after a blank.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+|(?<= ) +")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, the folded places before which characters are left out, and how many are left out so far."""

    text: str
    removed_at: list[int]
    removed: list[int]

    def printed_place(self, place: int) -> int:
        """Give the place in the printed text of the character at a folded place."""
        number = bisect_right(self.removed_at, place)
        return place + (self.removed[number - 1] if number else 0)


def fold(text: str) -> Folded:
    """Fold quotes, dashes, blanks and full-width signs, one character for one, and leave out what is not seen."""
    same_length = text.translate(_FOLD) if not text.isascii() else _evened(text)
    pieces: list[str] = []
    removed_at: list[int] = []
    removed: list[int] = []
    last = total = 0
    for found in _UNSEEN.finditer(same_length):
        pieces.append(same_length[last : found.start()])
        removed_at.append(found.start() - total)
        total += found.end() - found.start()
        removed.append(total)
        last = found.end()
    pieces.append(same_length[last:])
    return Folded("".join(pieces), removed_at, removed)


def _evened(text: str) -> str:
    """Fold ASCII, which the table of all signs does twenty times as slowly."""
    for blank in "\t\n\r\x0b\x0c":
        text = text.replace(blank, " ")
    return text.replace("`", "'")


def lowered(text: str) -> str:
    """Give the text in lower case, as long as before."""
    if text.isascii():
        return text.lower()
    return text.translate(_LOWER).lower().translate(_LOWER)
