"""Ways to set a rule, drawn at random: type, widths, columns, hyphenation, leaders, gaps."""

from pathlib import Path
from random import Random

import reportlab

from tests.typesetting.fonts import Fonts, register_truetype
from tests.typesetting.print_style import PrintStyle
from tests.typesetting.public_inspection import InspectionStyle

_STANDARD = (
    Fonts(),
    Fonts(),
    Fonts("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    Fonts("Times-Roman", "Helvetica-Bold", "Times-Italic"),
)
_PAPER = PrintStyle()
_FILES = {"regular": "Vera", "bold": "VeraBd", "italic": "VeraIt", "sans": "Vera", "sans_bold": "VeraBd"}


def vera() -> Fonts:
    """The TrueType family that comes with reportlab: it has the letters of Turkish and Romanian."""
    folder = Path(reportlab.__file__).parent / "fonts"
    return Fonts(**{face: register_truetype(name, folder / f"{name}.ttf") for face, name in _FILES.items()})


def random_print_style(rng: Random, needs_truetype: bool) -> PrintStyle:
    """A page of the Federal Register as it might be set."""
    fonts = vera() if needs_truetype or rng.random() < 0.1 else rng.choice(_STANDARD)
    size = rng.choice((6.5, 7.0, 7.5, 7.5, 8.0, 8.5))
    widths = [
        rng.uniform(66, 84),
        rng.uniform(140, 230),
        rng.uniform(84, 130),
        rng.uniform(56, 90),
        rng.uniform(72, 92),
    ]
    scale = (_PAPER.right - _PAPER.left) / sum(widths)
    return PrintStyle(
        fonts=fonts,
        column_count=rng.choice((3, 3, 3, 2)),
        gutter=rng.uniform(8, 14),
        is_justified=rng.random() < 0.85,
        is_hyphenated=rng.random() < 0.9,
        hyphenation_slack=rng.choice((0.02, 0.04, 0.07, 0.07, 0.12, 0.2)),
        cell_widths=tuple(scale * width for width in widths),
        cell_padding=rng.uniform(5, 9),
        cell_size=size,
        cell_leading=size + rng.uniform(0.7, 1.4),
        cell_hanging=rng.uniform(5, 10),
        row_gap=rng.choice((0.0, 1.5, 2.5, 2.5, 4.0, 6.0)),
        leader_columns=rng.choice((frozenset(), frozenset({0}), frozenset({0}), frozenset({0, 3}))),
        has_justified_cells=rng.random() < 0.3,
        has_rule_at_page_break=rng.random() < 0.7,
    )


def random_inspection_style(rng: Random, needs_truetype: bool) -> InspectionStyle:
    """A page of the public-inspection print as it might be set."""
    font = vera().regular if needs_truetype else rng.choice(("Times-Roman", "Times-Roman", "Times-Roman", "Helvetica"))
    size = rng.choice((9.0, 10.0, 10.0, 11.0) if font == "Times-Roman" else (8.0, 9.0))
    shares = [
        rng.uniform(90, 102),
        rng.uniform(130, 180),
        rng.uniform(76, 100),
        rng.uniform(62, 84),
        rng.uniform(84, 98),
    ]
    scale = 472.2 / sum(shares)
    borders = [69.5 + scale * sum(shares[:number]) for number in range(6)]
    return InspectionStyle(
        font=font,
        text_leading=rng.choice((27.6, 27.6, 24.0, 30.0)),
        cell_size=size,
        cell_leading=size * rng.uniform(1.12, 1.25),
        borders=tuple(borders),
        padding=rng.uniform(3.5, 6.0),
        repeats_header=rng.random() < 0.4,
    )
