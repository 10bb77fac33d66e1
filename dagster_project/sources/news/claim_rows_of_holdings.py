"""Rows of the grammar on money in parties: who backs whom, who owns whom."""

from dagster_project.sources.news.claim_grammar import ONE_NAME as _N
from dagster_project.sources.news.claim_grammar import Row

_CHILD = r"(?:subsidiary|subsidiaries|unit|units|affiliate|arm|division|branch|offshoot)"

ROWS: tuple[Row, ...] = (
    Row(
        "backed_by",
        "is backed by",
        "backed by |funded by |financed by |bankrolled by ",
        r"{S}{APP}{AUX}(?:,)? (?:backed|funded|financed|bankrolled) by {OO}",
        "Zhipu, which was valued at almost $3 billion last year, is backed by WeChat owner Tencent "
        "Holdings Ltd., as well as Alibaba Group Holding Ltd.",
        "Zhipu > Tencent Holdings Ltd., Alibaba Group Holding Ltd.",
    ),
    Row(
        "backed_by",
        "-backed",
        "-backed |-Backed |-funded ",
        r"(?P<o>⟦\d+⟧(?:(?: and |- and )⟦\d+⟧)?)-(?:[Bb]acked|funded) {S}",
        "Tencent-backed startup Zhipu fell.",
        "Zhipu > Tencent",
    ),
    Row(
        "backed_by",
        "invested in",
        " invest| put | poured | pumped | stake| share| interest",
        r"{OO}{APP}{AUX} (?:invested|invests|invest|(?:put|poured|pumped) (?:money|[^⟦.;]{1,40})|"
        r"(?:holds?|held|bought|took|acquired|has|owns) (?:an? |[\d.]+ ?(?:%|percent|per cent) )?"
        r"(?:[a-z0-9.%-]+ ){0,4}(?:stakes?|shares?|interest))(?: [^⟦.;]{0,50}?)? (?:in|into|of) {SS}",
        "Tencent and Alibaba have invested 300 million dollars in Zhipu.",
        "Zhipu > Tencent, Alibaba",
    ),
    Row(
        "backed_by",
        "investors include",
        " backers | investors | shareholders ",
        r"{S}(?:['’]s?)? (?:[a-z-]+ ){0,2}(?:backers|investors|shareholders) (?:include|included|are|"
        r"were) {OO}",
        "Zhipu's early backers include Tencent, Alibaba and Meituan.",
        "Zhipu > Tencent, Alibaba, Meituan",
    ),
    Row(
        "backed_by",
        "counts among investors",
        " counts | counted ",
        r"{S}{APP}{AUX} (?:counts|counted) {OO} (?:among|as) (?:its|their) (?:[a-z-]+ ){0,2}(?:backers|"
        r"investors|shareholders)",
        "Zhipu counts Tencent and Alibaba among its investors.",
        "Zhipu > Tencent, Alibaba",
    ),
    Row(
        "backed_by",
        "raised from",
        " raised ",
        r"{S}{APP}{AUX} raised {AMOUNT}(?: [^⟦.;]{0,30}?)? from {OO}",
        "Zhipu raised $400 million from Tencent and Alibaba.",
        "Zhipu > Tencent, Alibaba",
    ),
    Row(
        "owned_by",
        "is a subsidiary of",
        "subsidiary of |subsidiaries of |unit of |units of |affiliate of |arm of |division of |branch of |offshoot of ",
        rf"{{SS}}{{APP}}{{AUX}},? (?:an? |the )?(?:[a-z-]+ ){{0,3}}{_CHILD} of {{O}}",
        "Beta Works is a wholly owned subsidiary of Acme Tools.",
        "Beta Works > Acme Tools",
    ),
    Row(
        "owned_by",
        "owned by",
        "owned by |controlled by |acquired by |bought by ",
        r"{SS}{APP}{AUX},? (?:[a-z]+ly |majority-)?(?:owned|controlled|acquired|bought) by {OO}",
        "Beta Works is controlled by Acme Tools.",
        "Beta Works > Acme Tools",
    ),
    Row(
        "owned_by",
        "owns",
        " owns | controls | acquired | acquires | bought | took over ",
        r"{O}{APP}{AUX} (?:owns|controls|acquired|acquires|bought|took over)(?: (?:all|most|half|part|"
        r"[\d.]+ ?(?:%|percent|per cent)) of)? {SS}(?! (?:stakes?|shares?))",
        "Acme Tools owns 51% of Beta Works.",
        "Beta Works > Acme Tools",
    ),
    Row(
        "owned_by",
        "its subsidiary",
        " subsidiary| subsidiaries| unit| affiliate| arm| division| branch| offshoot",
        rf"{{O}}(?:['’]s?)?,? (?:and its |with its |its |through its |via its )?(?:[a-z-]+ "
        rf"){{0,3}}{_CHILD},? {{SS}}",
        "Acme Tools' chip unit Beta Works rose.",
        "Beta Works > Acme Tools",
    ),
    Row(
        "owned_by",
        "is its unit",
        " subsidiary| subsidiaries| unit| affiliate| arm| division| branch| offshoot",
        rf"{{S}}{{APP}}(?:{{AUX}}| is| are),? (?P<o>{_N})['’]s? (?:[a-z-]+ ){{0,4}}{_CHILD}\b(?! ⟦)",
        "Beta Works is Acme Tools' chip design unit.",
        "Beta Works > Acme Tools",
    ),
    Row(
        "owned_by",
        "-owned",
        "-owned ",
        r"(?P<o>⟦\d+⟧)-owned {S}",
        "Acme-owned Beta Works rose.",
        "Beta Works > Acme",
    ),
    Row(
        "owned_by",
        "its parent",
        " parent",
        r"{S}(?:['’]s?| and its| and their|,? its)? parent(?: company| group)?,? {O}",
        "Beta Works and its parent Acme Tools rose.",
        "Beta Works > Acme Tools",
    ),
)
