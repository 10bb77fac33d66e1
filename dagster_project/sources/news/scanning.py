"""Where words of the lexicon stand in texts: one pass of one automaton over all of them, then a look at each place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from dagster_project.sources.news.folding import Folded, fold, lowered
from dagster_project.sources.news.legal_forms import AFTER_NAME, NAME_GOES_ON, may_be_one, of_print
from dagster_project.sources.news.lexicon import Lexicon, Sought, is_dense

# Signs that fold to nothing, or that have another length or form in lower case.
_ODD = frozenset(
    [
        "  ",
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u2060",
        "\ufeff",
        "\u0130",
        "\u03a3",
        "\u03c2",
    ]
)
# What is no letter or digit becomes a blank. Of ASCII at once, as bytes: ten times as fast as sign by sign.
_BLANKED = bytes(
    (code if code > 127 else ord(chr(code).lower())) if code > 127 or chr(code).isalnum() else 32 for code in range(256)
)
_SIGNS = "’‘“”–—…\u00a0‚„«»‐‑−•·、。，．（）「」『』《》：；？！·\u2009\u202f\u3000′″`´％＆"
_LOOSE = re.compile(r"[\s,'\"()&-]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of a body and what its words were found to be."""

    start: int
    end: int
    sought: Sought
    method: str  # name | other_form | without_form | short_form | observer


def scan(bodies: list[str], lexicon: Lexicon) -> Iterator[list[Hit]]:
    """Give for each body the places where words of the lexicon stand as whole words, overlapping ones all."""
    has_gap = pl.Series(bodies, dtype=pl.String).str.contains("  ", literal=True)
    folded = {
        place: fold(body)
        for place, (body, is_odd) in enumerate(zip(bodies, has_gap, strict=True))
        if is_odd or not (body.isascii() or _ODD.isdisjoint(body))
    }
    blanked = [_blanked(lowered(folded[place].text) if place in folded else body) for place, body in enumerate(bodies)]
    for place, (text, offsets) in enumerate(zip(blanked, _found(blanked, lexicon), strict=True)):
        yield list(_hits(bodies[place], text, offsets, lexicon, folded.get(place))) if offsets else []


def _blanked(text: str) -> str:
    """Give a text in lower case between two blanks, with a blank for each sign that is no letter or digit."""
    plain = text.encode().translate(_BLANKED).decode()
    if not plain.isascii():
        plain = plain.lower()
        for sign in _SIGNS:
            plain = plain.replace(sign, " ")
    return f" {plain} "


def _found(texts: list[str], lexicon: Lexicon) -> Iterator[list[int]]:
    """Give the bytes where the automaton finds something, for each text."""
    found = pl.Series(texts, dtype=pl.String).str.find_many(lexicon.patterns(), overlapping=True)
    yield from found.to_list()


def _hits(body: str, text: str, offsets: list[int], lexicon: Lexicon, folded: Folded | None) -> Iterator[Hit]:
    """Look at each place that the automaton found, bytes turned into characters where the text has longer ones."""
    encoded = None if text.isascii() else text.encode()
    before = place = 0
    for offset in sorted(set(offsets)):
        if encoded is None:
            place = offset
        else:
            place += len(encoded[before:offset].decode())
            before = offset
        for start, words in _words_at(text, place, lexicon):
            begin, end = start - 1, start - 1 + len(words)  # the text begins with a blank of its own
            if folded is not None:
                begin, end = folded.printed_place(begin), folded.printed_place(end - 1) + 1
            if words not in lexicon.capitalised or not body[begin:end].islower():
                yield from _meanings(body, begin, end, lexicon.sought[words])


def _words_at(text: str, place: int, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Give the words of the lexicon that begin at a place, the longest first."""
    if text[place] != " ":
        stop = next(
            (stop for stop in range(min(len(text), place + 60), place, -1) if text[place:stop] in lexicon.sought), 0
        )
        if stop and is_dense(text[place:stop]):
            yield place, text[place:stop]
        return
    start = place + 1
    stop = text.find(" ", start)
    limit = lexicon.longest.get(text[start:stop], 0)
    found: list[str] = []
    for _ in range(limit):
        words = text[start:stop]
        if words in lexicon.sought and not is_dense(words):
            found.append(words)
        stop = text.find(" ", stop + 1)
        if stop < 0:
            break
    for words in reversed(found):
        yield start, words


def _meanings(body: str, start: int, end: int, candidates: list[Sought]) -> Iterator[Hit]:
    """Tell what words may be by their capitals, their punctuation and the legal form behind them; the surest one."""
    printed = body[start:end]
    dense = is_dense(printed)
    if not dense and not is_whole(body, start, end):
        return
    form = None if dense else AFTER_NAME.match(body, end)
    has_form = of_print(form[0]) if form else ()
    goes_on = False if dense or form else NAME_GOES_ON.match(body, end) is not None
    best: dict[tuple[str, str], Hit] = {}
    for one in candidates:
        if not _has_capitals(printed, one) or (printed != one.stem and _loose(printed) != _loose(one.stem)):
            continue
        method, stop = _method(one, has_form, end, form.end() if form else end)
        is_start = goes_on and (method != "name" or one.kind != "name" or " " not in one.stem)
        if method and not is_start:
            key = (one.kind, method)
            is_closer = key not in best or printed == one.stem != best[key].sought.stem
            if is_closer:
                best[key] = Hit(start, stop, one, method)
    order = ("name", "other_form", "without_form", "observer", "short_form")
    yield from sorted(best.values(), key=lambda hit: order.index(hit.method))[:1]


def _method(one: Sought, printed: tuple[str, ...], end: int, end_of_form: int) -> tuple[str | None, int]:
    if one.kind != "name":
        return one.kind, end
    if one.form == printed:
        return "name", end_of_form
    if not one.form:  # the list prints no form: the print may
        return ("other_form", end_of_form) if one.stands_alone else (None, end)
    if not printed:
        return ("without_form", end) if one.stands_alone else (None, end)
    return ("other_form", end_of_form) if may_be_one(one.form, printed) else (None, end)


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether no longer word holds a span: CETC is not CETC-7, Tech not Ti-Tech, Alibaba not Alibaba.com."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum() or before[-1:] == "_" or after[:1] == "_":
        return False
    if len(before) == 2 and before[1] in "-&'’./@" and before[0].isalnum():
        return False
    goes_on = len(after) == 2 and after[1].isalnum()
    return not (
        goes_on
        and (
            after[0] in "&@" or (after[0] == "-" and after[1].isdigit()) or (after[0] == "." and not after[1].isupper())
        )
    )


def _has_capitals(printed: str, one: Sought) -> bool:
    if one.capitals == "any" or printed == one.stem:
        return True
    if one.capitals == "some":
        return any(sign.isupper() for sign in printed)
    return fold(printed).text == fold(one.stem).text


def _loose(text: str) -> str:
    """Give the words and those signs between them that a newspaper does not change."""
    return _LOOSE.sub(" ", (text if text.isascii() else fold(text).text).lower()).strip()
