"""The README's pictures: small, replaced only by what looks different, and each told in words."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.pictures.__main__ import IMAGES, PICTURES
from tests.pictures.small import WIDTH, TooLarge, put

README = Path(__file__).parents[3] / "README.md"


def drawn(size: tuple[int, int], mark: int) -> bytes:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, mark, mark), fill="black")
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def test_a_picture_is_made_as_wide_as_the_page(tmp_path: Path) -> None:
    assert put(tmp_path / "x.png", drawn((2800, 1000), 100))
    with Image.open(tmp_path / "x.png") as made:
        assert (made.size, made.mode) == ((WIDTH, 500), "P")


def test_a_picture_that_looks_the_same_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    assert put(tmp_path / "x.png", drawn((400, 400), 100))
    before = (tmp_path / "x.png").read_bytes()
    assert not put(tmp_path / "x.png", drawn((400, 400), 100))
    assert (tmp_path / "x.png").read_bytes() == before
    assert put(tmp_path / "x.png", drawn((400, 400), 200))


def test_noise_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((1400, 900), 100).save(noise, "PNG")
    with pytest.raises(TooLarge, match="show less of the page"):
        put(tmp_path / "x.png", noise.getvalue())
    assert not (tmp_path / "x.png").exists()


def test_the_readme_shows_each_picture_and_says_what_is_on_it() -> None:
    shown = dict(re.findall(r"!\[([^\]]+)\]\(docs/images/([a-z-]+)\.png\)", README.read_text(encoding="utf-8")))
    words = {name: alt for alt, name in shown.items()}
    assert words.keys() == PICTURES.keys()
    assert all(len(alt.split()) > 5 for alt in words.values())
    assert all((IMAGES / f"{name}.png").stat().st_size < 200_000 for name in words)
