"""XML from anybody, looked through before it is used: what defines entities is refused, and none is expanded."""

from collections.abc import Callable
from xml.parsers import expat

from dagster_project.reading.errors import UnreadableDocument

_DEEPEST = 100
_AS_PUBLISHED = "give it as its publisher gives it"


class _Root(Exception):
    """The first element is reached: a definition can only stand before it."""


def root_of(text: str) -> str | None:
    """The name of the first element, without its prefix; None where the text is no XML up to there.

    Raises UnreadableDocument where a DOCTYPE stands before it, which may define entities or refer to other files.
    """
    found: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        found.append(tag)
        raise _Root

    try:
        _parser(start).Parse(text.lstrip().encode("utf-8", "replace"), True)
    except _Root:
        return found[0].rpartition(":")[2]
    except expat.ExpatError:
        return None
    return None


def walk(text: str, start: Callable[[str], object], end: Callable[[str, str], object]) -> None:
    """Tell of each element that begins and, with the text directly in it, that ends; names with their prefixes.

    Raises UnreadableDocument for a document that is damaged, nests too deep or brings definitions.
    """
    texts: list[list[str]] = [[]]

    def begin(tag: str, _: dict[str, str]) -> None:
        texts.append([])
        if len(texts) > _DEEPEST:
            raise UnreadableDocument(f"the XML nests elements more than {_DEEPEST} deep", _AS_PUBLISHED)
        start(tag)

    def add(piece: str) -> None:
        texts[-1].append(piece)

    parser = _parser(begin)
    parser.CharacterDataHandler = add
    parser.EndElementHandler = lambda tag: end(tag, "".join(texts.pop()).strip())
    try:
        parser.Parse(text.lstrip().encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        cause = f"the XML is damaged at line {error.lineno} ({expat.ErrorString(error.code)})"
        raise UnreadableDocument(cause, "fetch it again") from error


def _parser(start: Callable[[str, dict[str, str]], None]) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")  # decoded before: what the document declares no longer holds
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(name: str, *_: object) -> None:
    cause = f"the XML has a DOCTYPE ({name}), which may define entities or refer to other files"
    raise UnreadableDocument(cause, f"{_AS_PUBLISHED}, without a DOCTYPE")
