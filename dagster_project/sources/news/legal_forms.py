"""Legal forms at the end or the beginning of a company's name, as newspapers print and shorten them."""

import re
from functools import lru_cache

_SAME = {
    "company": "co", "limited": "ltd", "incorporated": "inc", "corporation": "corp", "private": "pte", "pvt": "pte",
}  # fmt: skip
_IN_ENGLISH = {"corp": "co"}  # two words for what a firm elsewhere calls itself in its own language
FORMS = frozenset(
    re.findall(
        r"\w+",
        """
        ag ao bhd bv co company corp corporation fze fzco gmbh inc incorporated jsc kg limited llc llp ltd
        nv oao ojsc ooo oy pao pjsc plc private pte pty pvt sa sas sarl sdn spa srl zao cjsc
        """,
    )
)
_LEADING = frozenset(
    re.findall(
        r"\w+",
        """
        jsc ao oao ooo pao pjsc ojsc zao cjsc llc fgup fgbu tov pt
        """,
    )
)
_PRINTED = (
    r"(?:Co|Company|Ltd|Limited|Inc|Incorporated|Corp|Corporation|LLC|LLP|PLC|Plc|GmbH|AG|JSC|OJSC|PJSC|CJSC|OOO|OAO|PAO"
    r"|AO|ZAO|FZE|FZCO|Bhd|Sdn|Pte|Pvt|Pty|Private|B\.?V|N\.?V|S\.?A|S\.?p\.?A|CO|LTD|INC|CORP|Oy|SARL|SAS|KG)"
)
AFTER_NAME = re.compile(rf",? ?\(?{_PRINTED}\b\)?\.?(?:,? ?\(?{_PRINTED}\b\)?\.?){{0,2}}")
"""One to three legal forms right behind a name, with the punctuation between them and their last full stop."""
NAME_GOES_ON = re.compile(
    rf"(?:[ -](?:\([A-Z][\w ]{{1,30}}\)|[A-Z0-9][\w&'’-]*)){{1,5}},? (?:{_PRINTED})\b"
    r"| (?i:river|valley|lake|bay|island|peninsula|mountains?|province|prefecture|county|district|village)\b"
)
"""More words of a name and then a legal form, or what kind of place it is: what stood before was no name of a firm."""


def parted(words: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """Part lower-case words of a name from the legal form at its end, told in one spelling."""
    end = len(words)
    while end > 1 and words[end - 1] in FORMS:
        end -= 1
    return words[:end], tuple(_SAME.get(word, word) for word in words[end:])


def without_leading(words: list[str]) -> list[str]:
    """Give the words behind a legal form that stands first, as in `JSC Kret`."""
    start = 0
    while start < len(words) - 1 and words[start] in _LEADING:
        start += 1
    return words[start:]


@lru_cache(maxsize=10_000)
def of_print(text: str) -> tuple[str, ...]:
    """Give the legal form of a printed end of a name in the spelling of `parted`."""
    words = re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])\.(?=[a-z])", "", text.lower()))
    return tuple(_SAME.get(word, word) for word in words)


def may_be_one(listed: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Tell whether a newspaper may print one form for the other: `Co.` or `Corp.` for `Co., Ltd.`, never `GmbH`."""
    forms = [{_IN_ENGLISH.get(form, form) for form in one} for one in (listed, printed)]
    return listed == printed or not forms[0].isdisjoint(forms[1])
