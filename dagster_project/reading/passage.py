"""Running text made of printed lines, of which every character still knows its line."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dagster_project.reading.evidence import Evidence
from dagster_project.reading.layout import Line, enclosing
from dagster_project.reading.line_breaks import Joint, LineBreak, Vocabulary

__all__ = ["LineBreak", "Passage", "Vocabulary", "passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text and, for each of its lines, the offset at which it begins; a paragraph ends with a line feed."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]
    # where a hyphen at a line's end was decided, and how
    breaks: tuple[tuple[int, LineBreak], ...] = field(default=(), kw_only=True)

    def lines_between(self, start: int, end: int) -> list[Line]:
        """The printed lines that the characters from start to end (excluded) stand on."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, 0)
        return list(self.lines[first : last + 1])

    def evidence(self, document_sha256: str, start: int = 0, end: int | None = None) -> Evidence:
        """Where the characters from start to end stand: page and box of their lines, and their text."""
        end = len(self.text) if end is None else end
        lines = self.lines_between(start, end)
        printed = " ".join(self.text[start:end].split())
        if not lines:
            return Evidence(document_sha256, printed)
        box = enclosing(lines)
        return Evidence(document_sha256, printed, box.page, box.x0, box.top, box.x1, box.bottom)


def passage(
    lines: Sequence[Line], vocabulary: Vocabulary, ends: Callable[[Line, Line], str] = lambda _left, _right: ""
) -> Passage:
    """Join lines; `ends(line, next)` gives the line feeds to set between two lines that end a paragraph."""
    parts: list[str] = []
    starts: list[int] = []
    breaks: list[tuple[int, LineBreak]] = []
    length = 0
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            feeds = ends(before, line)
            joint = Joint(0, feeds) if feeds else vocabulary.join(before.text, line.text)
            parts[-1] = parts[-1][: len(parts[-1]) - joint.cut] + joint.between
            length += len(joint.between) - joint.cut
            breaks += [(length, joint.line_break)] if joint.line_break else []
        starts.append(length)
        parts.append(line.text)
        length += len(line.text)
    return Passage("".join(parts), tuple(starts), tuple(lines), breaks=tuple(breaks))
