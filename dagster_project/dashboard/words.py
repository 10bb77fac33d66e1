"""Values as a person reads them: days, numbers, codes and long texts."""

import datetime as dt

from dagster_project.storage.titles import LISTS, SOURCES

_LONG = 300  # letters of a text that a table and a heading show; the rest is folded or cut


def said(value: object) -> str:
    """A value in words; a missing one is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:.4g}"
    return str(value)


def plain(code: str | None) -> str:
    """A code in words: a list by its title, the others with blanks."""
    return LISTS.get(code or "", (code or "").replace("_", " "))


def source(code: str | None) -> str:
    """A source by its title."""
    return SOURCES.get(code or "", plain(code))


def lists(codes: str | None) -> str:
    """Codes of lists, joined by commas, in words."""
    return ", ".join(plain(code.strip()) for code in (codes or "").split(",")) if codes else "no list"


def shortened(text: str, most: int = _LONG) -> str:
    """A text that fits: a longer one is cut, and says how long it is."""
    return text if len(text) <= most else f"{text[:most].rstrip()}… ({len(text):,} letters)"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def day(value: dt.date | None) -> str:
    """A day as people write it, which no two countries read differently."""
    return f"{value.day} {value:%B %Y}" if value else ""
