"""Names in a sentence, listed or not, and the sentence with a sign for each of them, as the grammar reads it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dagster_project.sources.news.common_words import STARTING_WORDS
from dagster_project.sources.news.context import OBSERVERS
from dagster_project.sources.news.legal_forms import AFTER_NAME
from dagster_project.sources.news.places import PLACES

_WORD = (
    r"(?:[A-Z0-9][\w.&]*(?:['’](?!s\b)\w+)?|[a-z]{1,2}[A-Z]\w+)"
    r"(?:-(?!backed|based|owned|led|funded|born|listed|run|affiliated|controlled|linked|made|style|[Bb]acked)[\w.]+)*"
)
_NAME = re.compile(rf"(?<![\w$€£¥]){_WORD}(?:(?: (?:of|for|de|&)(?: the)?)? {_WORD})*")
_PLACED = re.compile(r"-(?:based|born|led|made|style|run|listed)\b")
_ENDS_WITH_FORM = re.compile(r" (?:Co|Ltd|Inc|Corp|Bros|Pte|Pvt|Plc|S\.A|N\.V|B\.V)\.$")
_OBSERVER = re.compile(
    "|".join(re.escape(name) for name in sorted(OBSERVERS, key=len, reverse=True) if " " in name), re.I
)
_LIST = re.compile(
    r"(?:\b(?:US|U\.S\.|American|Commerce(?: Department)?(?:['’]s)?|BIS|export[- ]controls?|"
    r"trade[- ]restrictions?|trade|export|so-called|the)"
    r"[ ’]){0,5}[\"“‘']?(?:\b(?:entity list|unverified list|military end[- ]users? list|"
    r"black-?list(?! (?-i:[A-Z]))|export[- ]controls? list"
    r"|restricted(?: trade)? list|(?<=the )list|(?<=that )list|(?<=this )list)\b)[\"”’']?",
    re.I,
)
_LETTERS_OF_LIST = ("list",)
_LETTERS_OF_OBSERVERS = tuple(
    sorted({max(name.lower().split(), key=len) for name in OBSERVERS if " " in name}, key=len)
)
_OTHER_CASE = re.compile("[\u0130\u0131\u017f\u212a]")  # are i, s and k to a pattern that ignores case
_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_PRONOUN = re.compile(
    r"^(?:It|They)\b(?= (?:is|was|has|had|were|are|have|own|suppl|sell|oppos|den|reject|also|later|now|deni))"
    r"|\b[Tt]he (?:company|firm|startup|start-up|chipmaker|group|manufacturer|business|"
    r"developer)\b(?!['’]s| of| in| for)"
    r"|(?:^|(?<=put )|(?<=puts )|(?<=value ))[Ii]ts\b(?= (?:[a-z]+ )?(?:value|valuation|market "
    r"value|backers|investors|parent|shareholders))"
    r"|(?<=said )(?:it|they)\b(?= )"
)
_NO_NAME = re.compile(
    rf"(?:\d[\d.,]*(?:st|nd|rd|th)?|(?:{_NUMBERS})(?:-\w+)?|AI|GPUs?|CEO|CFO|A|I|US|U\.S\.?|UK|EU|China|Russia|Iran|India|America"
    r"|Chinese|American|Russian|Indian|Iranian|European|Western|Asian|Export Administration Regulations|EAR"
    r"|Federal Register|Whoever|Anyone|Nobody|Q[1-4]|Inc|Ltd|Co|North Korea|Beijing-based|R&D)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name in the text; of a pronoun the name that it stands for, and of a mention its id."""

    start: int
    end: int
    text: str
    mention_id: str | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with `⟦n⟧` for each name and `⟦L⟧` for each list, and where each of its characters is printed."""

    text: str
    origin: list[int]
    phrases: list[Phrase]
    lists: list[str]


def phrases_in(text: str, offset: int, mentions: Iterable[Phrase]) -> list[Phrase]:
    """Give the names of a sentence that begins at `offset`; the words of a mention are one name."""
    found = [phrase for phrase in mentions if offset <= phrase.start and phrase.end <= offset + len(text)]
    taken = [(phrase.start - offset, phrase.end - offset) for phrase in found]
    taken += [place.span() for place in _places(_LIST, _LETTERS_OF_LIST, text)]
    for place in _places(_OBSERVER, _LETTERS_OF_OBSERVERS, text):
        if _is_free(place.start(), place.end(), taken):
            taken.append(place.span())
            found.append(Phrase(offset + place.start(), offset + place.end(), place[0]))
    for start, end in _free_names(text, taken):
        found.append(Phrase(offset + start, offset + end, text[start:end]))
    return sorted(found, key=lambda phrase: phrase.start)


def mark(text: str, offset: int, phrases: list[Phrase], antecedent: Callable[[], Phrase | None]) -> Marked:
    """Put a sign in the place of each name, list and pronoun; brackets that only explain are left out.

    `antecedent` gives the name told before the sentence, and is asked where a pronoun stands.
    """
    lists: list[str] = []
    known = list(phrases)
    signs: list[tuple[int, int, str]] = []
    for number, phrase in enumerate(phrases):
        signs.append((phrase.start - offset, phrase.end - offset, f"⟦{number}⟧"))
    taken = [(start, end) for start, end, _ in signs]
    for place in _places(_LIST, _LETTERS_OF_LIST, text):
        if _is_free(place.start(), place.end(), taken):
            signs.append((place.start(), place.end(), f"⟦L{len(lists)}⟧"))
            lists.append(place[0])
    for place in _PRONOUN.finditer(text):
        earlier = phrases[0] if phrases and phrases[0].end - offset <= place.start() else None
        meant = (earlier or antecedent()) if place[0] in ("it", "they") else (antecedent() or earlier)
        if meant and _is_free(place.start(), place.end(), taken):
            signs.append((place.start(), place.end(), f"⟦{len(known)}⟧"))
            known.append(Phrase(offset + place.start(), offset + place.end(), meant.text, meant.mention_id))
    for place in re.finditer(r" ?\([^()]{0,80}\)", text):
        inside = [sign for sign in signs if place.start() <= sign[0] and sign[1] <= place.end()]
        signs = [sign for sign in signs if sign not in inside]
        if _is_free(place.start(), place.end(), [(start, end) for start, end, _ in signs]):
            signs.append((place.start(), place.end(), ""))
    return Marked(*_replaced(text, offset, sorted(signs)), known, lists)


def _places(pattern: re.Pattern[str], letters: tuple[str, ...], text: str) -> Iterable[re.Match[str]]:
    """Give the matches of a slow pattern that ignores case, none at once where a text has none of these letters."""
    low = text.lower()
    if any(one in low for one in letters) or (not text.isascii() and _OTHER_CASE.search(text)):
        yield from pattern.finditer(text)


def _replaced(text: str, offset: int, signs: list[tuple[int, int, str]]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origin: list[int] = []
    last = 0
    for start, end, sign in [*signs, (len(text), len(text), "")]:
        pieces += [text[last:start], sign]
        origin += range(offset + last, offset + start)
        origin += [offset + start] * len(sign)
        last = end
    return "".join(pieces), [*origin, offset + len(text)]


def _free_names(text: str, taken: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Give the spans of capitalised words between what is taken, each with its legal form."""
    borders = sorted([*taken, (len(text), len(text))])
    first = 0
    for start, end in borders:
        place = first
        while found := _NAME.search(text, place, start):
            stop = found.end()
            form = AFTER_NAME.match(text, stop)
            if form and form.end() <= start:
                stop = form.end()
            begin = _without_usual_start(text, found.start(), stop)
            has_form = form is not None or _ENDS_WITH_FORM.search(text[begin:stop]) is not None
            trimmed = stop if has_form else begin + len(text[begin:stop].rstrip("."))
            if trimmed > begin and not _is_no_name(text[begin:trimmed]) and not _PLACED.match(text, trimmed):
                yield begin, trimmed
            place = max(stop, found.start() + 1)
        first = max(first, end)


