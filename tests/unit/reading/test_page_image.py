"""Pages as pictures: what is marked, where, and what is refused."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from dagster_project.reading import pdf
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.reading.layout import Box, lines_of
from dagster_project.reading.page_image import mark, resolution

WORDS = "Zhipu AI"


def document(media=(0, 0, 400, 300), crop=None) -> bytes:
    """Two pages; the words stand on the first."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(media[2] - media[0], media[3] - media[1]), invariant=1, cropBox=crop)
    canvas.setFont("Helvetica", 20)
    canvas.drawString(120, 200, WORDS)
    canvas.showPage()
    canvas.drawString(120, 200, "Overleaf")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def box_of_the_words(content: bytes) -> Box:
    first = next(pdf.pages(content))
    (line,) = lines_of(first.chars, first.number)
    assert line.text == WORDS
    return line.box


def picture(png: bytes) -> Image.Image:
    assert png.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(png)).convert("RGB")


def is_marked(colour: tuple[int, int, int]) -> bool:
    red, _, blue = colour
    return red - blue > 80


def bounds(image: Image.Image, chosen) -> tuple[int, int, int, int]:
    found = [(x, y) for x in range(image.width) for y in range(image.height) if chosen(image.getpixel((x, y)))]
    return (*map(min, zip(*found, strict=True)), *map(max, zip(*found, strict=True)))


@pytest.mark.parametrize("crop", [None, (50, 40, 380, 280)], ids=["whole page", "cropped page"])
def test_the_mark_lies_around_the_words_and_nowhere_else(crop) -> None:
    content = document(crop=crop)
    plain = picture(mark(content, 1, [], 2.0))
    marked = picture(mark(content, 1, [box_of_the_words(content)], 2.0))
    assert marked.size == plain.size
    left, top, right, bottom = bounds(marked, is_marked)
    words = bounds(plain, lambda colour: max(colour) < 100)
    assert left < words[0] < words[2] < right
    assert top < words[1] < words[3] < bottom
    assert (right - left, bottom - top) < (words[2] - words[0] + 16, words[3] - words[1] + 40)


def test_words_stay_black_under_the_mark() -> None:
    content = document()
    marked = picture(mark(content, 1, [box_of_the_words(content)], 2.0))
    plain = picture(mark(content, 1, [], 2.0))
    black = [sum(image.convert("L").histogram()[:60]) for image in (plain, marked)]
    assert black[1] >= black[0] * 0.9 > 0


def test_a_box_of_another_page_marks_nothing() -> None:
    content = document()
    box = box_of_the_words(content)
    assert mark(content, 2, [box], 1.0) == mark(content, 2, [], 1.0)
    assert mark(content, 1, [box], 1.0) != mark(content, 1, [], 1.0)


def test_a_box_over_the_edge_or_without_width_breaks_nothing() -> None:
    content = document()
    for box in (Box(1, -50, -50, 20, 20), Box(1, 390, 290, 900, 900), Box(1, 900, 900, 950, 950), Box(1, 5, 5, 5, 5)):
        assert picture(mark(content, 1, [box], 1.0)).size == (400, 300)


def test_the_same_page_gives_the_same_bytes() -> None:
    content = document()
    box = box_of_the_words(content)
    assert mark(content, 1, [box], 1.5) == mark(content, 1, [box], 1.5)


def test_a_resolution_is_dots_to_the_inch() -> None:
    assert picture(mark(document(), 1, [], resolution(144))).size == (800, 600)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused_with_those_that_are(page: int) -> None:
    with pytest.raises(UnreadableDocument, match=f"there is no page {page}; ask for one of 1 to 2"):
        mark(document(), page, [], 1.0)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="the PDF cannot be drawn"):
        mark(b"no PDF", 1, [], 1.0)


def test_a_page_as_large_as_a_wall_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(UnreadableDocument, match="page 1 is 14000 by 14000 points large"):
        mark(document((0, 0, 14_000, 14_000)), 1, [], 1.0)
