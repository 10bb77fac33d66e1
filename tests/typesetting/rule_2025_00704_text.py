"""The running text of the sample of rule 2025-00704, in our own words around the facts of the rule."""

from tests.typesetting.content import Block, in_words

OPTICS = "Beijing Keyi Hongyuan Optoelectronics Co., Ltd."
ZHIPU_GROUP = (
    "Beijing Lingxin Intelligent Technology Co., Ltd.",
    "Beijing Yuanyin Intelligent Technology Co., Ltd.",
    "Beijing Zhipu Future Technology Co., Ltd.",
    "Beijing Zhipu Huazhang Technology Co., Ltd.",
    "Beijing Zhipu Linghang Technology Co., Ltd.",
    "Beijing Zhipu Qingyan Technology Co., Ltd.",
    "Hangzhou Zhipu Huazhang Technology Co., Ltd.",
    "Nanjing Zhihu Information Technology Co., Ltd.",
    "Shanghai Zhipu Huanyu Technology Co., Ltd.",
    "Shenzhen Zhipu Future Technology Co., Ltd.",
)
ALL_ADDED = (OPTICS, *ZHIPU_GROUP)
ATOMIC_ENERGY = "Department of Atomic Energy"
DROPPED = (
    "Bhabha Atomic Research Center (BARC)",
    "Indira Gandhi Center for Atomic Research (IGCAR)",
    "Indian Rare Earths (IRE)",
)
IN_CHINA = "under the destination of China, People's Republic of (China)"


def _bullets(names: tuple[str, ...]) -> list[Block]:
    """Names as a bulleted list: commas, "and" before the last, a full stop at the end."""
    ends = [","] * (len(names) - 2) + [", and"] * (len(names) > 1) + [""]
    texts = [name + end for name, end in zip(names, ends, strict=True)]
    return [Block("bullet", text if text.endswith((",", "and", ".")) else f"{text}.") for text in texts]


