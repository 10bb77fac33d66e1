"""Straight lines through measured costs: what any number costs, what each one adds, and where two lines cross."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """What any build costs, and what each row adds, in seconds."""

    fixed: float
    per_row: float

    def shared(self, cores: int) -> "Line":
        """The time that so many cores take for this work, if they share all of it."""
        return Line(self.fixed / cores, self.per_row / cores)


def line(points: Sequence[tuple[int, float]]) -> Line:
    """The line with the least sum of squared relative errors, so that a small size counts as much as a large one."""
    weighed = [(1 / seconds**2, rows, seconds) for rows, seconds in points]
    whole = sum(weight for weight, _, _ in weighed)
    middle = sum(weight * rows for weight, rows, _ in weighed) / whole
    mean = sum(weight * seconds for weight, _, seconds in weighed) / whole
    joint = sum(weight * (rows - middle) * (seconds - mean) for weight, rows, seconds in weighed)
    per_row = joint / sum(weight * (rows - middle) ** 2 for weight, rows, _ in weighed)
    return Line(mean - per_row * middle, per_row)


def crossing(first: Line, second: Line) -> float | None:
    """From how many rows on the second costs less; None where each row of it costs as much or more."""
    if second.per_row >= first.per_row:
        return None
    return max(0.0, (second.fixed - first.fixed) / (first.per_row - second.per_row))
