"""Rules drawn at random out of real entries, and what a reader must find in them; the seed decides everything."""

import datetime as dt
import re
from dataclasses import dataclass
from itertools import groupby
from random import Random

from tests.typesetting import print_layout, public_inspection, random_text
from tests.typesetting.content import Rule, TableEntry
from tests.typesetting.lines import as_printed
from tests.typesetting.listed import Listed, listed
from tests.typesetting.random_cells import Cell, random_cell
from tests.typesetting.random_styles import random_inspection_style, random_print_style
from tests.typesetting.random_text import Named
from tests.typesetting.sample_neighbours import AFTER, BEFORE

FORMS = ("print", "public_inspection")
_POLICIES = (
    "Presumption of denial",
    "Presumption of denial.",
    "Policy of denial",
    "Case-by-case basis",
    "Policy of denial for all items subject to the EAR apart from food and medicine designated as EAR99, which will be "
    "reviewed on a case-by-case basis. See §§ 746.8(b) and 744.21(e)",
    "Case-by-case review for items needed to detect, identify, and treat infectious disease; presumption of denial "
    "for all other items subject to the EAR",
    "Policy of denial. See §§ 746.8(b) and 744.21(e) of the EAR",
    "See § 744.2(d) of the EAR",
)
_CITATION = re.compile(r"\d+ FR \d+, \d+/\d+/\d+")
_RAISED = str.maketrans("12345", "¹²³⁴⁵")
_LATIN = "cp1252"  # what the PDF standard fonts can print


