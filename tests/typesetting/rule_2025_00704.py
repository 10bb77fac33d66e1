"""The facts of rule 2025-00704 (90 FR 4617-4620): whom it adds and which entry it revises."""

import datetime as dt
from dataclasses import dataclass

from tests.typesetting.content import Rule, TableEntry, dashed, entity_cell
from tests.typesetting.rule_2025_00704_text import AMENDMENTS, PREAMBLE
from tests.typesetting.sample_neighbours import AFTER, BEFORE

CHINA = "CHINA, PEOPLE'S REPUBLIC OF"
INDIA = "INDIA"
REQUIREMENT = "For all items subject to the EAR. (See § 744.11 of the EAR)"
REVIEW_POLICY = "Presumption of denial"
THIS_RULE = "90 FR [INSERT FR PAGE NUMBER, 1/16/2025]."
NOTE = "Sample typeset from facts for tests; not the official print and not published by any government office."


@dataclass(frozen=True, slots=True)
class Party:
    """One addition: its names, its places, and whether listed names of other rules stand before it."""

    name: str
    addresses: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    gap_before: bool = True


ADDED = (
    Party(
        "Beijing Keyi Hongyuan Optoelectronics Co., Ltd.",
        ("No. 19, Rongxing North 1st Street, Daxing District, Beijing, China",),
        ("RSLaser", "Beijing RSLaser Photoelectric Technology", "Beijing RSLaser Opto-Electronics"),
    ),
    Party(
        "Beijing Lingxin Intelligent Technology Co., Ltd.",
        (
            "7th Floor, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, China",
            "Room 4-1106, 11th Floor, No. 28 Chengfu Road, Haidian District, Beijing, China",
        ),
    ),
    Party(
        "Beijing Yuanyin Intelligent Technology Co., Ltd.",
        (
            "Room 07-128, 101, 7th Floor, No. 219 Wangfujing Street, Dongcheng District, Beijing, China",
            "Room 801, 8th Floor, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, China",
        ),
    ),
    Party(
        "Beijing Zhipu Future Technology Co., Ltd.",
        ("Room 801, 8th Floor, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, China",),
    ),
    Party(
        "Beijing Zhipu Huazhang Technology Co., Ltd.",
        ("Floor 10, Building 9, No. 1, Zhongguancun East Road, Haidian District, Beijing, 100080, China",),
        ("Zhipu AI", "Beijing Knowledge Atlas Technology Co., Ltd."),
        gap_before=False,
    ),
    Party(
        "Beijing Zhipu Linghang Technology Co., Ltd.",
        (
            "Room 306-4, 3rd Floor, Building 6, No. 10 Kegu 1st Street, "
            "Beijing Economic and Technological Development Zone, Beijing, China",
        ),
        gap_before=False,
    ),
    Party(
        "Beijing Zhipu Qingyan Technology Co., Ltd.",
        ("Room 202, 2nd Floor, Building 13, No. 98 Lianshihu West Road, Mentougou District, Beijing, China",),
        gap_before=False,
    ),
    Party(
        "Hangzhou Zhipu Huazhang Technology Co., Ltd.",
        (
            "Room 551, No. 857, 859, Shixin North Road, Yingfeng Street, Xiaoshan District, Hangzhou, "
            "Zhejiang Province, China",
        ),
    ),
    Party(
        "Nanjing Zhihu Information Technology Co., Ltd.",
        (
            "Room 605, South Building (Block E), Phase II, Dingye Baitai Biological Building, No. 10 Xinghuo Road, "
            "Jiangbei New District, Nanjing, Jiangsu Province, China",
            "Room 412, Main Building, Zhixin Technology Building, No. 15 Xinghuo Road, Jiangbei New District, "
            "Nanjing, Jiangsu Province, China",
        ),
    ),
    Party(
        "Shanghai Zhipu Huanyu Technology Co., Ltd.",
        ("3rd Floor, Building 1, No. 400, Fangchun Road, China (Shanghai) Pilot Free Trade Zone, Shanghai, China",),
    ),
    Party(
        "Shenzhen Zhipu Future Technology Co., Ltd.",
        (
            "Building A701, Vanke Cloud City Phase 6, Dashi 2nd Road, Xili Community, Xili Street, "
            "Nanshan District, Shenzhen, Guangdong Province, China",
            "C1202, Building 2, Shenzhen Software Industry Base, No. 87, 89, and 91, Gaoxin South 10th Road, "
            "Nanshan District, Shenzhen, Guangdong Province, China",
        ),
    ),
)

REVISED = TableEntry(
    destination=INDIA,
    entity=(
        "The following Department of Atomic Energy entities:",
        *dashed(
            (
                "Nuclear reactors (including power plants) not under International Atomic Energy Agency (IAEA) "
                "safeguards, (excluding Kundankulam 1 and 2)",
                "Fuel reprocessing and enrichment facilities",
                "Heavy water production facilities and their collocated ammonia plants",
            )
        ),
    ),
    license_requirement="For all items subject to the EAR",
    license_review_policy="Not given in this sample",  # no source that we hold states India's
    citations=(
        "63 FR 64322, 11/19/98.",
        "65 FR 14444, 3/17/00.",
        "66 FR 50090, 10/1/01.",
        "69 FR 56694, 9/22/04.",
        THIS_RULE,
    ),
)


def _added(party: Party) -> TableEntry:
    cell = entity_cell(party.name, party.aliases, party.addresses)
    return TableEntry(CHINA, cell, REQUIREMENT, REVIEW_POLICY, (THIS_RULE,), party.gap_before)


RULE = Rule(
    document_number="2025-00704",
    volume=90,
    issue=10,
    first_page=4617,
    publication_date=dt.date(2025, 1, 16),
    filing_date=dt.date(2025, 1, 15),
    department="DEPARTMENT OF COMMERCE",
    agency="Bureau of Industry and Security",
    part="15 CFR Part 744",
    docket_number="250108-0010",
    regulation_identifier="0694-AJ76",
    title="Addition of Entities to and Revision of Entry on the Entity List",
    preamble=PREAMBLE,
    amendments=AMENDMENTS,
    entries=(*map(_added, ADDED), REVISED),
    footnotes=(),
    signature=(
        "For the Bureau of Industry and Security",
        "Office of the Assistant Secretary for Export Administration",
    ),
    billing_code="3510-33-P",
    file_code="16JAR1",
    before=BEFORE,
    after=AFTER,
    note=NOTE,
)
