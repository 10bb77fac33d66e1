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


def test_a_page_larger_than_pdf_allows_is_refused_with_its_size() -> None:
    huge = page("Entity List").replace(b"/MediaBox [ 0 0 595.2756 841.8898 ]", b"/MediaBox [ 0 0 2147483647 841.88 ]")
    with pytest.raises(UnreadableDocument, match=r"page 1 of the PDF is damaged \(it measures 2147483647 by 842 "):
        list(pdf.pages(huge))


def test_a_page_whose_box_lacks_numbers_is_refused() -> None:
    broken = page("Entity List").replace(b"/MediaBox [ 0 0 595.2756 841.8898 ]", b"/MediaBox [ 0 0 595.2756 ]         ")
    with pytest.raises(UnreadableDocument, match=r"the PDF is damaged .*; download it again"):
        list(pdf.pages(broken))


def test_a_page_that_is_no_page_is_refused_with_its_number() -> None:
    broken = page("Entity List").replace(b"/Kids [ 3 0 R ]", b"/Kids [ 2 0 R ]")  # a font
    assert pdf.check(broken) == 1
    with pytest.raises(UnreadableDocument, match="page 1 of the PDF is damaged"):
        list(pdf.plain_text(broken))


def test_what_stands_off_the_page_is_not_read() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(200, 200), invariant=1)
    for x, y in ((50, 50), (-500, 50), (50, 900), (1e9, 50)):
        canvas.drawString(x, y, "on" if (x, y) == (50, 50) else "off")
    canvas.showPage()
    canvas.save()
    (only,) = pdf.pages(target.getvalue())
    assert "".join(char.text for char in only.chars) == "on"
