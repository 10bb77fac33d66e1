"""Running text in columns: blocks become lines, and lines are poured into columns of a given height."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.typesetting.content import Block
from tests.typesetting.lines import Line, Measure, fill, words_of
from tests.typesetting.print_style import PrintStyle

LABEL_SIZE = 7.4


def lines_of(blocks: Iterable[Block], style: PrintStyle) -> list[Line]:
    """Blocks as the lines of one endless column."""
    lines: list[Line] = []
    space_after = 0.0
    for block in blocks:
        form = style.formats[block.kind]
        first, *rest = _block_lines(block, style)
        lines.append(replace(first, space_before=form.before + space_after))
        lines += rest
        if form.keeps_with_next:
            lines[-len(rest) - 1 :] = [replace(line, keeps_with_next=True) for line in lines[-len(rest) - 1 :]]
        space_after = form.after
    return lines


def _block_lines(block: Block, style: PrintStyle) -> list[Line]:
    form = style.formats[block.kind]
    if block.kind in {"line", "stars"}:
        return [Line(mark=block.kind, measure=style.column_width, leading=form.leading)]
    measure = Measure(
        style.column_width,
        first=form.first,
        is_justified=form.is_justified and style.is_justified,
        is_hyphenated=form.is_hyphenated,
    )
    label = words_of(block.label, "sans_bold", LABEL_SIZE, style) if block.label else []
    marks = {"bullet": "• ", "instruction": "■ "}
    words = [*label, *words_of(marks.get(block.kind, "") + block.text, form.face, form.size, style)]
    return [replace(line, leading=form.leading) for line in fill(words, measure, style)]


def pour(lines: Sequence[Line], height: float, count: int) -> tuple[list[list[Line]], list[Line]]:
    """Lines in columns of a height, and the lines left over."""
    columns: list[list[Line]] = []
    waiting = list(lines)
    while waiting and len(columns) < count:
        taken = _column_length(waiting, height)
        columns.append(waiting[:taken])
        waiting = waiting[taken:]
    return columns, waiting


def balanced(lines: Sequence[Line], height: float, count: int) -> list[list[Line]] | None:
    """Lines in columns of about one length, or None where the height cannot hold them."""
    tried = sum(line.leading + line.space_before for line in lines) / count
    while tried <= height:
        columns, waiting = pour(lines, tried, count)
        if not waiting:
            return columns
        tried += 1.0
    columns, waiting = pour(lines, height, count)
    return None if waiting else columns


def height_of(column: Sequence[Line]) -> float:
    """The height of a column; space above its first line is not printed."""
    return sum(line.leading + line.space_before for line in column) - (column[0].space_before if column else 0.0)


def _column_length(lines: Sequence[Line], height: float) -> int:
    """How many lines stand in a column, never parting a heading from its text; at least one, so that pouring ends."""
    used, count = -lines[0].space_before, 0
    for line in lines:
        used += line.space_before + line.leading
        if used > height:
            break
        count += 1
    if count < len(lines):
        whole = count
        while count and lines[count - 1].keeps_with_next:
            count -= 1
        count = count or whole
    return max(count, 1)