def _without_usual_start(text: str, start: int, end: int) -> int:
    """Skip words that only begin a sentence: `However`, `The`, `In`."""
    while start < end:
        word = re.match(r"[\w.’'&-]+ ?", text[start:end])
        low = word[0].strip().rstrip(".").lower() if word else ""
        if word is None or not (
            low in STARTING_WORDS or low in _STARTS or (_NO_NAME.fullmatch(low) and len(word[0]) < end - start)
        ):
            break
        if low.endswith(("ese", "ian", "can")) and _INSTITUTION.match(text, start + len(word[0])):
            break
        start += len(word[0])
    return start


_INSTITUTION = re.compile(r"(?:Academy|University|Institute)\b")  # `Chinese Academy of Sciences` is a whole name
_STARTS = frozenset(
    re.findall(
        r"\w+",
        """
        the a an in on at of to for from by and or if so no not since while when all any both we i you she
        he dr prof gen
        """,
    )
)


def _is_no_name(text: str) -> bool:
    """Tell whether capitalised words are a number, a place or the like, and no party; capitals act for governments."""
    if text in ("Washington", "Beijing", "Moscow", "Kremlin"):
        return False
    return _NO_NAME.fullmatch(text) is not None or all(word in PLACES for word in re.findall(r"\w+", text.lower()))


def _is_free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= first or last <= start for first, last in taken)
