"""Rows of the grammar on lists: who was, will be or is no longer listed, how many, by whom."""

from dagster_project.sources.news.claim_grammar import LISTED_NAMES as _LISTED_NAMES
from dagster_project.sources.news.claim_grammar import Row

_PUT = r"(?:added|adds|placed|places|put|puts|included|adding|placing|putting|listed)"
_PUT_ON = r"(?:added|placed|put|included|listed|blacklisted|named)"
_ABOUT = r"(?:more than|about|nearly|some|another|at least|over|around|almost|a total of)"
_WILL = (
    r"(?:will|would|shall|plans? to|planning to|intends? to|intending to|(?:is|are|was|were) "
    r"(?:set|due|expected|about|poised|preparing) to|prepares? to"
    r"|(?:is|are|was|were) to|to|wants? to|decided to|considering|considers|weighing|weighs)"
)
_WITH = rf"(?:[^⟦.;]{{0,40}}?,? (?:along with|together with|as well as|alongside) (?P<s2>{_LISTED_NAMES}))?"
_INTO = r"(?:to|on|in|onto|into)"

ROWS: tuple[Row, ...] = (
    Row(
        "to_be_listed",
        "will list",
        "⟦L",
        rf"{{WHO}}\b{_WILL} (?:add|adding|place|placing|put|putting|include|including) "
        rf"(?P<s>{_LISTED_NAMES})[^⟦.;]{{0,40}} {_INTO} {{L}}",
        "The Bureau of Industry and Security intends to add Zhipu and its subsidiaries to the Entity List.",
        "Zhipu",
    ),
    Row(
        "to_be_listed",
        "will list a number",
        "⟦L",
        rf"{{WHO}}\b{_WILL} (?:add|adding|place|placing|put|putting|include|including) "
        rf"{{COUNT}}[^⟦.;]{{0,40}} {_INTO} {{L}}(?:,? (?:including|among them|such as) {{SS}})?",
        "The US plans to add 20 Chinese companies to its Entity List, including Acme Tools.",
        "20 Acme Tools",
    ),
    Row(
        "to_be_listed",
        "will be listed",
        "⟦L",
        rf"{{SS}}{{APP}} (?:will|shall|(?:is|are|was|were) (?:set|due|expected|about|likely) to|(?:is|are) "
        rf"to|to) be {_PUT_ON}(?: {_INTO} {{L}}){{BY}}",
        "Acme Tools will be added to the Entity List next week.",
        "Acme Tools",
    ),
    Row(
        "to_be_listed",
        "will blacklist",
        "blacklist",
        rf"{{WHO}}\b{_WILL} (?:blacklist|blacklisting) {{SS}}",
        "Washington said it would blacklist SMIC and 59 other firms.",
        "SMIC",
    ),
    Row(
        "listed",
        "listed a number",
        "⟦L",
        rf"{{WHO}}\b{_PUT} (?:{_ABOUT} )?{{COUNT}}[^⟦.;]{{0,60}}? {_INTO} {{L}}(?:[^⟦.;]{{0,40}}?"
        rf"(?:,? (?:including|among them|such as|namely)|:) {{SS}})?",
        "BIS added eleven new entities to its trade blacklist, including startup Beijing Zhipu Huazhang "
        "Technology Co., Ltd.",
        "11 Beijing Zhipu Huazhang Technology Co., Ltd.",
    ),
    Row(
        "listed",
        "a number was listed",
        "⟦L",
        rf"\b{{COUNT}}(?: [^⟦.;,]{{0,40}})?{{AUX}} {_PUT_ON} {_INTO} {{L}}(?:,? (?:including|among them|"
        rf"such as|namely) {{SS}})?",
        "Eleven Chinese companies were added to the Entity List on Thursday.",
        "11",
    ),
    Row(
        "listed",
        "listed",
        "⟦L",
        rf"{{WHO}}\b{_PUT} {{SS}}[^⟦.;]{{0,40}}? {_INTO} {{L}}",
        "The Commerce Department added Acme Tools and Beta Works to the Entity List.",
        "Acme Tools, Beta Works",
    ),
    Row(
        "listed",
        "was listed",
        "⟦L",
        rf"{{SS}}{{APP}}{{AUX}}(?P<not> (?:not|never)(?: been| yet)?)?{{AUX}} {_PUT_ON} {_INTO} "
        rf"{{L}}{{BY}}{_WITH}",
        "Acme Tools, a maker of drills, was added to the Entity List by the Commerce Department.",
        "Acme Tools",
    ),
    Row(
        "listed",
        "to the list was added",
        "⟦L",
        r"\b(?:[Aa]dded|[Nn]ew) (?:to|on) {L} (?:was|were|is|are)(?: also)? {SS}",
        "Added to the list was also Acme Tools Co., Ltd., Beta Works and Gamma Co.",
        "Acme Tools Co., Ltd., Beta Works, Gamma Co.",
    ),
    Row(
        "listed",
        "among those listed",
        "mong ",
        r"\b[Aa]mong (?:those|the [a-z]+|them) (?:added|listed|blacklisted|named)[^⟦;.]{0,40}?(?:⟦L\d+⟧ )?"
        r"(?:was|were|is|are) {SS}",
        "Among those added were Acme Tools and Beta Works.",
        "Acme Tools, Beta Works",
    ),
    Row(
        "listed",
        "is on the list",
        "⟦L",
        rf"{{SS}}{{APP}}{{AUX}}(?P<not> (?:not|never)(?: been)?)?{{AUX}} (?:on|joined|joins|landed on|"
        rf"ended up on|appeared on|appears on) {{L}}{_WITH}",
        "Acme Tools has been on the Entity List since 2019.",
        "Acme Tools",
    ),
    Row(
        "listed",
        "blacklisted",
        "blacklist",
        r"{WHO}\b(?:blacklisted|blacklists) {SS}",
        "Washington blacklisted Acme Tools last week.",
        "Acme Tools",
    ),
    Row(
        "listed",
        "was blacklisted",
        " blacklisted",
        r"{SS}{APP} (?:was|were|has been|have been|had been|is|are|got)(?P<not> (?:not|never)(?: been)?)?"
        r"(?: also| already)? blacklisted(?! (?:on|to|in)\b){BY}",
        "Acme Tools was blacklisted by the US government in 2019.",
        "Acme Tools",
    ),
    Row(
        "listed",
        "the addition of",
        "⟦L",
        rf"\b(?:addition|inclusion|placement|listing) of {{SS}} {_INTO} {{L}}",
        "The addition of Acme Tools to the Entity List surprised nobody.",
        "Acme Tools",
    ),
    Row(
        "delisted",
        "removed",
        "⟦L",
        r"{WHO}\b(?:removed|removes|removing|took|struck|dropped|deleted) {SS}(?: off)? (?:from |off ){L}",
        "BIS removed Acme Tools from the Entity List.",
        "Acme Tools",
    ),
    Row(
        "delisted",
        "was removed",
        "⟦L",
        r"{SS}{APP}{AUX}(?P<not> (?:not|never)(?: been)?)?{AUX} (?:removed|taken|struck|dropped|deleted)"
        r"(?: off)? (?:from |off ){L}{BY}",
        "Acme Tools was removed from the Entity List in May.",
        "Acme Tools",
    ),
)
