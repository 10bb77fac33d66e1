"""The raw tables `federal_register__*`: what a rule prints, one record type per table.

Actions are the ledger's verbs (add, revise, remove, correct). Texts are as printed, line breaks
joined; dates are calendar dates in Washington; pages count from 1 in the file.
"""

import datetime as dt
from dataclasses import dataclass

from dagster_project.reading.evidence import Evidence, Quarantined


@dataclass(frozen=True, slots=True)
class Rule:
    """One row per document, also when it changes no entry; `no_events_because` then says why."""

    document_number: str
    form: str  # public_inspection | print | full_text
    title: str | None
    agency: str | None
    docket_number: str | None
    regulation_identifier: str | None
    volume: int | None  # Federal Register volume and pages; None before printing
    start_page: int | None
    end_page: int | None
    filed_date: dt.date | None  # from then on it is open to public inspection
    publication_date: dt.date | None
    effective_date: dt.date | None
    dates_text: str | None
    summary_text: str | None
    page_count: int  # of full text, which has no pages, the printed ones that it marks; so also `last_page`
    no_events_because: str | None
    evidence: Evidence  # of the title


@dataclass(frozen=True, slots=True)
class Entry:
    """One row per printed entry of a table; `printed_text` is the whole Entity cell."""

    entry_id: str
    document_number: str
    list_code: str  # entity_list | military_end_user_list | unverified_list
    ordinal: int
    action: str | None  # None where no instruction names the entry
    instruction_label: str | None
    destination: str
    name: str
    license_requirement: str | None  # None where the list has no such column
    license_review_policy: str | None
    federal_register_page: int | None  # the printed page, which later lists cite
    last_page: int  # of the file; a row may run over a page
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryName:
    """One row per name of an entry, the primary name first."""

    entry_id: str
    document_number: str
    ordinal: int
    name_type: str  # primary | variant (another spelling of it in the same rule) | alias | former
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryAddress:
    """One row per address of an entry."""

    entry_id: str
    document_number: str
    ordinal: int
    address: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CrossListing:
    """One row per other destination that a note of an entry names, as "(See alternate address under Pakistan)"."""

    entry_id: str
    document_number: str
    ordinal: int
    destination: str  # as the note prints it
    note: str
    evidence: Evidence  # of the note


@dataclass(frozen=True, slots=True)
class PrintedRelation:
    """One row per relation that the words of an entry state, as "(a subsidiary of X)", or that a body in it implies."""

    entry_id: str
    document_number: str
    ordinal: int
    relation_type: str  # subordinate_of | subsidiary_of | affiliate_of
    wording: str  # which words: printed_relations.py, docs/sources/federal_register.md
    direction: str  # entry_to_other: the entry's party is the subordinate; other_to_entry: the other one is
    own_name: str | None  # on the entry's side, where the words name it; else its party is meant
    other_name: str
    is_of_body: bool  # own_name is a body within the entry, and not the entry's party
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntryFootnote:
    """One row per footnote mark in an entry's license requirement, with the footnote's own text where printed."""

    entry_id: str
    document_number: str
    ordinal: int
    marker: str
    footnote_text: str | None
    evidence: Evidence  # of the mark


@dataclass(frozen=True, slots=True)
class SubEntity:
    """One row per body within an entry: `keep` where the entry prints it, `remove` where the rule drops it."""

    entry_id: str
    document_number: str
    ordinal: int
    action: str
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """One row per Federal Register citation of an entry, in order of print; the rule's own has `is_this_rule`."""

    entry_id: str
    document_number: str
    ordinal: int
    volume: int
    federal_register_page: int | None  # of this rule None before printing
    cited_date: dt.date | None
    is_this_rule: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Instruction:
    """One row per entry name in an amendatory instruction on a list of part 744.

    An instruction that adds a whole list quotes no names: it has one row per entry of that list's table.
    """

    document_number: str
    list_code: str
    ordinal: int
    label: str  # "8.kk"
    action: str
    target: str  # entry
    destination: str
    name: str
    entry_id: str | None  # the table's entry that bears this name
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """One row per number that the rule declares of itself; without destination it is the total."""

    document_number: str
    list_code: str
    ordinal: int
    action: str
    target: str  # entity | entry
    destination: str | None
    count: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """One row per entity that a paragraph of the preamble gives a reason for."""

    document_number: str
    list_code: str
    ordinal: int
    destination: str
    name: str
    reason: str
    entry_id: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Bullet:
    """One row per name in the preamble's lists of what the rule does, under the destination printed over it."""

    document_number: str
    list_code: str
    ordinal: int
    action: str
    destination: str
    name: str
    entry_id: str | None  # the table's entry that bears this name there
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class LicenseRequirement:
    """One row per entry: what its license requirement and its review policy say, typed."""

    entry_id: str
    document_number: str
    template: str  # reading/requirements.py; `other` where none covers the print
    policy_code: str  # reading/review_policies.py; `other` where none covers the print
    is_all_items: bool
    footnotes: str | None  # marks, as "1, 2"
    carve_out_text: str | None
    policy_carve_out_text: str | None
    correction_text: str | None  # errors of the official print and what they were read as
    evidence: Evidence  # of the license requirement


@dataclass(frozen=True, slots=True)
class RequirementSection:
    """One row per section of the EAR that an entry's requirement or policy cites, or license exception it allows."""

    entry_id: str
    document_number: str
    ordinal: int
    kind: str  # section | license_exception | policy_section
    citation: str  # "746.8(a)(3)", "GOV 740.11(b)(2)"
    evidence: Evidence  # of the license requirement, or of the policy


@dataclass(frozen=True, slots=True)
class LineBreakDecision:
    """One row per hyphen at a line's end in an Entity cell or a quoted name: what it was read as, and why."""

    document_number: str
    ordinal: int
    left_half: str  # as printed, with its hyphen
    right_half: str
    joined: str
    method: str  # names | document | words | rule_of_thumb | layout; reading/line_breaks.py
    evidence: Evidence  # of the two lines


@dataclass(frozen=True, slots=True)
class FormComparison:
    """One row per field of a rule, or of an entry in it, that was read from two forms of the rule."""

    document_number: str
    ordinal: int  # 0 is the rule itself; then its entries, its removals, and what only the other form has
    destination: str | None  # None of the rule itself; so also `name`
    name: str | None
    field: str  # forms.py
    form: str  # that the other raw tables are read from
    value: str | None  # as printed; None where this form has nothing
    other_form: str
    other_value: str | None
    is_equal: bool  # in words: line breaks, blanks, style of quotation marks and hyphens aside
    evidence: Evidence  # of the entry, or of the rule's title; in the other form where `form` lacks the entry


TABLES: dict[str, type] = {
    "entries": Entry,
    "entry_names": EntryName,
    "entry_addresses": EntryAddress,
    "cross_listings": CrossListing,
    "printed_relations": PrintedRelation,
    "entry_footnotes": EntryFootnote,
    "sub_entities": SubEntity,
    "citations": Citation,
    "instructions": Instruction,
    "declared_counts": DeclaredCount,
    "reasons": Reason,
    "bullets": Bullet,
    "license_requirements": LicenseRequirement,
    "requirement_sections": RequirementSection,
    "line_breaks": LineBreakDecision,
    "form_comparisons": FormComparison,
    "quarantine": Quarantined,
    "rules": Rule,  # last: where it stands, the others are whole
}
