"""A made-up rule that amends the Entity List, the Unverified List and the Military End-User List at once."""

import datetime as dt

from tests.typesetting.content import TITLES, Amended, Block, Rule, TableEntry, entity_cell

CHINA = "CHINA, PEOPLE'S REPUBLIC OF"
REQUIREMENT = "For all items subject to the EAR. (See § 744.11 of the EAR)"
THIS_RULE = "90 FR [INSERT FR PAGE NUMBER, 3/4/2025]."
EARLIER = "89 FR 1234, 1/9/2024."


def entry(destination: str, name: str, *aliases: str, address: str, citations: tuple[str, ...] = ()) -> TableEntry:
    """One row; its terms are set only where the list has them."""
    cell = entity_cell(name, aliases, (address,))
    return TableEntry(destination, cell, REQUIREMENT, "Presumption of denial", (*citations, THIS_RULE))


def amendment(label: int, supplement: int, *parts: str) -> tuple[Block, ...]:
    """The instruction on a supplement, with lettered parts, and the heading over its table."""
    return (
        Block("instruction", f"{label}. Supplement No. {supplement} to part 744 is amended:"),
        *(Block("instruction", f"{'abc'[number]}. {part}") for number, part in enumerate(parts)),
        Block("paragraph", "The additions and revisions read as follows:"),
        Block("heading", f"Supplement No. {supplement} to Part 744—{TITLES[supplement]}"),
        Block("stars"),
    )


_PREAMBLE = (
    Block("section", "Bureau of Industry and Security, Department of Commerce.", "AGENCY:"),
    Block("section", "Final rule.", "ACTION:"),
    Block(
        "section",
        "In this rule, the Bureau of Industry and Security (BIS) amends the Export Administration Regulations (EAR) by "
        "adding two entities under two entries to the Entity List. These entities are listed under the destinations "
        "of China (1), and Oman (1). BIS also amends the EAR by removing one person from the Unverified List (UVL) "
        "and adding three (3) persons under three entries to the UVL. This rule adds one entity to the Military "
        "End-User (MEU) List.",
        "SUMMARY:",
    ),
    Block("section", "This rule is effective March 4, 2025.", "DATES:"),
    Block("section", "Chair, End-User Review Committee, Phone: (202) 482-5991.", "FOR FURTHER INFORMATION CONTACT:"),
    Block("label", "", "SUPPLEMENTARY INFORMATION:"),
    Block("heading", "Background"),
    Block(
        "paragraph",
        "The ERC determined to add Harbor Optics Co., Ltd., under the destination of China, to the Entity List, for "
        "its part in programs contrary to the national security interests of the United States.",
    ),
    Block(
        "paragraph",
        "The ERC determined to add Harbor Optics Co., Ltd., under the destination of China, to the MEU List, because "
        "it is a military end user.",
    ),
    Block("paragraph", "This rule adds the following two entities to the Entity List:"),
    Block("subheading", "China"),
    Block("bullet", "Harbor Optics Co., Ltd."),
    Block("subheading", "Oman"),
    Block("bullet", "Muscat Bearings LLC."),
    Block("paragraph", "It adds the following three persons to the Unverified List:"),
    Block("subheading", "China"),
    Block("bullet", "Lantern Freight Co., Ltd.;"),
    Block("bullet", "Quay Instruments."),
    Block("subheading", "Oman"),
    Block("bullet", "Muscat Bearings LLC."),
    Block("heading", "List of Subjects in 15 CFR Part 744"),
    Block("paragraph", "Exports, Terrorism."),
)

_WORDS = (
    Block("paragraph", "Accordingly, part 744 of the Export Administration Regulations is amended as follows:"),
    Block("part", "PART 744—CONTROL POLICY: END-USER AND END-USE BASED"),
    Block("instruction", "1. The authority citation for part 744 continues to read as follows:"),
    Block("authority", "<b>Authority:</b> 50 U.S.C. 4801-4852; 50 U.S.C. 4601 <i>et seq.</i>"),
)

RULE = Rule(
    document_number="2025-11111",
    volume=90,
    issue=41,
    first_page=11100,
    publication_date=dt.date(2025, 3, 4),
    filing_date=dt.date(2025, 3, 3),
    department="DEPARTMENT OF COMMERCE",
    agency="Bureau of Industry and Security",
    part="15 CFR Part 744",
    docket_number="250303-0001",
    regulation_identifier="0694-AJ00",
    title="Changes to the Entity List, the Unverified List and the Military End-User List",
    preamble=_PREAMBLE,
    amendments=(
        *_WORDS,
        *amendment(
            2,
            4,
            f"Under {CHINA}, by adding in alphabetical order, an entry for “Harbor Optics Co., Ltd.”; and",
            "Under OMAN, by adding in alphabetical order, an entry for “Muscat Bearings LLC”.",
        ),
    ),
    entries=(
        entry(CHINA, "Harbor Optics Co., Ltd.", "Harbor", address="No. 8 Dock Road, Tianjin, China"),
        entry("OMAN", "Muscat Bearings LLC", address="Way 12, Muscat, Oman"),
    ),
    footnotes=(),
    signature=("For the Bureau of Industry and Security", "Assistant Secretary for Export Administration"),
    billing_code="3510-33-P",
    file_code="04MRR1",
    before=(),
    after=(),
    note="Made up for tests; no rule of any government office.",
    further=(
        Amended(
            6,
            amendment(
                3,
                6,
                "By removing the China entity, “Harbor Optics Co., Ltd.”;",
                "By adding, under “China, People's Republic of,” in alphabetical order, “Lantern Freight Co., Ltd.” "
                "and “Quay Instruments”; and",
                "Under OMAN, by adding in alphabetical order, an entry for “Muscat Bearings LLC”.",
            ),
            (
                entry(CHINA, "Lantern Freight Co., Ltd.", address="Pier 4, Ningbo, China"),
                entry(CHINA, "Quay Instruments", "Quay", "QI", address="Room 5, No. 6 Quay, Dalian, China"),
                entry("OMAN", "Muscat Bearings LLC", address="Way 12, Muscat, Oman. (See also address under Bahrain)"),
            ),
        ),
        Amended(
            7,
            amendment(
                4,
                7,
                f"Under {CHINA}, by adding in alphabetical order, an entry for “Harbor Optics Co., Ltd.”, and by "
                "revising the entry for “Tide Works”.",
            ),
            (
                entry(CHINA, "Harbor Optics Co., Ltd.", address="No. 8 Dock Road, Tianjin, China"),
                entry(CHINA, "Tide Works", address="No. 9 Dock Road, Tianjin, China", citations=(EARLIER,)),
            ),
        ),
    ),
)
