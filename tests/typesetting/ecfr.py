"""Sets entries of a list into the XML of the eCFR, as Supplements No. 4, 6 and 7 to part 744 stand in it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from tests.typesetting.content import HEADS, TITLES

_COUNTS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {20: "twenty", 30: "thirty"}


@dataclass(frozen=True)
class Party:
    """One entry as the list has it; a text that is None is not printed."""

    destination: str
    name: str
    aliases: tuple[str, ...]
    address: str | None
    requirement: str
    citation: str
    policy: str = "Presumption of denial"


def parties(path: Path) -> list[Party]:
    """All entries of a list in JSON, in its order."""
    return [
        Party(
            entity["country"].upper(),
            entity["name"],
            tuple(entity["aliases"]),
            entity["address"],
            entity["notes"],
            entity["federal_register"],
        )
        for entity in json.loads(path.read_text())["entities"]
    ]


def count(number: int) -> str:
    """A number below forty in words."""
    if number < len(_COUNTS):
        return _COUNTS[number]
    tens, ones = number // 10 * 10, number % 10
    return _TENS[tens] + (f"-{_COUNTS[ones]}" if ones else "")


def cell(party: Party, *, one_line: bool = False) -> str:
    """The Entity cell: name, aliases one to a line behind dashes, address; `one_line` sets a bare name before it."""
    lines = [escape(party.name)]
    if party.aliases:
        number = len(party.aliases)
        lines[0] += f", a.k.a., the following {count(number)} alias{'' if number == 1 else 'es'}:"
        ends = [";"] * (number - 2) + ["; <I>and</I>"] * (number > 1) + ["."]
        lines += [f"—{escape(alias)}{end}" for alias, end in zip(party.aliases, ends, strict=True)]
    elif party.address:
        lines[0] += ","
    if party.address:
        lines.append(escape(party.address))
    return (" " if one_line and not party.aliases else "<br/>").join(lines)


def supplement(
    listed: Iterable[Party],
    *,
    number: int = 4,
    reserved: Sequence[str] = (),
    footnotes: Sequence[str] = (),
    history: str = "[61 FR 12806, Mar. 25, 1996]",
    one_line: bool = False,
) -> str:
    """The node of the supplement of a number; destinations in `reserved` stand at its end without an entry."""
    rows = [_row(*(f"<TH>{head}</TH>" for head in HEADS[number]))]
    for destination, group in groupby(listed, lambda party: party.destination):
        for place, party in enumerate(group):
            texts = [destination if not place else "", cell(party, one_line=one_line)]
            terms = (party.requirement, party.policy) if number == 4 else ()
            texts = [escape(texts[0]), texts[1], *map(escape, terms)]
            cited = "<br/>".join(escape(line) for line in party.citation.split("\n"))
            rows.append(_row(*(f'<TD align="left" class="left">{text}</TD>' for text in (*texts, cited))))
    rows += [_row(f"<TD>{name}</TD><TD>[Reserved]</TD>{'<TD/>' * (len(HEADS[number]) - 2)}") for name in reserved]
    notes = "".join(f"<P><sup>{mark}</sup> {escape(text)}</P>\n" for mark, text in enumerate(footnotes, start=1))
    return (
        f'<DIV9 N="Supplement No. {number} to Part 744" TYPE="APPENDIX">\n'
        f"<HEAD>Supplement No. {number} to Part 744—{TITLES[number]}</HEAD>\n"
        "<P>This supplement lists parties and what is required for each.</P>\n"
        f'<DIV width="100%"><DIV class="gpotbl_div"><TABLE border="1">{"".join(rows)}</TABLE></DIV></DIV>\n'
        f'{notes}<CITA TYPE="N">{history}</CITA>\n</DIV9>'
    )


def part(*supplements: str, header: str = "", root: str = "DIV5") -> bytes:
    """Part 744 with these supplements, before them another one that is not read."""
    other = (
        '<DIV9 N="Supplement No. 5 to Part 744" TYPE="APPENDIX"><HEAD>Supplement No. 5 to Part 744</HEAD>'
        "<TABLE><TR><TD>CHINA</TD><TD>Not Of These Lists Ltd.</TD><TD>80 FR 60529</TD></TR></TABLE></DIV9>"
    )
    body = "\n".join((other, *supplements))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} N="744" TYPE="PART">{header}{body}</{root}>'
    return text.encode()


def _row(*cells: str) -> str:
    return f"<TR>{''.join(cells)}</TR>\n"
