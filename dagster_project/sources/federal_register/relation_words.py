"""Words by which an Entity cell says that bodies belong to its party, or that its party belongs to another."""

import re

from dagster_project.reading import names

_INSTITUTIONS = r"(?:instit\w+|entit\w+)"  # also "instituions", as the list misspells it
HEADING = re.compile(
    rf"(?:^|\n)(?:The\s+following\s+(?P<owner>[^\n:]+?)\s+{_INSTITUTIONS}"
    rf"|(?P<affiliated>Affiliated\s+entities)|Subordinate\s+(?:instit\w+s|entities))\s*:",
    re.IGNORECASE,
)
"""What stands above bodies that take the rest of the cell; some headings name their owner."""
INCLUDES = re.compile(
    r"[,\s]*(?:and\s+)?to\s+include\s+the\s+following[^:]*:\s*(?:Addresses\s+for\s+[^:]+:)?", re.IGNORECASE
)
"""Words between the names and the addresses of an entry that has bodies."""
DECLARED = re.compile(
    rf"the\s+(?:following\s+)?(?P<count>{names.NUMBER})\s+(?:affiliated|subordinate)\b", re.IGNORECASE
)
"""How many bodies the cell says that it has."""
STATED = re.compile(
    rf"[,;\s]*(?:and\s+)?(?:to\s+include\s+)?the\s+following\s+(?:(?P<count>{names.NUMBER})\s+)?"
    rf"(?:(?P<affiliated>affiliated)|subordinate)\s+{_INSTITUTIONS}\s*:\s*(?!Addresses\b)",
    re.IGNORECASE,
)
"""What stands before a list of bodies between the names and the addresses."""
SUBORDINATE = re.compile(rf"(?:(?:^|(?<=\n)|(?<=[.;:,]\s))Subordinate\s+{_INSTITUTIONS}\s*:?\s+)", re.IGNORECASE)
"""What stands before one body between the names and the addresses."""
APPLIES = re.compile(
    rf"The\s+following\s+address(?:es)?\s+appl(?:y|ies)\s+to\s+the\s+entity\s+and\s+(?:to\s+)?the\s+"
    rf"(?P<count>{names.NUMBER})\s+subordinate\s+{_INSTITUTIONS}\s*:\s*",
    re.IGNORECASE,
)
"""Words between the bodies and the addresses of an entry."""
EXTENSION = re.compile(
    r"[,;]?\s*\b(?:and\s+)?(?P<words>(?:any|all|its)\s+(?:successors?|sub-?units?|subsidiar\w+|affiliates?"
    r"|[\w-]+-related\s+entities)\b(?:[^.\n—]*?\bthereof\b|[^.\n—]*)"
    r"|including\s+the\s+(?P<body>[^,.\n]*?)\s+and\s+(?P<units>all\s+operating\s+units\b[^.\n]*))"
    r"(?:\.\s+This\s+includes\b[^.\n]*(?:\.(?!\s*(?:All|The)\b)[^.\n]*)*)?[.\s]*",
    re.IGNORECASE,
)
"""Words that extend an entry to bodies that have no name there."""
IN_BRACKETS = re.compile(
    rf"\s*\((?:(?:an?\s+)?(?:subordinate\s+{_INSTITUTIONS}|subsidiary|affiliate|branch|division)\s+of"
    r"|parent\s+(?:organi[sz]ation|company|entity)\s*:)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
    re.IGNORECASE,
)
"""A relation in brackets after a name, which is printed as part of it."""
LOOKS = re.compile(
    r"\b(?:subordinat\w+|subsidiar(?:y|ies)|(?-i:[Aa]ffiliat\w+(?!\s+(?:and\s+)?[A-Z]))|parent\s+(?:organi[sz]ation|company|entity|institution)"
    r"|sub-?units?|successors?|(?:branch|division|managing\s+company)\s+of|of\s+holding\s+company|owned\s+by|controlled\s+by"
    r"|belonging\s+to|operating\s+units|[\w-]+-related\s+entities)\b",
    re.IGNORECASE,
)
"""Words that may say who belongs to whom; "Affiliated" before a capital begins a name."""
