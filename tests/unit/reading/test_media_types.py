"""Kinds of files, told by their content."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.media_types import decode, media_type

HEADER = "owner_name,owned_name,relation_type,source_name\n"


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>" * 50)
    return file.getvalue()


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n1 0 obj", b"\r\n%PDF-1.4", b"\x00junk" * 9 + b"%PDF-1.4\n1 0 obj", b"\xef\xbb\xbf%PDF-1.5"]
)
def test_a_pdf_is_told_by_its_header_also_after_other_bytes(content):
    assert media_type(content) == "application/pdf"


def test_prose_that_names_the_header_of_a_pdf_is_text():
    assert media_type(b"A file that begins with %PDF-1.7 is a PDF, says the manual.") == "text/plain"


@pytest.mark.parametrize(
    "content",
    [b"<!doctype html><p>x", b"  \n<HTML lang=en>", b"\xef\xbb\xbf<html>", b"<!-- saved -->\n<html>",
     b'<?xml version="1.0"?><html>', b"<div><p>A fragment</p></div>", "<html>é</html>".encode("utf-16")],
)  # fmt: skip
def test_html_is_told_by_its_first_tag(content):
    assert media_type(content) == "text/html"


def test_prose_that_names_a_tag_is_text():
    assert media_type(b"The page begins with <html> and that is all.") == "text/plain"


@pytest.mark.parametrize(
    "content",
    [b"<RULE>\n<PREAMB/></RULE>", b'<?xml version="1.0"?><!-- full text --><NOTICE/>', b'<DIV5 N="744" TYPE="PART"/>',
     b'\xef\xbb\xbf<?xml version="1.0"?>\n<DIV9 N="x">', "<RULE>§</RULE>".encode("utf-16"), b"<!DOCTYPE RULE><RULE/>"],
)  # fmt: skip
def test_a_rule_and_the_ecfr_in_xml_are_told_by_their_first_tag(content):
    assert media_type(content) == "application/xml"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_of_ownership_is_told_by_its_header_in_any_delimiter_and_encoding(delimiter, encoding):
    header = HEADER.replace(",", delimiter).replace("owner_name", '"Owner_Name"')
    assert media_type(header.encode(encoding)) == "text/csv"


def test_another_table_is_no_table_of_ownership():
    assert media_type(b"name,country\nA,B\n") == "text/plain"


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\n"])
def test_an_empty_file_is_refused(content):
    with pytest.raises(UnreadableDocument, match=r"the file is empty; fetch"):
        media_type(content)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (a_zip(), "zip|openxml|word"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(40), "image/png"),
        (gzip.compress(b"text " * 500, mtime=0), "gzip"),
        (b'<?xml version="1.0"?><feed><entry/></feed>', "XML with the root <feed>"),
        (b'{"entries": []}', "JSON"),
        (b"[" * 100_000, "JSON"),
        (rb"{\rtf1\ansi text}", "RTF"),
        (b"half a text\x00and a NUL", "the file is"),
        (bytes(range(1, 32)) * 50, "neither"),
        ("企业被列入实体清单".encode("gbk"), "neither"),
    ],
)
def test_what_no_reader_reads_is_refused_with_cause_and_remedy(content, cause):
    with pytest.raises(UnreadableDocument, match=cause) as refusal:
        media_type(content)
    assert "\n" not in str(refusal.value)
    assert refusal.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_text_is_decoded_in_the_encodings_that_publishers_use(encoding):
    text = "The company’s head – from Zürich – said “no”. " * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("declared", "encoding"), [("gb2312", "gbk"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis")]
)
def test_a_page_is_decoded_in_the_charset_that_it_declares(declared, encoding):
    word = {"gbk": "实体清单", "cp1251": "список", "shift_jis": "輸出規制"}[encoding]
    page = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head>{word * 20}</html>'
    )
    assert decode(page.encode(encoding)) == page


def test_a_page_that_is_utf_8_but_declares_another_charset_is_read_as_utf_8():
    page = "<html><meta charset='iso-8859-1'>Zürich</html>"
    assert decode(page.encode()) == page


@pytest.mark.parametrize("charset", ["rot13", "punycode", "unicode_escape", "no-such-charset", "iso-8859-12"])
def test_a_page_cannot_choose_a_codec_that_is_no_encoding_of_text(charset):
    page = f"<html><meta charset='{charset}'>Zürich</html>"
    assert decode(page.encode("windows-1252")) == page


def test_a_broken_byte_order_mark_is_told():
    with pytest.raises(UnreadableDocument, match="marked as utf-16-le"):
        decode(b"\xff\xfea\x00b")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_the_one_error(content):
    try:
        kind = media_type(content)
    except UnreadableDocument:
        return
    assert kind in {"application/pdf", "application/xml", "text/html", "text/csv", "text/plain"}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_every_text_without_control_characters_survives_utf_8(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
