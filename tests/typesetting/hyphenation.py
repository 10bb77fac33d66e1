"""Where a word may break at the end of a line: a small rule and a few fixed points, not a dictionary."""

import re
from functools import cache

_FIXED = ("Bei-jing", "Hua-zhang", "tech-nology", "tech-nologies", "Opto-elec-tronics", "Zhong-guan-cun")
_POINTS = {word.replace("-", "").lower(): word for word in _FIXED}
_SUFFIX = re.compile(r".{3,}?(?=(?:tions?|sions?|ments?|ness|tive|tures?|ships?)$)", re.IGNORECASE)
_UNIT = re.compile(r"ch|ck|ng|gh|ph|sh|th|wh|zh|qu|.", re.IGNORECASE)
_ONSETS = {"bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "tr", "thr", "shr", "chr"}
_VOWELS = set("aeiou")
_POOR_START = re.compile(r"[^aeiou]+(?:ing|ed|es|e|ers?|le|les|ly)$")


@cache
def syllable_points(word: str) -> tuple[int, ...]:
    """Positions at which the letters of one word may be parted by a hyphen."""
    fixed = _POINTS.get(word.lower())
    if fixed:
        parts = fixed.split("-")[:-1]
        return tuple(sum(map(len, parts[: i + 1])) for i in range(len(parts)))
    points = {match.end() for match in [_SUFFIX.match(word)] if match} | set(_between_consonants(word))
    return tuple(sorted(point for point in points if _reads_well(word, point)))


def _between_consonants(word: str) -> list[int]:
    """Points inside vowel-consonant-consonant-vowel, digraphs such as "zh" counted as one consonant."""
    points: list[int] = []
    group: list[re.Match[str]] = []
    has_vowel_before = False
    for unit in _UNIT.finditer(word):
        letter = unit.group().lower()
        if letter in _VOWELS or (letter == "y" and unit.end() == len(word)):
            points += [_split_of(group)] if has_vowel_before else []
            group, has_vowel_before = [], True
        else:
            group.append(unit)
    return [point for point in points if point]


def _split_of(group: list[re.Match[str]]) -> int:
    """The position inside a run of consonants, 0 where it is better left whole."""
    units = [match.group().lower() for match in group]
    if len(units) < 2 or (len(units) == 2 and "".join(units) in _ONSETS):
        return 0
    if len(units) > 2 and "".join(units[1:]) not in _ONSETS:
        return 0
    return group[0].end()


def _reads_well(word: str, point: int) -> bool:
    rest = word[point:]
    if point < 2 or len(rest) < 3:
        return False
    return not (word.islower() and _POOR_START.match(rest))


def break_points(token: str) -> list[tuple[int, str]]:
    """Positions at which a printed token may break, each with what is printed there: a hyphen or nothing.

    After a hyphen, dash or slash of the token itself nothing is added, so print leaves open which it was.
    """
    own = [(match.end(), "") for match in re.finditer(r"(?<=\w)[-–—/](?=\w{2})", token)]
    letters = [
        (match.start() + point, "-")
        for match in re.finditer(r"[A-Za-z]{5,}", token)
        if not match.group().isupper()
        for point in syllable_points(match.group())
    ]
    return sorted(own + letters)
