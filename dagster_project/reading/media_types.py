"""What a document is, told by its bytes and never by its name: its media type, and its text where it is one."""

import codecs
import json
import re

import puremagic

from dagster_project.reading.errors import UnreadableDocument

PDF = "application/pdf"
HTML = "text/html"
CSV = "text/csv"
XML = "application/xml"
JSON = "application/json"
TEXT = "text/plain"

_PDF_HEADER_WITHIN = 1024  # readers of PDF accept other bytes before the header, up to here
_PDF_HEADER = re.compile(rb"%PDF-\d")
_DECLARATION_WITHIN = 2048
_DECLARED_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.I
)
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Only encodings of human text: Python also knows "rot13", "punycode" and the like, and pages lie.
_TEXT_ENCODINGS = re.compile(
    r"windows-125\d|iso-8859-\d{1,2}|gb2312|gbk|gb18030|big5|shift_jis|euc-jp|euc-kr|iso-2022-jp|koi8-[ru]|macintosh"
)
_READ_AS = {"iso-8859-1": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030"}  # as browsers do: the larger set

# Of all that is not blank: Western prose stays below a tenth, Cyrillic and Chinese lie above a half.
_MOST_HIGH_BYTES = 0.2
_MOST_CONTROL_CHARACTERS = 0.01  # compressed bytes that decode by luck hold a tenth
_CONTROL_CHARACTER = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")

_HTML_START = re.compile(
    r"(?:\s|(?><!--.*?-->)|<\?xml[^>]*>)*+<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article"
    r"|section|header|div|h1|p|table)\b",
    re.I | re.S,
)
_XML_START = re.compile(r"\s*<\?xml\b|\s*<[A-Za-z_][\w:.-]*(?:\s[^<>]*)?/?>", re.S)
_XML_ROOT = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<![^>]*>)*+<(?P<tag>[A-Za-z_][\w:.-]*)", re.S)
RULE_ROOTS = frozenset({"RULE", "PRORULE", "NOTICE", "PRESDOCU", "CORRECT"})  # full text in the Federal Register
ECFR_ROOTS = frozenset({"ECFR", "DLPSTEXTCLASS", *(f"DIV{level}" for level in range(1, 10))})
_RTF_START = re.compile(r"\s*\{\\rtf")
_OWNERSHIP_COLUMNS = ({"owner_name", "owned_name"}, {"owner", "owned"})
_SCREENING_COLUMNS = {"source", "entity_number", "federal_register_notice", "alt_names"}
_SCREENING_RESULTS = re.compile(r'\s*\{[^{}]*"results"\s*:\s*\[\s*\{(?=.{0,20000}"federal_register_notice"\s*:)', re.S)
_DELIMITERS = ",;\t|"

_ACCEPTED = (
    "give a PDF, a rule or the eCFR as XML, the Consolidated Screening List as CSV or JSON, an HTML page, a plain "
    "text, articles as JSON Lines or WARC (the address of a feed belongs in news.toml), or a CSV table with the "
    "columns owner_name and owned_name"
)


def media_type(content: bytes) -> str:
    """Tell PDF, XML (a rule, the eCFR), HTML, plain text, and the CSV and JSON that a source reads."""
    if not content.strip():
        raise UnreadableDocument("the file is empty", "fetch or export it again")
    if _is_pdf(content):
        return PDF
    text = decode(content)
    if _HTML_START.match(text):
        return HTML
    root = xml_root(text)
    if root in RULE_ROOTS | ECFR_ROOTS:
        return XML
    header = text.lstrip().partition("\n")[0]
    if is_ownership_header(header) or is_screening_header(header):
        return CSV
    if _SCREENING_RESULTS.match(text):
        return JSON
    foreign = (
        f"XML with the root <{root}>" if _XML_START.match(text) else "RTF" if _RTF_START.match(text) else _json(text)
    )
    if foreign:
        raise UnreadableDocument(f"the file is {foreign}", _ACCEPTED)
    return TEXT


