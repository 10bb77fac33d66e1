"""Rows of the grammar on what parties are worth, where they come from, whom they supply, what they oppose."""

from dagster_project.sources.news.claim_grammar import Row

_ORIGIN = (
    r"(?:spun (?:off|out) (?:from|of)|(?:born|incubated) (?:out of|from|at|in|by)|(?:founded|"
    r"started|set up|established)(?: in \d{4})? (?:out of|at|by (?:[a-z]+ ){1,3}(?:at|from|of))|"
    r"transformed from"
    r"(?: the)?(?: [a-z]+){0,2}(?: achievements| results)? of|grew out of|came out of|emerged "
    r"from|originated (?:in|from|at)|split (?:off )?from"
    r"|an? (?:[a-z-]+ ){0,2}(?:spin-?off|spinout|spin-out) (?:of|from)|an? offshoot of)"
)
_GIVES = (
    r"(?:suppl(?:ies|ied|ying)|sells|sold|selling|provides|provided|ships|shipped|delivers|delivered|exports|exported)"
)
_AGAINST = (
    r"(?:oppos(?:es|ed|ing)|object(?:s|ed) to|protest(?:s|ed)(?: against)?|den(?:ies|ied)|reject"
    r"(?:s|ed)|disput(?:es|ed)|condemn(?:s|ed)|disagree(?:s|d) with|criticis?z?e[sd]|challeng"
    r"(?:es|ed)|contest(?:s|ed))"
)

ROWS: tuple[Row, ...] = (
    Row(
        "valued_at",
        "valued at",
        " valued | worth ",
        r"{S}{APP}(?:,(?= (?:which|who)))?{AUX},? (?:valued|worth|estimated to be worth) (?:at )?{AMOUNT}",
        "Zhipu, which was valued at almost $3 billion last year, fell.",
        "Zhipu",
    ),
    Row(
        "valued_at",
        "valuing it at",
        "valuing |values |valued |value of |value on |priced ",
        r"\b(?:valuing|values|valued|puts? the value of|put a value on|priced) {S} at {AMOUNT}",
        "The round values Zhipu at 20 billion yuan.",
        "Zhipu",
    ),
    Row(
        "valued_at",
        "put its value at",
        " value at | valuation at ",
        r"\b(?:put|puts|set|sets|placed|places) {S}(?:['’]s?)? (?:[a-z]+ )?(?:value|valuation) at {AMOUNT}",
        "Investors put Zhipu's value at almost 3 billion dollars last year.",
        "Zhipu",
    ),
    Row(
        "valued_at",
        "a valuation of",
        " valuation ",
        r"{S}(?:['’]s?)?(?![^⟦.;]*⟦\d)[^⟦.;]{0,80}? valuation (?:of|to|at|is|was|reached|stood at) "
        r"{AMOUNT}",
        "Zhipu raised money at a valuation of more than $2.5 billion.",
        "Zhipu",
    ),
    Row(
        "spun_off_from",
        "spun off",
        "spun off |spun out |born |incubated |founded |started |set up |established |transformed from |"
        "grew out of |came out of |emerged from |originated |split |spin-off |spinoff |spinout |"
        "spin-out |offshoot of ",
        rf"{{S}}{{APP}}(?:, an? [^⟦.;,]{{0,80}}? that)?{{AUX}},? {_ORIGIN} (?:[a-z’'-]+ ){{0,5}}{{O}}",
        "Zhipu was transformed from the achievements of Tsinghua University.",
        "Zhipu > Tsinghua University",
    ),
    Row(
        "spun_off_from",
        "spun it off",
        " spun ",
        r"{O}{APP}{AUX} spun (?:off|out) {SS}",
        "Tsinghua University spun off Zhipu in 2019.",
        "Zhipu > Tsinghua University",
    ),
    Row(
        "supplies",
        "supplies to",
        " supplies | supplied | supplying | sells | sold | selling | provides | provided | ships |"
        " shipped | delivers | delivered | exports | exported ",
        rf"{{SS}}{{APP}}{{AUX}} {_GIVES} (?:[^⟦.;]{{1,60}} )?to {{OO}}",
        "Acme Tools supplies lenses to Beta Works.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "supplies",
        "supplies with",
        " supplies | supplied | provides | provided ",
        r"{SS}{APP}{AUX} (?:suppl(?:ies|ied)|provides|provided) {OO} with",
        "Acme Tools supplied Beta Works with lenses.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "supplies",
        "a supplier of",
        " supplier",
        r"{SS}(?:,| (?:is|are|was|were|became|has been))(?: also)? (?:an? |the |one of the )?(?:[a-z-]+ "
        r"){0,3}suppliers? (?:to|of|for) {OO}",
        "Acme Tools is a major supplier to Beta Works.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "supplies",
        "buys from",
        " buys | bought | purchases | purchased | sources | sourced | procured | orders | ordered ",
        r"{O}{APP}{AUX} (?:buys|bought|purchases|purchased|sources|sourced|procured|orders|ordered) "
        r"(?:[^⟦.;]{1,50} )?from {SS}",
        "Beta Works buys lenses from Acme Tools.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "renamed",
        "renamed",
        " renamed | rebranded | changed its name | called ",
        r"{S}{APP}{AUX} (?:renamed|rebranded|changed its name|called)(?: itself)?(?: as| to)? {O}",
        "Acme Tools was renamed Beta Works in 2020.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "renamed",
        "formerly",
        " formerly | previously ",
        r"{O},? (?:formerly|previously)(?: known as| called| named)? {S}",
        "Beta Works, formerly known as Acme Tools, rose.",
        "Acme Tools > Beta Works",
    ),
    Row(
        "opposes",
        "opposes",
        "oppos|object|protest|denie|reject|disput|condemn|disagree|critici|challeng|contest",
        rf"{{S}}{{APP}}{{AUX}} (?:has |have )?[\"“]?(?:[a-z]+ly )?{_AGAINST}[\"”]?(?P<what> [^.;]{{1,160}})?",
        "Acme Tools strongly opposes the decision.",
        "Acme Tools",
    ),
    Row(
        "opposes",
        "expressed opposition",
        " opposition| objection| disagreement| protest",
        r"{S}{APP}{AUX} (?:expressed|voiced|stated|declared|reiterated|made clear) (?:its|their) "
        r"(?:[a-z]+ ){0,2}(?:opposition|objection|disagreement|protest)s?(?: to| against| with)?(?P<what> "
        r"[^.;]{1,160})?",
        "Zhipu has publicly expressed its strong opposition to being included in the list.",
        "Zhipu",
    ),
    Row(
        "opposes",
        "is not happy",
        " happy with| pleased with| satisfied with",
        r"{S}{APP} (?:isn['’]t|is not|was not|wasn['’]t) (?:happy|pleased|satisfied) with(?P<what> "
        r"[^.;]{1,120})?",
        "However, Zhipu isn't happy with the assessment.",
        "Zhipu",
    ),
    Row(
        "opposes",
        "said the decision lacks",
        " lack| baseless| unfounded| wrong| unfair| unjustified| groundless| without",
        r"{S}{APP}{AUX} (?:said|says|called|saying|stated)(?: that)? (?P<what>(?:the|this) "
        r"(?:[^⟦.;]{0,30})?(?:decision|move|listing|action|designation|accusation|allegation)s? (?:lacks?|"
        r"lacked|(?:is|was|are|were) (?:baseless|unfounded|wrong|unfair|unjustified|groundless|"
        r"without))[^.;]{0,80})",
        "Zhipu said the decision lacks a factual basis.",
        "Zhipu",
    ),
)
