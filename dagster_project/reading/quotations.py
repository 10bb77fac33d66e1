"""What stands between quotation marks: curly, typewritten or the two single ones of print; one may hold another."""

import re
from typing import NamedTuple

_MARK = re.compile(r"“|”|\"|‘‘|’{2,}")


class Quotation(NamedTuple):
    """A quoted text without the punctuation at its end, and the place of the quotation with its marks."""

    text: str
    start: int
    end: int


def quoted(text: str) -> list[Quotation]:
    """Quotations in order; one within another belongs to the outer. One that is never closed is left out."""
    found: list[Quotation] = []
    position = 0
    while opening := re.compile(r"“|\"|‘‘").search(text, position):
        inner, end = _closing(text, opening)
        if end:
            words = text[opening.end() : inner].strip().rstrip(",;").rstrip()
            found += [Quotation(words, opening.start(), end)] if words else []
        position = end or opening.end()
    return found


def _closing(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """Where the words of a quotation end and where its last mark does; (0, 0) where it is not closed."""
    depth = 1
    nested = _simple(text, opening)
    for mark in _MARK.finditer(text, opening.end()):
        if opening[0] == '"' or mark[0] == '"':
            return nested
        if mark[0] in ("“", "‘‘"):
            if _begins_next(text, opening.end(), mark.start()):
                return nested
            depth += 1
            continue
        closes = min(depth, 1 if mark[0] == "”" else len(mark[0]) // 2)
        depth -= closes
        if not depth:
            width = 1 if mark[0] == "”" else 2
            return mark.end() - width, mark.end()
    return nested


def _simple(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """The nearest closing mark, of several together the last, whatever is opened before it."""
    closing = re.compile(r"’*(’’)" if opening[0] == "‘‘" else r"”*(”)|(\")").search(text, opening.end())
    return closing.span(closing.lastindex or 0) if closing else (0, 0)


def _begins_next(text: str, start: int, mark: int) -> bool:
    """Whether an opening mark begins another quotation of a series, the one before having lost its closing mark."""
    return bool(re.search(r"(?:,\s+and|;|;\s+and|\s+for)\s+$", text[start:mark]))
