"""The Entity cell of every listed entry, put back into the words of print and read again."""

import re
from collections import Counter

import pytest

from dagster_project.reading.passage import Passage
from dagster_project.sources.federal_register import entity_cell
from tests.shared_data import shared
from tests.typesetting.content import entity_cell as worded
from tests.typesetting.listed import places, raw_entries

Cell = tuple[str, list[str], list[str]]


def bare(text: str) -> str:
    return " ".join(text.split()).rstrip(". ")


def difference(given: Cell, back: Cell) -> str:
    """The class of a difference; docs/sources/federal_register.md lists them."""
    if given == back:
        return "none"
    if [bare(text) for text in (given[0], *given[1], *given[2])] == [
        bare(text) for text in (back[0], *back[1], *back[2])
    ]:
        return "a full stop that may be the name's or the sentence's"
    if re.search(r"\bincluding the Armed Forces\b|\bany nuclear-related entities\b", " ".join((*given[1], *given[2]))):
        return "the list left words that extend the entry within an alias or the address"
    if re.search(r"\([^)]*[af]\.?k\.?a|\([^)]*formerly", given[0]):
        return "the list left other names within the name"
    if re.search(r"\b[af]\.k\.a|following", " ".join(given[2])):
        return "the list left other names, or words about them, within the address"
    return "other"


def read_back(entry: dict[str, object], knows_name: bool) -> tuple[Cell, Cell]:
    name = " ".join(str(entry["name"] or "").split())
    aliases = [" ".join(alias.split()) for alias in entry["aliases"] or ()]
    where = [bare(place) for place in places(str(entry["address"] or ""))]
    text = "\n".join(worded(name, aliases, where))
    cell = entity_cell.read(Passage(text, (0,), ()), [name] if knows_name else ())
    found = cell.name.text, [part.text for _, part in cell.aliases], [bare(part.text) for part in cell.addresses]
    return (name, aliases, where), found


@pytest.mark.parametrize(("knows_name", "least"), [(True, 3298), (False, 3280)])
def test_the_cells_of_all_listed_entries_come_back_as_they_were(knows_name: bool, least: int) -> None:
    shared("lists/entity-list_2026-07-09.json")
    found = Counter(difference(*read_back(entry, knows_name)) for entry in raw_entries())
    assert found.total() == 3409
    assert found["none"] >= least, found
    assert found["other"] <= (3 if knows_name else 23), found
