"""What is looked for in articles: the listed names and their short forms, by the words that stand for them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from rigour.names.check import is_generic_person_name

from dagster_project.sources.news.common_words import COMMON_WORDS, ORDINARY_WORDS
from dagster_project.sources.news.context import OBSERVERS, is_of_government
from dagster_project.sources.news.folding import fold, lowered
from dagster_project.sources.news.legal_forms import parted, without_leading
from dagster_project.sources.news.places import PLACES, words_of
from dagster_project.sources.news.records import ShortForm
from dagster_project.sources.news.sought import Forms, Prints, Sought, Words

_NOT_A_WORD = re.compile(r"[^\w]|_")
_DENSE = re.compile("[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af]")
_SHORTEST_ACRONYM, _SAFE_ACRONYM = 3, 4
_SHORTEST_WORD, _LONG_WORD = 4, 6
_SHORTEST_DENSE = 2


@dataclass(slots=True)
class Lexicon:
    """What is sought, by its searched words; whom the names belong to; which words tell where that is."""

    sought: dict[str, list[Sought]] = field(default_factory=dict)
    parties: dict[str, set[str]] = field(default_factory=dict)  # name: primary names
    places: dict[str, frozenset[str]] = field(default_factory=dict)  # name: words of its destinations
    led: dict[str, set[str]] = field(default_factory=dict)  # short form: the names it may stand for
    capitalised: set[str] = field(default_factory=set)  # words that count with a capital only
    ordered: list[bytes] = field(default_factory=list)  # the searched words in their order, a blank behind
    chains: list[tuple[Words, ...]] = field(default_factory=list)  # of each of them: itself and those it begins with
    longest: int = 0
    patterns: list[str] = field(default_factory=list)  # what the automaton looks for
    sure: dict[str, set[str]] = field(default_factory=dict)  # party: words of its names that need no support

    def add(self, words: str, one: Sought) -> None:
        """Add something that these searched words may be."""
        if words not in self.sought and one.capitals != "any":
            self.capitalised.add(words)
        elif one.capitals == "any":
            self.capitalised.discard(words)
        self.sought.setdefault(words, []).append(one)

    def arrange(self) -> None:
        """Put the words in order, once all are added, so that one look tells those that a text goes on with."""
        open_chain: tuple[Words, ...] = ()
        for encoded, words in sorted((f"{words} ".encode(), words) for words in self.sought if not is_dense(words)):
            while open_chain and not encoded.startswith(open_chain[0].encoded):
                open_chain = open_chain[1:]
            open_chain = (Words(encoded, words, words in self.capitalised, self._prints(words)), *open_chain)
            self.ordered.append(encoded)
            self.chains.append(open_chain)
        self.patterns = self._patterns()
        self.longest = max(map(len, self.ordered), default=0)
        for words, one in ((words, one) for words, found in self.sought.items() for one in found):
            for party in self.parties.get(one.name, ()) if one.kind == "name" and not one.needs else ():
                self.sure.setdefault(party, set()).add(words)

    def begun_by(self, text: str, start: int) -> list[str]:
        """Give the words of the lexicon that a text goes on with, the longest first."""
        return [words.text for words in self.begun(text[start : start + self.longest].encode())]

    def begun(self, following: bytes) -> list[Words]:
        """Give the words of the lexicon that these bytes begin with, the longest first."""
        number = bisect_right(self.ordered, following)
        # What the text begins with, the last words before it in the alphabet begin with too.
        chain = self.chains[number - 1] if number else ()
        return [words for words in chain if following.startswith(words.encoded)]

    def sure_words_of(self, name: str) -> set[str]:
        """Give the words that would support a name: those of the names of its parties that need no support."""
        return set().union(*(self.sure.get(party, ()) for party in self.parties[name]))

    def _prints(self, words: str) -> Prints:
        """Give the names of these words by their stems and their forms."""
        found: dict[bytes, Forms] = {}
        for one in self.sought[words]:
            if one.kind == "name":
                found.setdefault(one.stem.encode(), {}).setdefault(one.form, None if one.stem.islower() else one)
        return tuple(found.items())

    def _patterns(self) -> list[str]:
        """Give what the automaton looks for: one word or the first two, and characters of scripts without blanks.

        Where two words stand the rest is compared there: a quarter fewer patterns, built in less than half the time.
        """
        dense = [words for words in self.sought if is_dense(words)]
        begun = {" ".join(words.split(" ", 2)[:2]) for words in self.sought if not is_dense(words)}
        return dense + [f" {words} " for words in begun if " " not in words or words.partition(" ")[0] not in begun]


def searched(text: str) -> str:
    """Give a text as it is searched: lower case, a blank for each sign that is no letter or digit."""
    return _NOT_A_WORD.sub(" ", lowered(text))


def is_dense(text: str) -> bool:
    """Tell whether a text begins in a script that prints no blanks."""
    return text >= "\u3040" and _DENSE.match(text) is not None


def lexicon_of(names: Iterable[tuple[str, str, str | None]], short: Iterable[ShortForm]) -> Lexicon:
    """Make the lexicon of listed names, given with primary name and destination, and of their short forms."""
    lexicon = Lexicon()
    for name, party, destination in names:
        if name not in lexicon.parties:
            for words, one in _listed(name):
                lexicon.add(words, one)
        lexicon.parties.setdefault(name, set()).add(party)
        lexicon.places[name] = lexicon.places.get(name, frozenset()) | words_of(destination)
    for form in short:
        words = " ".join(searched(form.short_form).split())
        if form.short_form not in lexicon.led and not any(one.kind == "name" for one in lexicon.sought.get(words, [])):
            capitals = "some" if len(form.short_form) >= _LONG_WORD else "exact"
            needs = "" if form.is_safe else "article" if len(form.short_form) >= _SHORTEST_WORD else "sentence"
            lexicon.add(words, Sought(form.short_form, "short_form", form.short_form, (), capitals, needs))
        lexicon.led.setdefault(form.short_form, set()).add(form.name)
    for observer in (name for name in OBSERVERS if " " in name or name.isupper()):
        lexicon.add(searched(observer), Sought(observer, "observer", observer, capitals="exact"))
    lexicon.arrange()
    return lexicon


def _listed(name: str) -> list[tuple[str, Sought]]:
    """Give the words by which a listed name is found: as printed, without its brackets, without a form in front."""
    spelling = " ".join(fold(name).text.split()).strip("\"' ").rstrip(".,; ")
    if is_dense(spelling):
        return [(searched(spelling), Sought(name, "name", spelling))] if len(spelling) >= _SHORTEST_DENSE else []
    found = [_sought(name, spelling)]
    without = re.sub(r" ?\((?:[^()]*\)|[af]\.k\.a\..*)$", "", spelling)
    if without != spelling and len(without) >= _SHORTEST_WORD:
        found.append(_sought(name, without))
    words = spelling.split()
    behind = without_leading([word.lower().strip("\"'") for word in words])
    rest = " ".join(words[len(words) - len(behind) :]).strip("\"'")
    if rest != spelling and len(rest) >= _LONG_WORD:
        found.append(_sought(name, rest, is_part=True))
    return [one for one in found if one is not None]


def _sought(name: str, spelling: str, is_part: bool = False) -> tuple[str, Sought] | None:
    words = searched(spelling).split()
    kept, form = parted(words)
    if not kept:
        return None
    stem = spelling
    for _ in form:
        stem = re.sub(r"[ ,.(]*[^\W_]+[).,]*$", "", stem)
    needs = _needs(kept, stem, bool(form))
    if needs is None:
        return None
    is_usual = all(word in COMMON_WORDS or word in PLACES or word.isdigit() for word in kept)
    capitals = "any"
    if " " not in stem and not form:
        capitals = "some" if len(stem) >= _LONG_WORD and stem.lower() not in ORDINARY_WORDS else "exact"
    elif is_usual or " " not in stem:
        capitals = "exact" if is_usual and len(kept) <= 2 else "some"
    alone = (not is_usual or len(kept) > 3) and not (form and len(kept) == 1)
    if is_part and (needs or len(kept) == 1):
        needs = needs or "article"
    return searched(stem), Sought(name, "name", stem, form, capitals, needs, alone)


def _needs(words: list[str], stem: str, has_form: bool) -> str | None:
    """Tell which support a name needs; None for one that is not looked for."""
    letters = sum(sign.isalpha() for sign in stem)
    if is_of_government(stem) and all(word in COMMON_WORDS or word in PLACES for word in words):
        return "place"
    if len(words) > 1 or has_form:
        is_plain = all(word in COMMON_WORDS or word in ORDINARY_WORDS or len(word) <= 2 for word in words)
        short = sum(sign.isalnum() for sign in stem) < _SHORTEST_WORD
        return "sentence" if (is_plain and len(words) <= 2) or short else ""
    if stem.isupper() and letters >= _SHORTEST_ACRONYM and stem.lower() not in COMMON_WORDS:
        is_safe = letters >= _SAFE_ACRONYM and stem.lower() not in ORDINARY_WORDS
        return "" if is_safe else "sentence"
    if stem.isupper() and letters >= _SHORTEST_ACRONYM:
        return "sentence"
    if len(stem) < _SHORTEST_WORD or stem.lower() in COMMON_WORDS:
        return None
    is_weak = stem.lower() in ORDINARY_WORDS or stem.lower() in PLACES or is_generic_person_name(stem.lower())
    return "controls" if is_weak else "sentence" if len(stem) == _SHORTEST_WORD else ""
