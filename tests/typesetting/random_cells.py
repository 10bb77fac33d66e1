"""An Entity cell in one of the wordings that rules use, with what a reader must find in it."""

from dataclasses import dataclass
from random import Random

from tests.typesetting.listed import Listed

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NOTES = (
    "(See alternate address under {0}).",
    "(See alternate addresses under {0} and {1}.)",
    "(See also addresses under {0}, {1}, and U.K.)",
    "(See alternate address in {0}).",
    "(See also address under {0})",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces, each on lines of its own; pieces in rows of their own below; and what they say."""

    pieces: tuple[str, ...]
    below: tuple[str, ...]
    name: str
    aliases: tuple[tuple[str, str], ...]  # alias or former, and the name
    addresses: tuple[str, ...]


def random_cell(entry: Listed, other: Listed, countries: list[str], rng: Random) -> Cell:
    """The cell of one entry; `other` lends the former names."""
    head, listing, aliases = _names(entry, other, rng)
    where, below = _where(entry, rng)
    if rng.random() < 0.1:
        note = rng.choice(_NOTES).format(*rng.sample(countries, 2))
        where = f"{where.rstrip('.')}. {note}"
    if listing:
        pieces: tuple[str, ...] = (head, *listing, where)
    elif rng.random() < 0.35:
        pieces = (f"{head},", where)
    else:
        pieces = (f"{head}, {where}",)
    return Cell(pieces, below, entry.name, aliases, entry.addresses)


def _names(entry: Listed, other: Listed, rng: Random) -> tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The name with what stands in its line, the list of aliases, and the aliases as they are to be read."""
    head, former = entry.name, ""
    if rng.random() < 0.06:
        former = other.name
        head += rng.choice((f" (f.k.a., {former})", f" (formerly known as {former})"))
    read = [("former", former)] if former else []
    names = entry.aliases
    read += [("alias", name) for name in names]
    if not names:
        return head, (), tuple(read)
    if not former and len(names) == 1 and rng.random() < 0.4:
        (name,) = names
        forms = [f" (a.k.a. “{name}”)", f" (a.k.a., {name})"]
        forms += [] if ", " in name or " and " in name else [f", a.k.a., {name}"]
        return head + rng.choice(forms), (), tuple(read)
    if not former and len(names) <= 3 and rng.random() < 0.08:
        return f"{head} (a.k.a., {in_series(names)})", (), tuple(read)
    kind = "a.k.a."
    if not former and rng.random() < 0.05:
        kind, read = "f.k.a.", [("former", name) for name in names]
    return _list_head(head, kind, len(names), rng), _dashed(names, rng), tuple(read)


def _list_head(head: str, kind: str, number: int, rng: Random) -> str:
    count = WORDS[number] if number < len(WORDS) else str(number)
    noun = "alias" if number == 1 else "aliases"
    end = rng.choice((":", ":", ":", ":", ","))
    comma = "" if rng.random() < 0.1 else ","
    return f"{head}, {kind}{comma} the following {count} {noun}{end}"


def _dashed(names: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    dash = rng.choice(("—", "—", "—", "—", "-"))
    last = names[-1] if names[-1].endswith(".") else f"{names[-1]}."
    between = rng.choice(("; and", "; and", "; and", ", and", ";"))
    firsts = [f"{dash}{name};" for name in names[:-1]]
    if firsts:
        firsts[-1] = f"{dash}{names[-2]}{between}"
    return (*firsts, f"{dash}{last}")


def _where(entry: Listed, rng: Random) -> tuple[str, tuple[str, ...]]:
    """Addresses as the cell words them, and those that stand in rows of their own."""
    addresses = list(entry.addresses)
    below: list[str] = []
    chance = rng.random()
    if len(addresses) > 1 and chance < 0.12:
        below = [f"{addresses.pop()}."]
    if len(addresses) == 2 and 0.12 <= chance < 0.17:
        return f"Address: {addresses[0]}. Alt Address: {addresses[1]}.", tuple(below)
    text = addresses[0]
    for number, address in enumerate(addresses[1:], start=2):
        text += ("; and " if rng.random() < 0.9 or number == len(addresses) else "; ") + address
    return f"{text}.", tuple(below)


def in_series(names: tuple[str, ...]) -> str:
    """Names in a bracket: `A; B; and C`."""
    return "; and ".join(["; ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
