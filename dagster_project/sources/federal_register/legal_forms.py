"""Legal forms of companies as the Entity List prints them: what may follow a comma and still belong to a name."""

import re

FORM = (
    r"Ltd\b|Limited\b|LLC\b|L\.L\.C|L\.?L\.?P\b|LTDA?\b|Ltda\b|Inc\b|Incorporated\b|Corp\b|Corporation\b|Co\b|Company\b|GmbH\b|AG\b|KG\b"
    r"|[OZPC]?JSC\b|OOO\b|[OZP]AO\b|AO\b|NAO\b|TOO\b|OJSC\b|FGUP\b|FGBU\b|GUP\b|NPO\b|NPP\b"
    r"|S\.\s?A\b|S\.?A\.?L\b|SARL\b|S\.R\.L|SRL\b|S\.p\.A|B\.\s?V|BV\b|N\.V"
    r"|PT\b|FZ(?:E|CO?|-LLC|C)?\b|DMCC\b|PLC\b|Pvt\b|Pte\b|Pty\b|\(Pty\)|\(Pvt\)|Private Limited\b|Sdn\b"
    r"|K\.?K\b|Oy\b|A\.?[SŞ]\b|d\.o\.o"
    r"|\(?H\.?K\.?\)? Ltd\b|Joint[- ]Stock Company\b|Limited Liability Company\b|Open Joint\b|Public Joint\b"
)
"""Pattern of a legal form."""
ENDS_NAME = re.compile(
    r"\b(?:Ltd|Limited|LLC|L\.L\.C|Inc|Corp|Corporation|Company|Co|GmbH|JSC|OOO|OAO|ZAO|AO|S\.A|SA|S\.R\.L|B\.V|AG|PT|FZE|FZCO|FZ-LLC|LLP|PJSC|K\.K)\b\.?"
    r"(?:,?\s+(?:Ltd|Limited|Inc|LLC|Private Limited)\b\.?)*(?=,\s|\n|$)"
)
"""A legal form before the comma or line end at which a name ends."""