def is_markup(content: bytes) -> bool:
    """Tell whether a document begins with a tag: XML or HTML, in whatever encoding, and no PDF."""
    return content[:64].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def xml_root(text: str) -> str | None:
    """Give the tag of a text's first element, None where it begins otherwise."""
    found = _XML_ROOT.match(text)
    return found["tag"] if found else None


def decode(content: bytes) -> str:
    """Read text by its byte order mark, as UTF-8, by the charset that an HTML page declares, else as windows-1252."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            text = _decoded(content[len(mark) :], encoding)
            if text is None:
                raise UnreadableDocument(f"the file is marked as {encoding} but is not", "save it again as UTF-8")
            return _checked(text, content)
    if b"\x00" in content:
        raise _binary(content)
    for choice in ("utf-8", _declared_encoding(content), _windows_1252_where_western(content)):
        text = _decoded(content, choice) if choice else None
        if text is not None:
            return _checked(text, content)
    raise _binary(content)


def is_ownership_header(line: str) -> bool:
    """Tell whether a line is the header row of a table of ownership, whatever its delimiter."""
    cells = [{cell.strip(' "\r\ufeff').lower() for cell in line[:4096].split(delimiter)} for delimiter in _DELIMITERS]
    return any(found >= columns for found in cells for columns in _OWNERSHIP_COLUMNS)


def is_screening_header(line: str) -> bool:
    """Tell whether a line is the header row of the Consolidated Screening List."""
    return {cell.strip(' "\r\ufeff') for cell in line[:4096].split(",")} >= _SCREENING_COLUMNS


def _is_pdf(content: bytes) -> bool:
    """Find the header first, or, after other bytes, with the objects that every PDF has: prose may name it too."""
    header = _PDF_HEADER.search(content[: _PDF_HEADER_WITHIN + 8])
    if header is None:
        return False
    return not content[: header.start()].strip(b"\xef\xbb\xbf \t\r\n") or b" obj" in content


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared_encoding(content: bytes) -> str | None:
    found = _DECLARED_CHARSET.search(content[:_DECLARATION_WITHIN])
    name = found[1].decode("ascii", "replace").lower() if found else ""
    name = _READ_AS.get(name, name)
    if not _TEXT_ENCODINGS.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:  # such as iso-8859-12, which was never published
        return None


def _windows_1252_where_western(content: bytes) -> str | None:
    """Take undeclared bytes for windows-1252, as browsers do, unless they are too many for a Western text.

    charset-normalizer 3.5 was tried: it takes short English texts with one curly quote for cp1250 or gb18030.
    """
    high = len(content.translate(None, bytes(range(128))))
    solid = len(content.translate(None, b" \t\r\n"))
    return "windows-1252" if high <= _MOST_HIGH_BYTES * solid else None


def _checked(text: str, content: bytes) -> str:
    """Give the text, if it is one: NUL and a crowd of control characters mean binary data."""
    controls = len(_CONTROL_CHARACTER.findall(text))
    if "\x00" in text or controls > max(1, _MOST_CONTROL_CHARACTERS * len(text)):
        raise _binary(content)
    return text


def _binary(content: bytes) -> UnreadableDocument:
    """Give the error for what is no text, with the kind of file where its first bytes tell it."""
    try:
        kind = puremagic.from_string(content[:65536], mime=True)
    except (puremagic.PureError, ValueError):
        kind = ""
    if kind and not kind.startswith("text/"):
        return UnreadableDocument(f"the file is {kind}", _ACCEPTED)
    cause = "the file is neither a PDF nor text in UTF-8, UTF-16 or windows-1252"
    return UnreadableDocument(cause, f"save text as UTF-8; {_ACCEPTED}")


def _json(text: str) -> str | None:
    if not text.lstrip().startswith(("{", "[")):
        return None
    try:
        json.loads(text)
    except ValueError:
        return None
    except RecursionError:  # nested a thousand brackets deep: no article begins so
        pass
    return "JSON of a kind that is not read here"
