"""License requirements of the Entity List, from one of their printed forms to what they mean.

The meaning is the template (the form of the sentence) with its parts: sections, footnotes, license
exceptions, carve-out. Errors of the official print are read as what was meant, and each is told.
"""

import re
from dataclasses import dataclass

from dagster_project.reading.sections import sections

OTHER = "other"
"""The template of a requirement that none covers: it is shown, and nothing about it is guessed."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SECTION = r"\d{3}\.\d++(?:\(\w{1,4}\))*+"
_FOOTNOTE = re.compile(
    rf"\s?[{_RAISED}]+|(?<=.)(?P<before>(?:{_SECTION}|\bEAR[.)]{{0,2}}),?)\s?(?P<mark>[1-9])(?=[\s,.;)]|$)"
)
_EXCEPTION = re.compile(
    r"License Exceptions? (?P<code>[A-Z]{3,4})(?:\s*\(?under (?P<under>§§?\s*740\.\d+[^.;]*?))?"
    r"(?P<condition>\s+when .*?)?(?=\.?$|;)"
)
_OVERCOME = re.compile(r"[.,;]?\s*(?:This|These|The) license requirements? may be overcome by License Exception.*$")
_EXTENDED = re.compile(r"[.,;]?\s*The license requirements? under this entry also extends? to (?P<reach>.*)$")
_CARVE_OUT = re.compile(
    r",?\s*\(?(?:except(?:ing)?(?: for)?|apart from|(?:having a classification )?other than|excluding)\b:?\s*"
    r"(?P<what>.+)$"
)

# What the official print has, what it means, and how that is told.
_ERRORS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<=\d\.\d)l(?=[(\s,)])"), "1", "the letter l is the digit 1"),
    (re.compile(r"(?<=\d)(?=of the EAR)"), " ", "a blank is missing before “of the EAR”"),
    (re.compile(r"(?<=\()Se (?=§)"), "See ", "“Se” is “See”"),
    (re.compile(r"\bEAR 99\b"), "EAR99", "“EAR 99” is “EAR99”"),
    (re.compile(r"(?<=\bSee )(?=\d{3}\.)"), "§ ", "the section sign is missing"),
    (re.compile(rf"§(?=§ {_SECTION} of the EAR)"), "", "two section signs stand for one section"),
    (re.compile(r"(?<=\))\. ?(?=[Oo]f the EAR)"), " ", "a full stop stands before “of the EAR”"),
    (re.compile(r"\bOf the EAR"), "of the EAR", "“Of” is “of”"),
    (re.compile(rf"(?<=\(See § )({_SECTION})\)(?= of the EAR)"), r"\1", "a bracket closes before “of the EAR”"),
    (re.compile(rf"(?<=EAR\. )(?=See §§? {_SECTION}[^(]*[^)]*\))"), "(", "the opening bracket is missing"),
    (
        re.compile(r"(\([Ss]ee §(?:[^()]|\([^()]*\))*of the EAR)$"),
        r"\1)",
        "the closing bracket is missing",
    ),
    (re.compile(r"\bU\.S (?=[A-Z])"), "U.S. ", "“U.S” is “U.S.”"),
)

_CITED = r"§§? ?[\d.,()\w\s§]*?\d[\d.,()\w\s§]*?"
_SEE = rf"[.,]? ?\(?[Ss]ee {_CITED}(?: of the EAR)?\.?\)?"
_ITEMS = r"(?:For )?all items subject to the EAR"
_TEMPLATES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"{pattern}\.?", re.IGNORECASE))
    for name, pattern in (
        ("all_items", _ITEMS),
        ("all_items_in_projects", rf"{_ITEMS},? when used in projects specified in {_CITED} of the EAR"),
        ("all_items_see_sections", _ITEMS + _SEE),
        (
            "listed_items",
            r"(?:For )?items on the CCL and (?:EAR99 items )?listed in supplement no\. \d+ to part \d{3} of the EAR",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class LicenseException:
    """A license exception that overcomes the requirement: its code, its paragraph, and on what condition."""

    code: str
    section: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a license requirement says; texts are as printed but for the corrections."""

    template: str
    sections: tuple[str, ...]
    footnotes: tuple[str, ...]
    exceptions: tuple[LicenseException, ...]
    carve_out: str | None
    is_all_items: bool  # every item subject to the EAR, whatever it is used for
    corrections: tuple[str, ...]


def read_requirement(text: str) -> Requirement:
    """Read a printed license requirement; one that no template covers has the template `other`."""
    words, corrections = _corrected(" ".join(text.split()))
    words, footnotes = _without_footnotes(words)
    words, late_corrections = _corrected(words)  # a footnote can hide an error
    core, exceptions = _without_exceptions(words)
    extended = _EXTENDED.search(core)
    core = core[: extended.start()] if extended else core
    carve_out = _CARVE_OUT.search(core)
    core = core[: carve_out.start()] if carve_out else core
    form = _form(core)
    return Requirement(
        template=_template(form, bool(carve_out), bool(extended), bool(exceptions)),
        sections=sections(core),
        footnotes=footnotes,
        exceptions=exceptions,
        carve_out=carve_out["what"].strip(" .;") if carve_out else None,
        is_all_items=form in ("all_items", "all_items_see_sections") and not carve_out,
        corrections=corrections + late_corrections,
    )


def _form(core: str) -> str:
    return next((name for name, pattern in _TEMPLATES if pattern.fullmatch(core.strip())), OTHER)


def _template(form: str, has_carve_out: bool, is_extended: bool, has_exception: bool) -> str:
    """The form with what stands beside it; only the requirement of all items is printed with more."""
    if form == OTHER or not (has_carve_out or is_extended or has_exception):
        return form
    beside = [has_carve_out, is_extended, has_exception]
    if not form.startswith("all_items") or sum(beside) != 1:
        return OTHER
    return ("all_items_with_carve_out", "all_items_extended", "all_items_with_exception")[beside.index(True)]


def _corrected(text: str) -> tuple[str, tuple[str, ...]]:
    told = []
    for error, meant, telling in _ERRORS:
        text, times = error.subn(meant, text)
        if times:
            told.append(telling)
    return text, tuple(told)


def _without_footnotes(text: str) -> tuple[str, tuple[str, ...]]:
    marks: list[str] = []

    def take(found: re.Match[str]) -> str:
        mark = found["mark"] or found[0].strip().translate(str.maketrans(_RAISED, "0123456789"))
        marks.append(mark)
        return found["before"] or ""

    return _FOOTNOTE.sub(take, text), tuple(dict.fromkeys(marks))


def _without_exceptions(text: str) -> tuple[str, tuple[LicenseException, ...]]:
    """The requirement before the sentence that names license exceptions, and these, one for each paragraph."""
    sentence = _OVERCOME.search(text)
    if not sentence:
        return text, ()
    found = [
        LicenseException(exception["code"], section, (exception["condition"] or "").strip() or None)
        for exception in _EXCEPTION.finditer(sentence[0])
        for section in (sections(exception["under"] or "") or (None,))
    ]
    return text[: sentence.start()], tuple(found)
