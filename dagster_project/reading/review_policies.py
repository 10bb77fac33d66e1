"""License review policies of the Entity List, from their printed words to a code with its carve-out and sections."""

import re
from dataclasses import dataclass

from dagster_project.reading.sections import sections

OTHER = "other"
"""The code of a policy that is none of the known ones: it is shown, and nothing about it is guessed."""

_STANCES = (
    ("presumption_of_denial", re.compile(r"\bpresumption of denial\b", re.IGNORECASE)),
    ("policy_of_denial", re.compile(r"\bpolicy of denial\b", re.IGNORECASE)),
    ("case_by_case", re.compile(r"\bcase[- –]by[- –]case\b", re.IGNORECASE)),
    ("presumption_of_approval", re.compile(r"\bpresumption of approval\b", re.IGNORECASE)),
)
_CARVE_OUT = re.compile(
    r",?\s*\(?\b(?:except(?:ing)?(?: for)?|apart from|other than|excluding)\b:?\s*(?P<what>.+?)"
    r"\)?(?=\.\s+See\b|\.?$|;\s|\.\s+[A-Z])",
    re.IGNORECASE,
)
_SEE = re.compile(r"\b[Ss]ee\b|^\s*(?:Pursuant to|As (?:specified|described|set forth) in|Under)\b")
_NOT_STATED = re.compile(r"(?:not (?:given|stated)\b.*|none|n/a|[-–—]*)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Policy:
    """How license applications are reviewed.

    `code` is presumption_of_denial, policy_of_denial, case_by_case, presumption_of_approval, mixed (several
    of them for several items), see_section, not_stated (the print says that it gives none) or other.
    """

    code: str
    carve_out: str | None
    sections: tuple[str, ...]


def read_policy(text: str) -> Policy:
    """Read a printed review policy; the stance of a carve-out stays with the carve-out."""
    words = " ".join(text.split())
    carve_out = _CARVE_OUT.search(words)
    what = carve_out["what"].strip() if carve_out else None
    rest = words[: carve_out.start()] + words[carve_out.end() :] if carve_out else words
    cited = sections(words)
    stances = [code for code, pattern in _STANCES if pattern.search(rest)]
    if len(stances) == 1:
        return Policy(stances[0], what, cited)
    if stances:
        return Policy("mixed", what, cited)
    if _NOT_STATED.fullmatch(words):
        return Policy("not_stated", None, ())
    return Policy("see_section" if cited and _SEE.search(words) else OTHER, what, cited)
