"""A rule as plain data: what a typesetter is given, whatever the layout."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


HEADS = {
    4: ("Country", "Entity", "License requirement", "License review policy", "Federal Register citation"),
    6: ("Country", "Listed person and address", "Federal Register citation and date of publication"),
    7: ("Country", "Entity", "Federal Register citation"),
}
"""The heads of a list's table, by the number of its supplement to part 744."""
TITLES = {4: "Entity List", 6: "Unverified List", 7: "‘Military End-User’ (MEU) List"}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text; its kind names its form, and `<b>`, `<i>` and `<sup>` work inside it.

    Kinds: department, agency, head, docket, title, section, label, heading, subheading, paragraph, bullet,
    instruction, part, authority, small, continued, stars, signature, position, filing, billing, line.
    """

    kind: str
    text: str = ""
    label: str = ""  # a section's name, as SUMMARY


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One printed row, terms set only where its list has them; pieces of a cell start on lines of their own."""

    destination: str
    entity: tuple[str, ...]
    license_requirement: str
    license_review_policy: str
    citations: tuple[str, ...]
    gap_before: bool = True  # a row of stars stands for the listed entries between this one and the last
    below: tuple[str, ...] = ()  # pieces of the Entity cell that stand in rows of their own below


@dataclass(frozen=True, slots=True)
class Amended:
    """What a rule does to one more list: its instructions down to the heading of the supplement, and its table."""

    supplement: int
    amendments: tuple[Block, ...]
    entries: tuple[TableEntry, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One document with the text of its neighbours on the same pages."""

    document_number: str
    volume: int
    issue: int
    first_page: int
    publication_date: dt.date
    filing_date: dt.date
    department: str
    agency: str
    part: str
    docket_number: str
    regulation_identifier: str
    title: str
    preamble: tuple[Block, ...]  # AGENCY to the end of SUPPLEMENTARY INFORMATION
    amendments: tuple[Block, ...]  # from the words of amendment to the table's own heading
    entries: tuple[TableEntry, ...]
    footnotes: tuple[str, ...]
    signature: tuple[str, str]  # name, position
    billing_code: str
    file_code: str  # "16JAR1"
    before: tuple[Block, ...]  # the tail of another agency's document
    after: tuple[Block, ...]  # the head of the next one; cut where the page ends
    note: str  # says what the file is; printed in the margin and in the PDF's properties
    category: str = "Rules and Regulations"
    supplement: int = 4  # whose table `entries` are
    further: tuple[Amended, ...] = ()

    def opening(self) -> list[Block]:
        """Everything printed before the table."""
        heads = [
            Block("line"),
            Block("department", self.department),
            Block("agency", self.agency),
            Block("head", self.part),
            Block("docket", f"[Docket No. {self.docket_number}]"),
            Block("docket", f"RIN {self.regulation_identifier}"),
            Block("title", self.title),
        ]
        return [*self.before, *heads, *self.preamble, *self.amendments]

    def closing(self) -> list[Block]:
        """The rule's own lines after the table."""
        name, position = self.signature
        filed = f"{self.filing_date.month}-{self.filing_date.day}-{self.filing_date:%y}"
        return [
            Block("signature", f"{name},"),
            Block("position", f"{position}."),
            Block("filing", f"[FR Doc. {self.document_number} Filed {filed}; 8:45 am]"),
            Block("billing", f"BILLING CODE {self.billing_code}"),
            Block("line"),
        ]


def entity_cell(name: str, aliases: Sequence[str], addresses: Sequence[str]) -> tuple[str, ...]:
    """The Entity cell as the list words it: name and address in one piece, or name, aliases and address apart."""
    where = "; and ".join(addresses)
    if not aliases:
        return (f"{name}, {where}.",)
    number = _COUNTS[len(aliases)] if len(aliases) < len(_COUNTS) else str(len(aliases))
    noun = "alias" if len(aliases) == 1 else "aliases"
    return (f"{name}, a.k.a., the following {number} {noun}:", *dashed(aliases), f"{where}.")


def dashed(items: Sequence[str]) -> tuple[str, ...]:
    """Items as a list of dashes, one a line: `—A;`, `—B; and`, `—C.`."""
    *firsts, last = items
    ends = [";"] * len(firsts)
    if ends:
        ends[-1] = "; and"
    full_stop = "" if last.endswith(".") else "."
    return (*(f"—{item}{end}" for item, end in zip(firsts, ends, strict=True)), f"—{last}{full_stop}")


def in_words(items: Sequence[str]) -> str:
    """Items in a sentence, as rules list names: `A; B; and C`."""
    *firsts, last = items
    return f"{'; '.join(firsts)}; and {last}" if firsts else last
