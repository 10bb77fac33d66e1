"""The measures of a printed page: paper, columns, type and the switches that a test may turn."""

from dataclasses import dataclass, field

from tests.typesetting.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Format:
    """The form of one kind of block: face, type size and leading, indents and the space around, in points."""

    face: str = "regular"
    size: float = 9.0
    leading: float = 10.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keeps_with_next: bool = False
    is_justified: bool = True
    is_hyphenated: bool = True


def _head(size: float, before: float) -> Format:
    return Format("sans_bold", size, size + 1.6, 0, before, 0, True, False, False)


FORMATS: dict[str, Format] = {
    "line": Format(leading=4, before=4, after=4, keeps_with_next=True),
    "department": _head(9, 4),
    "agency": _head(9, 7),
    "head": _head(9, 7),
    "docket": _head(8, 6),
    "title": _head(9, 7),
    "section": Format(before=4),
    "label": Format(before=4, keeps_with_next=True, is_justified=False),
    "heading": Format("bold", before=7, after=3, keeps_with_next=True, is_justified=False, is_hyphenated=False),
    "subheading": Format("italic", before=5, after=2, keeps_with_next=True, is_justified=False, is_hyphenated=False),
    "paragraph": Format(first=9),
    "bullet": Format(first=9),
    "instruction": Format(),
    "part": Format(
        "sans_bold", 8.5, 10, before=7, after=4, keeps_with_next=True, is_justified=False, is_hyphenated=False
    ),
    "authority": Format(size=8, leading=9, first=9, before=4, after=4),
    "small": Format(size=8, leading=9, first=9),
    "continued": Format(size=8, leading=9),
    "stars": Format(before=4, after=3),
    "signature": Format("bold", 8, 9, before=5, keeps_with_next=True, is_justified=False, is_hyphenated=False),
    "position": Format("italic", 8, 9, keeps_with_next=True, is_justified=False, is_hyphenated=False),
    "filing": Format("regular", 7, 9, before=2, keeps_with_next=True, is_justified=False, is_hyphenated=False),
    "billing": Format("sans_bold", 6, 9, is_justified=False, is_hyphenated=False),
}


@dataclass(frozen=True, slots=True)
class PrintStyle:
    """One way to print; the defaults are those of the printed Federal Register."""

    fonts: Fonts = field(default_factory=Fonts)
    formats: dict[str, Format] = field(default_factory=lambda: dict(FORMATS))
    page_width: float = 612.0
    page_height: float = 792.0
    left: float = 45.0
    right: float = 567.0
    top: float = 60.0
    bottom: float = 740.0
    column_count: int = 3
    gutter: float = 9.0
    is_justified: bool = True
    is_hyphenated: bool = True
    hyphenation_slack: float = 0.07  # of the line's width: a smaller rest is left open
    has_print_quotes: bool = True  # a double quotation mark as two single ones
    has_number_dashes: bool = True  # an en dash inside numbers
    cell_widths: tuple[float, ...] = (74.0, 216.0, 94.0, 58.0, 80.0)
    cell_padding: float = 6.0
    cell_size: float = 7.5
    cell_leading: float = 8.5
    cell_hanging: float = 7.0
    row_gap: float = 2.5
    leader_columns: frozenset[int] = frozenset({0})  # 0 is Country, 3 the review policy
    has_justified_cells: bool = False
    has_rule_at_page_break: bool = True
    minimum_region: float = 60.0  # of free height; less stays white

    @property
    def column_width(self) -> float:
        """The measure of one column of running text."""
        return (self.right - self.left - self.gutter * (self.column_count - 1)) / self.column_count
