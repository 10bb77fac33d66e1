"""A process that screens batches; importing it loads what rigour knows of persons' names, once for all processes."""

from collections.abc import Sequence

from dagster_project.matching import similarity
from dagster_project.matching.screening import Alias, Hit, Party, Screener
from dagster_project.storage.screening.customers import Row

_screener: list[tuple[Screener, float, int]] = []

similarity("John Smith", "John A. Smith")


def start(parties: Sequence[Party], aliases: Sequence[Alias], threshold: float, most: int) -> None:
    """Make the parties ready in this process."""
    _screener[:] = [(Screener(parties, aliases), threshold, most)]


def screen(rows: list[Row]) -> list[tuple[Row, list[Hit]]]:
    """Give each row with its hits."""
    ((screener, threshold, most),) = _screener
    return [(row, screener.hits(row.customer, threshold, most)) for row in rows]
