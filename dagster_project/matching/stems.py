"""Name stems: the one word in a name, as `Zhipu`, that few listed parties bear and that likely is a firm's own.

A stem is the first word of a name that is no place, no number, no kind of business, no legal form and no word of
everyday English. Places are told by the addresses: a word that they print as often as names do is one.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from rigour.names import NamePart, NamePartTag, SymbolCategory

from dagster_project.matching.names import analysed

_LEAST_LETTERS = 4  # shorter words are syllables of Chinese names, or acronyms that several firms chose
_SHARED = 2
_PLACE = 3  # addresses that must print a word before it can be a place: one firm's `Huawei Base` is none
_DROPPED = "'’‘ʹ"  # inside a word: Xi'an is one word in names and addresses
COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        action aero aeronautical aeronautics allied amaze analog apex application applied arms astronautics atomic
        automated automation avia basic breeze bureau cartridge chain chemistry circuit circuits commission complexes
        computers computing controls corps council crystal devices directorate eagles electro electromechanical
        element engine establishment evolution experimental exporters fine foreign forensic forwarding frontier fsue
        giant gulf havacilik helicopter helicopters importers inform instrument integrated internal lines mail makina
        makine manufactory material matters means measurements mechanical mediterranean memory microelectronic
        microwave multi navigation nile optic optics opto others peoples physical physics plain posts president
        private radar radiotechnical relay repair republic researches royal saturn scientists serial space specialised
        specialized structures supercomputing svyaz synergy technique test tests time titanium tractor traders
        training trans universal universities unmanned urals veteran waste waterway well wheeled wise works yangtze
        """,
    )
)


def stems(names: Iterable[str], addresses: Iterable[str], common: Collection[str]) -> dict[str, str]:
    """Give each name that has a stem its stem, where another name has it too; `common` are words that are none."""
    candidates = {name: _candidates(name) for name in names}
    printed = Counter(word for words in candidates.values() for word in set(words))
    places = _places(addresses, printed)
    found = {}
    for name, words in candidates.items():
        own = (word for word in words if word not in places and word not in common and word not in COMMON)
        if stem := next(own, None):
            found[name] = stem
    bearers = Counter(found.values())
    return {name: stem for name, stem in found.items() if bearers[stem] >= _SHARED}


def _places(addresses: Iterable[str], printed: Mapping[str, int]) -> set[str]:
    told = Counter(word for address in set(addresses) for word in set(_words(address)))
    return {word for word, count in printed.items() if told[word] >= max(count, _PLACE)}


def _candidates(name: str) -> list[str]:
    """Words of a name that may be a firm's own, in print's order."""
    found = analysed(_joined(name))
    if found is None:
        return []
    known = {
        part.index for span in found.spans if span.symbol.category != SymbolCategory.INITIAL for part in span.parts
    }
    own = [part for part in found.parts if part.index not in known and not _is_furniture(part)]
    words = (word for part in own for word in _words(part.ascii or part.form))
    return [word for word in words if word.isalpha() and len(word) >= _LEAST_LETTERS]


def _is_furniture(part: NamePart) -> bool:
    return part.tag in (NamePartTag.LEGAL, NamePartTag.STOP)


def _joined(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, _DROPPED)))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _joined(text).lower())
