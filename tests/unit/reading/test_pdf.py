"""PDFs that cannot be read."""

import io

import pdfplumber
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from dagster_project.reading import pdf
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.federal_register.document import identify
from tests.typesetting.print_layout import typeset as typeset_print
from tests.typesetting.public_inspection import typeset
from tests.typesetting.rule_2025_00704 import RULE


def page(text: str, password: str = "") -> bytes:
    target = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(target, invariant=1, encrypt=encryption)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_a_pdf_that_breaks_off_says_where_and_what_to_do() -> None:
    whole = typeset(RULE)
    with pytest.raises(UnreadableDocument, match=r"breaks off after 20,000 bytes.*download it again"):
        pdf.check(whole[:20_000])


def test_an_encrypted_pdf_asks_for_an_open_copy() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted; save a copy without password"):
        pdf.check(page("secret", password="reader"))


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        pdf.check(b"%PDF-1.7\nnothing of a PDF follows\n%%EOF\n")


def test_a_scan_is_told_from_a_document_with_text() -> None:
    with pytest.raises(UnreadableDocument, match="it is a scan; run OCR"):
        identify(page(""))


def test_a_pdf_of_another_publisher_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r'no "\[FR Doc\. \.\.\.\]" line on any of 1 pages'):
        identify(page("Annual report"))


def test_pages_have_sizes_characters_and_rules() -> None:
    first = next(pdf.pages(typeset(RULE)))
    assert (first.number, first.width, first.height) == (1, 612.0, 792.0)
    assert "".join(char.text for char in first.chars).startswith("DEPARTMENT OF COMMERCE")


@pytest.mark.parametrize("content", [typeset(RULE), typeset_print(RULE)], ids=["public inspection", "print"])
def test_characters_and_rules_stand_where_pdfplumber_sees_them(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as document:
        for ours, theirs in zip(pdf.pages(content), document.pages, strict=True):
            upright = [char for char in theirs.chars if char["upright"]]
            assert [
                pytest.approx((char["x0"], char["top"], char["x1"], char["bottom"], char["size"])) for char in upright
            ] == [char[1:] for char in ours.chars]
            assert [char["text"] for char in upright] == [char.text for char in ours.chars]
            assert len(ours.segments) == len([*theirs.lines, *theirs.rects])
