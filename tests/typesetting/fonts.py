"""The faces of a page: the PDF standard fonts by default, so that no font file is needed, or TrueType files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import TTFont

SQUARE_FONT = "AmendatorySquare"
BULLET_FONT = "Symbol"

_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /AmendatorySquare def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <6E> <25A0> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""


class _SquareFont(pdfmetrics.Font):
    """ZapfDingbats with a map to Unicode: without it the square that marks an instruction is read as "n"."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - the name is reportlab's
        super().addObjects(doc)
        stream = PDFStream(content=_TO_UNICODE)
        stream.filters = []
        name = doc.fontMapping[self.fontName].removeprefix("/")
        doc.idToObject["BasicFonts"].dict[name].ToUnicode = doc.Reference(stream)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The name of the registered font for each face."""

    regular: str = "Times-Roman"
    bold: str = "Times-Bold"
    italic: str = "Times-Italic"
    sans: str = "Helvetica"
    sans_bold: str = "Helvetica-Bold"

    def name_of(self, face: str) -> str:
        """The font of a face, or of one of the two marks that have a font of their own."""
        return {"square": SQUARE_FONT, "bullet": BULLET_FONT}.get(face) or str(getattr(self, face))


def register_marks() -> None:
    """Make the square of amendatory instructions known to reportlab; again is harmless."""
    pdfmetrics.registerFont(_SquareFont(SQUARE_FONT, "ZapfDingbats", "ZapfDingbatsEncoding"))


def register_truetype(name: str, path: Path) -> str:
    """Make a TrueType file known under a name that `Fonts` can then carry."""
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name
