"""Text of XML whose every character knows its place in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.marked_text import Flow
from dagster_project.reading.markup import parse


def flow(source: str):
    return Flow().add(parse(source.encode())).text()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<P>one<E>two</E> three</P>", "onetwo three"),
        ("<P>\n  one\n  <E>two</E>\n   three\n</P>", "onetwo three"),
        ("<P>\n  one \n  <E>two</E>\n  , three\n</P>", "one two, three"),
        ("<P>a\nwrapped   line</P>", "a wrapped line"),
        ("<P>one\n<E>two</E>\nthree</P>", "one two three"),
        ("<P>of the EAR<SU>2</SU> and 3<SU>rd</SU></P>", "of the EAR² and 3rd"),
        ('<P>x<E T="51">3</E> H<E T="52">2</E>O</P>', "x³ H2O"),
        ("<ENT>A, a.k.a.:<LI>—B; and</LI><LI>—C.</LI> Kabul.</ENT>", "A, a.k.a.:\n—B; and\n—C.\nKabul."),
        ("<TD>A,<br/>Kabul<BR/> and Herat</TD>", "A,\nKabul\nand Herat"),
        ("<P>  </P>", ""),
    ],
)
def test_blanks_raised_digits_and_line_breaks_are_as_printed(source, text):
    assert flow(source).text == text


def test_a_span_leads_to_the_words_in_the_file_also_behind_entities_and_wide_characters():
    source = "<R>é𝄞 &amp; <E>AT&#38;T</E>\r\n企业 Ltd.</R>"
    text = flow(source)
    for word, written in {"AT&T": "AT&#38;T", "企业": "企业", "&": "&amp;", "Ltd.": "Ltd."}.items():
        start = text.text.index(word)
        seen = text.evidence("sha", start, start + len(word))
        assert seen.printed_text == word
        assert source[seen.span_start : seen.span_end] == written


@given(st.text(alphabet="ab é&<>\n\t", max_size=40))
def test_every_character_of_a_text_keeps_its_place(words):
    source = "<P>" + words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</P>"
    text = flow(source)
    assert text.text == " ".join(words.split())
    for position, char in enumerate(text.text):
        seen = text.evidence("sha", position, position + 1)
        if char != " ":
            written = source[seen.span_start : seen.span_end]
            assert written == char or (written[0], written[-1]) == ("&", ";")


@given(st.text(alphabet='<>/!?&;"=[]- aR\n', max_size=60))
def test_no_markup_raises_anything_but_the_one_error(source):
    said = ""
    try:
        parse(source.encode())
    except UnreadableDocument as error:
        said = str(error)
    assert "\n" not in said


def test_entities_that_would_grow_are_never_expanded():
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(UnreadableDocument, match="DOCTYPE"):
        parse(f'<!DOCTYPE R [<!ENTITY l0 "ha">{levels}]><R>&l9;</R>'.encode())


def test_many_entities_are_read_in_a_blink():
    assert len(flow("<P>" + "&amp;" * 300_000 + "</P>").text) == 300_000