@dataclass(frozen=True, slots=True)
class Given:
    """What one entry of the rule says, as it is printed."""

    action: str
    destination: str
    name: str
    aliases: tuple[str, ...]
    addresses: tuple[str, ...]
    requirement: str | None  # None where its list prints none
    policy: str | None
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A rule set in type, and what it says."""

    seed: int
    form: str
    content: bytes
    rule: Rule
    entries: tuple[Given, ...]
    removed: tuple[str, ...]


def random_sample(seed: int, form: str, supplement: int = 4) -> Sample:
    """The rule of a seed on one of the lists, in one of the two layouts."""
    rng = Random(f"{seed} {form}")
    rows = _draw(rng)
    actions = [rng.choices(("add", "revise"), (4, 1))[0] for _ in rows]
    removed = rng.sample(listed(), rng.choice((0, 0, 0, 1, 2)))
    rule, cells = _rule(rows, actions, removed, rng, supplement)
    texts = [text for cell in cells for text in (*cell.pieces, *cell.below)] + [entry.name for entry in removed]
    needs_truetype = not _is_latin(" ".join(texts))
    if form == "print":
        style = random_print_style(rng, needs_truetype)
        content = print_layout.typeset(rule, style)
        printed = lambda text: as_printed(text, style)  # noqa: E731
    else:
        content = public_inspection.typeset(rule, random_inspection_style(rng, needs_truetype))
        printed = str
    entries = [
        Given(
            action,
            printed(row.destination),
            printed(cell.name),
            tuple(printed(name) for _, name in cell.aliases),
            tuple(map(printed, cell.addresses)),
            _raised(printed(row.license_requirement)) if supplement == 4 else None,
            printed(row.license_review_policy) if supplement == 4 else None,
            tuple(map(printed, row.citations)),
        )
        for row, cell, action in zip(rule.entries, cells, actions, strict=True)
    ]
    return Sample(seed, form, content, rule, tuple(entries), tuple(printed(entry.name) for entry in removed))


def _draw(rng: Random) -> list[Listed]:
    """Entries of a few countries, in the order of the table."""
    by_country = {country: list(found) for country, found in groupby(listed(), key=lambda entry: entry.country)}
    countries = rng.sample(sorted(by_country), rng.randint(1, 7))
    if rng.random() < 0.7:
        countries = sorted({*countries, rng.choice(("China", "Russia"))})
    wanted = rng.choice((1, 2, 3, 5, 8, 12, 16, 24, 40))
    pool = [entry for country in countries for entry in by_country[country]]
    chosen = rng.sample(pool, min(wanted, len(pool)))
    unique = {(entry.country, entry.name): entry for entry in chosen}
    return sorted(unique.values(), key=lambda entry: (entry.heading, entry.name.casefold()))


def _rule(
    rows: list[Listed], actions: list[str], removed: list[Listed], rng: Random, supplement: int
) -> tuple[Rule, list[Cell]]:
    day = dt.date(rng.randint(2012, 2025), rng.randint(1, 12), rng.randint(1, 28))
    countries = sorted({entry.country for entry in listed()})
    cells = [random_cell(row, rng.choice(listed()), countries, rng) for row in rows]
    named = [Named(row.country, row.heading, row.name, action) for row, action in zip(rows, actions, strict=True)]
    named += [Named(row.country, row.heading, row.name, "remove") for row in removed]
    volume = day.year - 1935
    entries = _table(rows, cells, actions, f"{volume} FR {_own(day, rng)}.", rng)
    rule = Rule(
        document_number=f"{day.year}-{rng.randint(0, 29999):05d}",
        volume=volume,
        issue=rng.randint(1, 250),
        first_page=rng.randint(1000, 99000),
        publication_date=day,
        filing_date=day - dt.timedelta(days=1),
        department="DEPARTMENT OF COMMERCE",
        agency="Bureau of Industry and Security",
        part="15 CFR Part 744",
        docket_number=f"{day:%y%m%d}-0001",
        regulation_identifier="0694-AJ00",
        title=rng.choice(("Addition of Entities to the Entity List", "Additions and Revisions to the Entity List")),
        preamble=random_text.preamble(named, f"{day:%B} {day.day}, {day.year}", rng, supplement),
        amendments=random_text.amendments(named, rng, supplement),
        entries=entries,
        footnotes=(),
        signature=("For the Bureau of Industry and Security", "Assistant Secretary for Export Administration"),
        billing_code="3510-33-P",
        file_code="01JAR1",
        before=BEFORE[-rng.randint(5, 20) :] if rng.random() < 0.5 else (),
        after=AFTER[: rng.randint(8, 40)] if rng.random() < 0.7 else (),
        supplement=supplement,
        note="Set at random from real entries, for tests only; not an official print.",
    )
    return rule, cells


def _own(day: dt.date, rng: Random) -> str:
    number = f"{day.month}/{day.day}/{day.year}"
    forms = (f"[INSERT FR PAGE NUMBER AND {number}]", f"[INSERT FR PAGE NUMBER, {number}]")
    return rng.choice((*forms, "[INSERT FR PAGE NUMBER AND DATE OF PUBLICATION IN THE FEDERAL REGISTER]"))


def _table(rows: list[Listed], cells: list[Cell], actions: list[str], own: str, rng: Random) -> tuple[TableEntry, ...]:
    policies = rng.choices(_POLICIES, k=rng.randint(1, 3))
    has_gaps = rng.random()
    entries = []
    for row, cell, action in zip(rows, cells, actions, strict=True):
        earlier = [row.citation, *(rng.choice(listed()).citation for _ in range(rng.choice((0, 0, 1, 3))))]
        earlier = [f"{text}." for text in earlier if _CITATION.fullmatch(text)]
        citations = (*earlier, own) if action == "revise" else (own,)
        entries.append(
            TableEntry(
                row.heading,
                cell.pieces,
                row.requirement,
                rng.choice(policies),
                citations,
                rng.random() < has_gaps,
                cell.below,
            )
        )
    return tuple(entries)


def _raised(text: str) -> str:
    for digit in "12345":
        text = text.replace(f"<sup>{digit}</sup>", digit.translate(_RAISED))
    return text


def _is_latin(text: str) -> bool:
    return not any(ord(letter) > 255 and not _can_encode(letter) for letter in text)


def _can_encode(letter: str) -> bool:
    try:
        letter.encode(_LATIN)
    except UnicodeEncodeError:
        return False
    return True
