"""Who holds which share of whom and when: several statements on one pair of parties become one share per day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from itertools import pairwise

from dagster_project.relations.spans import Span


@dataclass(frozen=True, slots=True)
class Holding:
    """A share that one party holds of another on the days of a span, between two bounds."""

    owner: int
    owned: int
    minimum: int  # in units of `shares`
    maximum: int
    span: Span
    is_contradicted: bool = False  # two statements cannot both be true; the bounds are those of all of them


@dataclass
class Graph:
    """Holdings from each owner and to each owned party."""

    holdings: InitVar[Iterable[Holding]]
    of_owner: dict[int, list[Holding]] = field(default_factory=lambda: defaultdict(list))
    of_owned: dict[int, list[Holding]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self, holdings: Iterable[Holding]) -> None:
        for holding in holdings:
            self.of_owner[holding.owner].append(holding)
            self.of_owned[holding.owned].append(holding)


def combined(statements: Iterable[Holding]) -> list[Holding]:
    """Make one holding per pair and day: what all its statements allow, or, where they contradict, what any says.

    A party's statements are never added up: two sources that tell of one holding tell of the same shares.
    """
    pairs: dict[tuple[int, int], list[Holding]] = defaultdict(list)
    for statement in statements:
        if statement.span[0] < statement.span[1]:
            pairs[statement.owner, statement.owned].append(statement)
    return [one for pair in pairs.values() for one in (pair if len(pair) == 1 else _of_pair(pair))]


def _of_pair(statements: list[Holding]) -> list[Holding]:
    days = sorted({day for statement in statements for day in statement.span})
    made: list[Holding] = []
    for start, end in pairwise(days):
        standing = [one for one in statements if one.span[0] <= start and end <= one.span[1]]
        if not standing:
            continue
        piece = _agreed(standing, (start, end))
        if made and made[-1].span[1] == start and _says_the_same(made[-1], piece):
            piece = Holding(
                piece.owner, piece.owned, piece.minimum, piece.maximum, (made.pop().span[0], end), piece.is_contradicted
            )
        made.append(piece)
    return made


def _agreed(standing: list[Holding], span: Span) -> Holding:
    owner, owned = standing[0].owner, standing[0].owned
    minimum, maximum = max(one.minimum for one in standing), min(one.maximum for one in standing)
    if minimum <= maximum:
        return Holding(owner, owned, minimum, maximum, span)
    return Holding(owner, owned, min(one.minimum for one in standing), max(one.maximum for one in standing), span, True)


def _says_the_same(left: Holding, right: Holding) -> bool:
    return (left.minimum, left.maximum, left.is_contradicted) == (right.minimum, right.maximum, right.is_contradicted)
