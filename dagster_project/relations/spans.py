"""Sets of days as sorted spans that neither touch nor overlap; a span holds its first day and not its last."""

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]

FIRST, LAST = 0, 4_000_000  # days before and after any calendar date, for what has no beginning or no end


def united(*parts: Iterable[Span]) -> Spans:
    """All days that lie in any of the parts."""
    joined: list[Span] = []
    for start, end in sorted(span for part in parts for span in part if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def shared(spans: Spans, start: int, end: int) -> list[Span]:
    """The days of these spans from `start` up to `end`."""
    if not spans or (start <= spans[0][0] and spans[-1][1] <= end):
        return list(spans)
    found: list[Span] = []
    if start >= end:
        return found
    first = max(0, bisect_right(spans, (start, LAST + 1)) - 1)
    for left, right in spans[first:]:
        if left >= end:
            break
        if right > start:
            found.append((max(left, start), min(right, end)))
    return found


def without(spans: Iterable[Span], taken: Spans) -> Spans:
    """The days of these spans that are not taken."""
    left_over: list[Span] = []
    for start, end in spans:
        position = start
        for left, right in shared(taken, start, end):
            if position < left:
                left_over.append((position, left))
            position = right
        if position < end:
            left_over.append((position, end))
    return tuple(left_over)


def holds(spans: Spans, day: int) -> bool:
    """Whether a day lies in these spans."""
    found = bisect_right(spans, (day, LAST + 1)) - 1
    return found >= 0 and day < spans[found][1]
