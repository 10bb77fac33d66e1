"""The terms of one entry as records: its license requirement and review policy, and the sections that they cite."""

from collections.abc import Iterator

from dagster_project.reading import requirements, review_policies
from dagster_project.reading.evidence import Evidence
from dagster_project.sources.federal_register.records import LicenseRequirement, RequirementSection

Terms = LicenseRequirement | RequirementSection


def read(entry_id: str, document_number: str, requirement: Evidence, policy: Evidence) -> Iterator[Terms]:
    """The typed requirement of an entry, then a record per section or exception, from its two printed cells."""
    required = requirements.read_requirement(requirement.printed_text)
    reviewed = review_policies.read_policy(policy.printed_text)
    yield LicenseRequirement(
        entry_id,
        document_number,
        required.template,
        reviewed.code,
        required.is_all_items,
        ", ".join(required.footnotes) or None,
        required.carve_out,
        reviewed.carve_out,
        "; ".join(required.corrections) or None,
        requirement,
    )
    exceptions = [" ".join(filter(None, (one.code, one.section, one.condition))) for one in required.exceptions]
    cited = [("section", name, requirement) for name in required.sections]
    cited += [("license_exception", name, requirement) for name in exceptions]
    cited += [("policy_section", name, policy) for name in reviewed.sections]
    for ordinal, (kind, name, evidence) in enumerate(cited, start=1):
        yield RequirementSection(entry_id, document_number, ordinal, kind, name, evidence)


def not_understood(terms: LicenseRequirement) -> Iterator[tuple[str, str]]:
    """Kind and expectation of each cell that no template covers."""
    if terms.template == requirements.OTHER:
        yield "license requirement", "one of the templates of license requirements"
    if terms.policy_code == review_policies.OTHER:
        yield "license review policy", "one of the license review policies"
