"""The grammar of claims as a table: how a sentence says it, which claim that is, and a sentence that says it so.

In a pattern `{S}` is who the claim is about and `{O}` the other, one name each; `{SS}` and `{OO}` are enumerations of
names; `{L}` a list, `{BY}` who did it, `{AMOUNT}` a sum, `{COUNT}` a number of parties, `{AUX}` auxiliary verbs and
adverbs (none of doubt: what could, should or might be is no claim), `{APP}` what is told of a name between commas.
"""

import re
from dataclasses import dataclass
from functools import cached_property

ONE_NAME = r"⟦\d+⟧"
# Tried from the start of a word only: from every letter of it a sentence without a claim costs three times as much.
_DET = (
    r"(?:(?<![A-Za-z0-9’'-])(?:"
    r"(?!(?:is|are|was|were|has|have|had|said|says|by|to|on|in|from|that|which|who|of|with|and|"
    r"not|known|called|as|than|like)\b)"
    r"(?:[a-z0-9’'-]+|[A-Z][a-z]+(?:ese|ian|ish|tch|nch|man|aeli|ani)|US|U\.S\.|UK|EU) "
    r"){1,5})?"
)
_ROLES = (
    r"(?:owner|parent|maker|operator|developer|giant|creator|backer|unit|founder|leader|group|subsidiary|start-?up)s?"
)
_OWNER = rf"(?:{ONE_NAME}['’]s (?:[a-z-]+ ){{0,3}}|{ONE_NAME} (?:[a-z-]+ ){{0,2}}{_ROLES} )"
_ITEM = rf"{_DET}{_OWNER}?{ONE_NAME}"
_SEPARATOR = r"(?:,? (?:and|or|as well as|along with|together with|plus)(?: also| the)? |, )"
LISTED_NAMES = rf"{_ITEM}(?:{_SEPARATOR}{_ITEM})*"
_TOLD = r"(?:, (?!(?:and|but|or|said|says|while|as)\b)[^;“”]{1,160}?,)?"
_AUX = (
    r"(?:,(?= (?:which|who)\b))?"
    r"(?: (?:has|have|had|was|were|is|are|been|being|also|already|now|reportedly|recently|later|"
    r"then|first|formally|officially"
    r"|itself|who|which|that|both|all|each|currently|still|publicly|strongly|firmly|previously|partly|jointly|wholly|itself))*"
)
_NUMBER = (
    r"(?:\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|dozens of|a dozen|one)"
)
_PARTIES = (
    r"(?:entities|companies|firms|parties|organi[sz]ations|businesses|institutions|entries|"
    r"addresses|names|groups|institutes|universities|entity|company|firm)"
)
_SUM = (
    r"(?P<qualifier>(?:almost|nearly|about|around|roughly|approximately|more than|over|at least|"
    r"up to|some|an estimated|less than|under|just) )?"
    r"(?:a )?(?P<sign>US\$|HK\$|\$|€|£|¥|RMB ?|CNY ?|USD ?)?(?P<number>\d[\d,.]*\d|\d|one|two|"
    r"three|four|five|six|seven|eight|nine|ten) ?"
    r"(?P<scale>thousand|million|billion|trillion|bn|mn|m|b|tn)?\b(?:[ -](?P<unit>(?:US |U\.S\. |"
    r"Hong Kong )?dollars?|yuan|renminbi|euros?|pounds?|yen|rubles?|roubles?|rupees?))?"
)
_BY = (
    rf"(?: by (?:the )?(?P<by>{ONE_NAME}|(?:[A-Za-z.]+ ){{0,3}}(?:government|agency|administration|"
    r"department|regulators?|officials)))?"
)
_PARTS = {
    "{SS}": f"(?P<s>{LISTED_NAMES})",
    "{OO}": f"(?P<o>{LISTED_NAMES})",
    "{S}": f"(?P<s>{_DET}{ONE_NAME})",
    "{O}": f"(?P<o>{_DET}{ONE_NAME})",
    "{L}": rf"{_DET}(?:{ONE_NAME}(?:['’]s)? (?:[a-z-]+ ){{0,3}})?(?P<l>⟦L\d+⟧)",
    "{BY}": _BY,
    "{AMOUNT}": _SUM,
    "{COUNT}": (
        f"(?P<count>(?i:{_NUMBER}))(?: (?:new|more|other|additional|further|Chinese|Russian|"
        f"Iranian|foreign|[a-z-]+)){{0,4}} {_PARTIES}"
    ),
    "{AUX}": _AUX,
    "{APP}": _TOLD,
    "{DET}": _DET,
    "{WHO}": rf"(?:(?P<by>{ONE_NAME}|[Tt]he (?:[A-Z][\w.]+ )?(?:government|administration|agency|department)){_AUX} )?",
}


@dataclass(frozen=True)
class Row:
    """One way to say a claim; `example` is a sentence that says it so, and `says` who is told in it what of whom.

    `triggers` are letters, parted by `|`, of which every sentence that matches has some: without them none is tried.
    """

    claim_type: str
    name: str
    triggers: str
    pattern: str
    example: str
    says: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern with its parts set in."""
        pattern = self.pattern
        for part, meaning in _PARTS.items():
            pattern = pattern.replace(part, meaning)
        return re.compile(pattern)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The triggers one by one."""
        return tuple(self.triggers.split("|"))

    def may_match(self, marked: str) -> bool:
        """Tell whether a sentence with its signs holds a trigger."""
        return any(one in marked for one in self.letters)


IN_QUOTATION = re.compile(
    r"\b(?:we|We|I|the company|it) (?:[a-z]+ly )?(?:oppose|object to|protest|deny|reject|dispute|"
    r"condemn|disagree with|denies|rejects|opposes)\b"
    r"|\b(?:lacks?|without) (?:any )?(?:factual|legal) (?:basis|foundation)\b|\b(?:baseless|groundless|unfounded)\b"
)
"""What a party says of itself in its own words against a decision."""
NAMES_OF_LIST = re.compile(rf"⟦(\d+)⟧(?!['’]s (?:[a-z-]+ ){{0,3}}⟦| (?:[a-z-]+ ){{0,2}}{_ROLES} ⟦)")
"""The names of an enumeration, without those that only say whose owner or maker a name is."""
