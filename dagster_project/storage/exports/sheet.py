"""A sheet of a workbook: typed cells, texts that stay texts, and what a cell cannot hold told and counted."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header among them."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, as UTF-16 counts them."""
CUT = "… [cut]"
"""How a text ends that is longer than a cell."""
_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel counts a day that never was, or none at all
_LARGEST_EXACT = 2**53
_NARROWEST, _WIDEST = 8, 60


class Sheet:
    """A sheet with a header that stays in sight and filters; what it had to change it counts by column and kind."""

    def __init__(self, book: "Workbook", name: str, columns: Sequence[str]) -> None:
        self.changed: Counter[tuple[str, str]] = Counter()
        self._sheet: Worksheet = book.add_worksheet(name)
        self._columns = columns
        self._widths = [max(_NARROWEST, len(column) + 3) for column in columns]  # the filter's arrow covers the rest
        self._plain, self._day = book.add_format(), book.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._row = 0
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        for number, column in enumerate(columns):
            self._sheet.write_string(0, number, column, head)

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Write rows below those that are written."""
        for row in rows:
            self._row += 1
            for number, value in enumerate(row):
                if value is not None:
                    self._write(number, value)

    def finish(self) -> None:
        """Set what counts all rows: filters and widths."""
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
        for number, width in enumerate(self._widths):
            self._sheet.set_column(number, number, min(width, _WIDEST))

    def _write(self, number: int, value: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, number, value)
        elif isinstance(value, int | float):
            self._write_number(number, value)
        elif isinstance(value, dt.datetime | dt.date):
            self._write_day(number, value)
        else:
            self._write_text(number, str(value))

    def _write_number(self, number: int, value: float) -> None:
        if isinstance(value, int) and abs(value) > _LARGEST_EXACT:
            self.changed[self._columns[number], "number that Excel would round, written as text"] += 1
            self._write_text(number, str(value))
        else:
            self._sheet.write_number(self._row, number, value)

    def _write_day(self, number: int, value: dt.date) -> None:
        is_instant = isinstance(value, dt.datetime)
        if (value.date() if isinstance(value, dt.datetime) else value) < _FIRST_DAY:
            self.changed[self._columns[number], "day before March 1900, written as text"] += 1
            self._write_text(number, value.isoformat())
            return
        self._widths[number] = max(self._widths[number], 20 if is_instant else 12)
        self._sheet.write_datetime(self._row, number, value, self._instant if is_instant else self._day)

    def _write_text(self, number: int, text: str) -> None:
        if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            self.changed[self._columns[number], f"text of more than {MOST_CHARACTERS:,} characters, cut"] += 1
            text = _shortened(text)
        self._widths[number] = max(self._widths[number], len(text[: _WIDEST + 1]) + 1)
        if text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter 3 takes such a text for its own markup
            self._sheet.write_rich_string(self._row, number, text[:1], self._plain, text[1:])
        else:
            self._sheet.write_string(self._row, number, text)


def _shortened(text: str) -> str:
    """As much of a text as a cell holds with the mark of the cut; no character is halved."""
    room = 2 * (MOST_CHARACTERS - len(CUT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT
