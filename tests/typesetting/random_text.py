"""Preamble and instructions around random entries, in our own words and in the forms that rules use."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.typesetting.content import TITLES, Block, in_words
from tests.typesetting.random_cells import WORDS

_REASONS = (
    "for supplying, or trying to supply, items subject to the EAR to end users of military concern",
    "because they procured parts of U.S. origin for programs contrary to the national security interests of the "
    "United States",
    "on the basis of their part in building up unsafeguarded nuclear activities",
)
_FILLER = (
    "A license is needed where an entity of this list is a party to the transaction, as purchaser, intermediate "
    "consignee, ultimate consignee, or end-user, and no license exception is at hand unless the entry says so.",
    "Section 744.11 names the activities on which the End-User Review Committee (ERC) looks, among them the "
    "acquisition of state-of-the-art items by a technology-driven end-user, and the standard of its votes.",
    "The Committee is made up of members of the Departments of Commerce, State, Defense, Energy and, where fitting, "
    "the Treasury. It decides by majority vote to add, and by unanimous vote to remove or to modify an entry.",
)


@dataclass(frozen=True, slots=True)
class Named:
    """What an instruction needs to know of an entry: short destination, heading, name and verb."""

    place: str
    heading: str
    name: str
    action: str  # add | revise | remove


_CALLED = {4: "Entity List", 6: "Unverified List (UVL)", 7: "Military End-User (MEU) List"}


def preamble(named: Sequence[Named], day: str, rng: Random, supplement: int = 4) -> tuple[Block, ...]:
    """AGENCY to the end of the supplementary information; destinations in the order of the table."""
    blocks = [
        Block("section", "Bureau of Industry and Security, Department of Commerce.", "AGENCY:"),
        Block("section", "Final rule.", "ACTION:"),
        Block("section", _summary(named, rng, supplement), "SUMMARY:"),
        Block("section", f"This rule is effective {day}.", "DATES:"),
        Block(
            "section", "Chair, End-User Review Committee, Phone: (202) 482-5991.", "FOR FURTHER INFORMATION CONTACT:"
        ),
        Block("label", "", "SUPPLEMENTARY INFORMATION:"),
        Block("heading", "Background"),
        *(Block("paragraph", rng.choice(_FILLER)) for _ in range(rng.randint(0, 12))),
    ]
    added = _by_place([item for item in named if item.action == "add"])
    for place, items in added.items():
        names = in_words([item.name for item in items])
        reason = rng.choice(_REASONS)
        blocks.append(
            Block("paragraph", f"The ERC determined to add {names}, under the destination of {place}, {reason}.")
        )
    if rng.random() < 0.8:
        blocks += [
            block
            for place, items in added.items()
            for block in [Block("subheading", place), *(Block("bullet", _bullet(item.name, rng)) for item in items)]
        ]
    blocks += [Block("paragraph", rng.choice(_FILLER)) for _ in range(rng.randint(0, 6))]
    blocks += [Block("heading", "List of Subjects in 15 CFR Part 744"), Block("paragraph", "Exports, Terrorism.")]
    return tuple(blocks)


def amendments(named: Sequence[Named], rng: Random, supplement: int = 4) -> tuple[Block, ...]:
    """The words of amendment and the lettered instructions, in the form of 2020 or of 2023."""
    parts = _parts_of_2020(named, rng) if rng.random() < 0.4 else _parts_of_2023(named)
    labelled = [f"{_letters(number)}. {part}" for number, part in enumerate(parts)]
    return (
        Block("paragraph", "Accordingly, part 744 of the Export Administration Regulations is amended as follows:"),
        Block("part", "PART 744—CONTROL POLICY: END-USER AND END-USE BASED"),
        Block("instruction", "1. The authority citation for part 744 continues to read as follows:"),
        Block("authority", "<b>Authority:</b> 50 U.S.C. 4801-4852; 50 U.S.C. 4601 <i>et seq.</i>"),
        Block("instruction", f"2. Supplement No. {supplement} to part 744 is amended:"),
        *(Block("instruction", text) for text in labelled),
        Block(
            "paragraph", rng.choice(("The additions and revisions read as follows:", "The revisions read as follows:"))
        ),
        Block("heading", f"Supplement No. {supplement} to Part 744—{TITLES[supplement]}"),
        Block("stars"),
    )


def _summary(named: Sequence[Named], rng: Random, supplement: int) -> str:
    added = [item for item in named if item.action == "add"]
    revised = [item for item in named if item.action == "revise"]
    text = "In this rule, the Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR)"
    if added:
        names = {item.name for item in added}
        places = [f"{place} ({len(items)})" for place, items in _by_place(added).items()]
        listed = ", ".join(places[:-1]) + (", and " if places[1:] else "") + places[-1]
        text += f" by adding {_number(len(names), rng)} entities under {_number(len(added), rng)} entries"
        text += f" to the {_CALLED[supplement]}"
        text += f". These entities are listed under the destinations of {listed}."
    else:
        text += "."
    if revised:
        text += f" This rule also revises {_number(len(revised), rng)} existing entries on the {_CALLED[supplement]}."
    return text


def _by_place(named: Sequence[Named]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for item in named:
        found.setdefault(item.place, []).append(item)
    return found


def _bullet(name: str, rng: Random) -> str:
    return f"{name}{rng.choice((',', ';', '.'))}" if not name.endswith(".") else name


def _number(number: int, rng: Random) -> str:
    return WORDS[number] if 1 < number < len(WORDS) and rng.random() < 0.5 else str(number)


def _letters(number: int) -> str:
    return chr(ord("a") + number % 26) * (number // 26 + 1)


def _quoted(names: Sequence[str], separator: str) -> str:
    marked = [f"“{name}”" for name in names]
    if len(marked) == 1:
        return marked[0]
    return f"{separator} ".join(marked[:-1]) + f"{separator if marked[2:] else ''} and {marked[-1]}"


def _parts_of_2023(named: Sequence[Named]) -> list[str]:
    parts = []
    for items in _by_place(named).values():
        wordings = []
        for action, words in (
            ("add", "by adding in alphabetical order, {} for"),
            ("revise", "by revising the {} for"),
            ("remove", "by removing the {} for"),
        ):
            names = [item.name for item in items if item.action == action]
            if names:
                noun = "entry" if len(names) == 1 else "entries"
                noun = f"an {noun}" if action == "add" and len(names) == 1 else noun
                wordings.append(f"{words.format(noun)} {_quoted(names, ',')}")
        parts.append(f"Under {items[0].heading}, {'; and '.join(wordings)};")
    return [*parts[:-1], f"{parts[-1].rstrip(';')}."]


def _parts_of_2020(named: Sequence[Named], rng: Random) -> list[str]:
    parts = []
    for place, items in _by_place(named).items():
        for action, verb in (("add", "adding"), ("revise", "revising"), ("remove", "removing")):
            names = [item.name for item in items if item.action == action]
            if len(names) > 1 and rng.random() < 0.3:  # a rule may give each name a letter of its own
                parts += [f"By {verb} the {place} entity, {_quoted([name], ',')}." for name in names]
            elif names:
                noun = "entity" if len(names) == 1 else "entities"
                parts.append(f"By {verb} the {place} {noun}, {_quoted(names, ',')}.")
    return parts