def _paragraphs(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


_HEAD = [
    Block("section", "Bureau of Industry and Security, Department of Commerce.", "AGENCY:"),
    Block("section", "Final rule.", "ACTION:"),
    Block("line"),
    Block(
        "section",
        "With this rule the Bureau of Industry and Security (BIS) changes the Export Administration Regulations "
        "(EAR) by adding 11 entities under 11 entries to the Entity List. The new entries are listed "
        f"{IN_CHINA} (11). The Government of the United States has found that what these entities do runs against "
        "its national security or foreign policy interests. This rule also revises one existing entry on the Entity "
        "List under the destination of India.",
        "SUMMARY:",
    ),
    Block("section", "This rule is effective January 16, 2025.", "DATES:"),
    Block(
        "section",
        "Chair, End-User Review Committee, Office of the Assistant Secretary for Export Administration, Bureau of "
        "Industry and Security, Department of Commerce, Phone: (202) 482-5991, Email: <i>ERC@bis.doc.gov.</i>",
        "FOR FURTHER INFORMATION CONTACT:",
    ),
    Block("label", "", "SUPPLEMENTARY INFORMATION:"),
]

_BACKGROUND = [
    Block("heading", "Background"),
    *_paragraphs(
        "Supplement No. 4 to part 744 of the EAR (15 CFR parts 730-774), known as the Entity List, names parties "
        "about whom specific facts give reason to believe that they act, have acted, or may come to act against the "
        "national security or foreign policy of the United States. Section 744.11(b) of the EAR describes the conduct "
        "in question. Whoever wants to export, reexport, or transfer (in-country) an item to a listed party needs a "
        "license to the extent that the party's entry says so, and most license exceptions cannot be used.",
        "For each party the table gives five things: the country under which it is listed, its names and addresses, "
        "the items for which a license is required, the policy under which an application is reviewed, and the pages "
        "of the <i>Federal Register</i> on which the entry was printed or changed. A reader who wants to know how an "
        "entry came about can follow those pages back in time.",
        "Decisions about the list are taken by the End-User Review Committee (ERC), on which the Departments of "
        "Commerce, State, Defense, Energy and, where appropriate, the Treasury are represented, and over which "
        "Commerce presides. To add an entry the ERC needs a majority; to remove or change one it must be unanimous.",
    ),
]

_DECISIONS = [
    Block("heading", "Additions to the Entity List"),
    *_paragraphs(
        f"The ERC determined to add {in_words(ZHIPU_GROUP)}, {IN_CHINA}, for advancing the modernization of China's "
        "military through the development and integration of advanced artificial intelligence research. Such conduct "
        "is contrary to the national security and foreign policy interests of the United States under § 744.11(b) of "
        "the EAR.",
        f"The ERC determined to add {OPTICS}, {IN_CHINA}, for taking part in the development of lithography "
        "technology meant for facilities in China that fabricate integrated circuits at advanced nodes. Chips made "
        "with that technology could serve military end uses, which is contrary to the national security and foreign "
        "policy interests of the United States under § 744.11(b) of the EAR.",
        "A license is required for all items subject to the EAR when one of these 11 entities is a party to the "
        "transaction, and applications are reviewed with a presumption of denial. No license exception is available "
        "for exports, reexports, or transfers (in-country) to them.",
        "For these reasons this final rule adds the following 11 entities under 11 entries to the Entity List and "
        "gives aliases where they are known:",
    ),
    Block("subheading", "China"),
    *_bullets(ALL_ADDED),
    Block("heading", "Revision to the Entity List"),
    *_paragraphs(
        f"This final rule also revises the entry for “{ATOMIC_ENERGY}” under the destination of India by removing "
        f"{in_words(DROPPED)} from that entry. The ERC took this decision after the agencies that sit on it had "
        "reviewed the entry together. It is meant to lower barriers to cooperation on advanced energy, joint research "
        "among them, which both countries have sought for several years.",
        "What the entry keeps is not changed by the revision: nuclear reactors, power plants included, that stand "
        "outside the safeguards of the International Atomic Energy Agency (IAEA), with the exception of Kundankulam "
        "1 and 2; facilities for the reprocessing of fuel and for enrichment; and facilities that produce heavy "
        "water, with the ammonia plants beside them. The revision is as follows:",
    ),
    Block("subheading", "India"),
    *_bullets((ATOMIC_ENERGY,)),
]

_EFFECT = [
    Block("heading", "How the Entries Are Read"),
    *_paragraphs(
        "An entry holds for the party under each name that it prints, at each address that it prints, and elsewhere. "
        "Names that resemble one another do not make two parties one: whoever finds a likeness should compare the "
        "address, and ask BIS when a doubt remains. Some of the addresses below are given for more than one entity.",
        "Branches and sales offices of a listed party that are not bodies of their own fall under its entry. A "
        "company that is a body of its own is treated under the rules that hold for it, but a seller who knows of "
        "its ties to a listed party should look closely at who will use the item in the end.",
    ),
    Block("heading", "Other Requirements Remain"),
    *_paragraphs(
        "The requirements of this rule stand beside those that the EAR set elsewhere, by the kind of item, the "
        "country of destination, or the use. A license that is needed for one of those reasons is needed still, and "
        "an item that needs none by its kind needs one when an entity added here is a purchaser, an intermediate "
        "or ultimate consignee, or an end-user.",
    ),
    Block("heading", "Requests for Removal"),
    *_paragraphs(
        "A listed party may ask that its entry be removed or changed. Section 744.16(e) of the EAR and Supplement "
        "No. 5 to part 744 say how such a request is made and how the ERC decides it.",
    ),
]

_CLOSING = [
    Block("heading", "Savings Clause"),
    *_paragraphs(
        "Goods that were already aboard a carrier on the way to a port of export, reexport, or transfer (in-country) "
        "when this rule took effect, under an actual order for a foreign destination, may go on to that destination "
        "on the terms that applied before, with a license exception or without a license (NLR)."
    ),
    Block("heading", "Export Control Reform Act of 2018"),
    *_paragraphs(
        "The Export Control Reform Act of 2018 (ECRA) (50 U.S.C. 4801-4852) is the principal legal ground on which "
        "BIS administers the EAR, and the ground on which it issues this rule."
    ),
    Block("heading", "Rulemaking Requirements"),
    *_paragraphs(
        "1. This rule has been found not to be significant in the sense of Executive Order 12866.",
        "2. Nobody has to answer a collection of information under the Paperwork Reduction Act of 1995 (44 U.S.C. "
        "3501 <i>et seq.</i>) unless it shows a valid control number of the Office of Management and Budget (OMB). The "
        "license applications to which this rule may lead belong to a collection approved under OMB control number "
        "0694-0088, and BIS does not expect the burden of that collection to grow.",
        "3. This rule contains no policies with federalism implications in the sense of Executive Order 13132.",
        "4. Under section 1762 of ECRA this action is exempt from the requirements of the Administrative Procedure "
        "Act (5 U.S.C. 553) on notice, on public participation, and on a later effective date.",
        "5. Since no notice of proposed rulemaking is required, the analysis of the Regulatory Flexibility Act (5 "
        "U.S.C. 601 <i>et seq.</i>) does not apply, and none was prepared.",
    ),
    Block("heading", "List of Subjects in 15 CFR Part 744"),
    *_paragraphs("Exports, Reporting and recordkeeping requirements, Terrorism."),
]

PREAMBLE = (*_HEAD, *_BACKGROUND, *_DECISIONS, *_EFFECT, *_CLOSING)


def _quoted(names: tuple[str, ...]) -> str:
    return in_words([f"“{name}”" for name in names])


AMENDMENTS = (
    *_paragraphs("Accordingly, part 744 of the Export Administration Regulations is amended as follows:"),
    Block("part", "PART 744—CONTROL POLICY: END-USER AND END-USE BASED"),
    Block("instruction", "1. The authority citation for part 744 continues to read as follows:"),
    Block(
        "authority",
        "<b>Authority:</b> 50 U.S.C. 4801-4852; 50 U.S.C. 4601 <i>et seq.</i>; 50 U.S.C. 1701 <i>et seq.</i>; "
        "22 U.S.C. 3201 <i>et seq.</i>; 42 U.S.C. 2139a; 22 U.S.C. 7201 <i>et seq.</i>; 22 U.S.C. 7210; E.O. 12058, "
        "43 FR 20947, 3 CFR, 1978 Comp., p. 179; E.O. 12851, 58 FR 33181, 3 CFR, 1993 Comp., p. 608.",
    ),
    Block("instruction", "2. Supplement No. 4 to part 744 is amended:"),
    Block(
        "instruction",
        f"a. Under CHINA, PEOPLE'S REPUBLIC OF, by adding in alphabetical order, entries for {_quoted(ALL_ADDED)}; and",
    ),
    Block("instruction", f"b. Under INDIA, by revising the entry for “{ATOMIC_ENERGY}”."),
    *_paragraphs("The additions and revision read as follows:"),
    Block("heading", "Supplement No. 4 to Part 744—Entity List"),
    Block("stars"),
)
