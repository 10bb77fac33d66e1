"""The full text: a rule as data in the elements of the Federal Register's XML, as bytes."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from tests.typesetting.content import HEADS, Block, Rule, TableEntry

_MARKUP = re.compile(r"</?[a-z]+>")
_HEADED = {"head", "heading", "subheading", "part", "title"}


def typeset(rule: Rule) -> bytes:
    """The rule as XML; the page marks and what its neighbours print are left out."""
    tables = [(rule.amendments, rule.supplement, rule.entries)]
    tables += [(one.amendments, one.supplement, one.entries) for one in rule.further]
    amended = "\n".join(_blocks(blocks) + _table(number, entries) for blocks, number, entries in tables)
    filed = f"{rule.filing_date.month}-{rule.filing_date.day}-{rule.filing_date:%y}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<RULE><PREAMB>'
        f"<AGENCY>{rule.department}</AGENCY><SUBAGY>{rule.agency}</SUBAGY><CFR>{rule.part}</CFR>"
        f"<DEPDOC>[Docket No. {rule.docket_number}]</DEPDOC><RIN>RIN {rule.regulation_identifier}</RIN>"
        f"<SUBJECT>{escape(rule.title)}</SUBJECT></PREAMB>\n<SUPLINF>{_blocks(rule.preamble)}"
        f"<REGTEXT>{amended}</REGTEXT></SUPLINF>\n"
        f"<FRDOC>[FR Doc. {rule.document_number} Filed {filed}; 8:45 am]</FRDOC></RULE>"
    ).encode()


def _blocks(blocks: Iterable[Block]) -> str:
    return "\n".join(_block(block) for block in blocks if block.text or block.label)


def _block(block: Block) -> str:
    marks = {"bullet": "• ", "instruction": "■ "}
    words = escape(marks.get(block.kind, "") + _MARKUP.sub("", block.text))
    tag = "HD" if block.kind in _HEADED else "P"
    return (f"<HD>{block.label}</HD>" if block.label else "") + (f"<{tag}>{words}</{tag}>" if words else "")


def _table(supplement: int, entries: Sequence[TableEntry]) -> str:
    heads = "".join(f"<CHED H='1'>{head}</CHED>" for head in HEADS[supplement])
    rows, destination = "", ""
    for entry in entries:
        terms = (entry.license_requirement, entry.license_review_policy) if supplement == 4 else ()
        country = entry.destination if entry.destination != destination else ""
        destination = entry.destination
        cells = (country, "<LI>".join(map(escape, entry.entity)), *map(escape, terms), " ".join(entry.citations))
        first, *others = cells[1].split("<LI>")
        cells = (cells[0], first + "".join(f"<LI>{text}</LI>" for text in others), *cells[2:])
        rows += "<ROW>" + "".join(f"<ENT>{cell}</ENT>" for cell in cells) + "</ROW>\n"
    return f"<GPOTABLE><BOXHD>{heads}</BOXHD>\n{rows}</GPOTABLE>"
