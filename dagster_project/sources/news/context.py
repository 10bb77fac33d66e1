"""What of the text around a name supports that a listed party is meant, and who only observes: governments, press."""

import re

CONTROLS = re.compile(
    r"\b(?:entity list|unverified list|military end[- ]users?|export[- ]controls?|export ban|export administration"
    r"|trade (?:black|restriction|sanction)\w*|black-?list\w*|sanction(?:s|ed|ing)\b|restricted list"
    r"|bureau of industry and security|BIS\b|commerce department|department of commerce|export licen[cs]es?"
    r"|foreign direct product|denied persons|dual[- ]use)",
    re.I,
)
"""The vocabulary of export controls: where it stands, a name of the list is likely to be the listed one."""

# One of these stands in whatever the pattern finds; to look for them first is many times as fast.
_OF_CONTROLS = (
    "entity list", "unverified list", "restricted list", "military end", "export control", "export-control",
    "export ban", "export administration", "export licen", "trade ", "black", "sanction", "bureau of industry", "bis",
    "commerce", "foreign direct", "denied persons", "dual",
)  # fmt: skip
_LIKE_S_AND_I = (("ſ", "s"), ("ı", "i"), ("i̇", "i"))  # the pattern, which tells no capitals, takes one for the other

OBSERVERS: dict[str, str] = {
    **dict.fromkeys(
        (
            "Bureau of Industry and Security", "BIS", "Department of Commerce", "Commerce Department", "US government",
            "U.S. government", "United States", "U.S. Department of Commerce", "US Department of Commerce",
            "United States Department of Commerce", "US Commerce Department", "U.S. Commerce Department",
            "Washington", "White House", "Pentagon", "Biden administration", "Trump administration",
            "End-User Review Committee", "State Department", "Treasury Department", "Federal Register", "Congress",
            "US Department of Defense", "U.S. Department of Defense", "Justice Department", "Department of Justice",
            "Department of Defense", "Department of State", "Department of the Treasury", "Department of Energy",
            "Ministry of Commerce", "China's Ministry of Commerce", "Ministry of Foreign Affairs", "Foreign Ministry",
            "State Council", "Kremlin", "European Commission", "European Union", "Chinese government", "Beijing",
            "China Securities Regulatory Commission", "CSRC", "Congress", "Commerce", "OFAC",
            "Office of Foreign Assets Control",
        ),
        "government",
    ),
    **dict.fromkeys(
        (
            "Reuters", "Bloomberg", "Bloomberg News", "Financial Times", "The Wall Street Journal",
            "Wall Street Journal",
            "The New York Times", "New York Times", "Nikkei", "Nikkei Asia", "South China Morning Post", "Xinhua",
            "Global Times", "The Information", "CNBC", "CNN", "BBC", "Associated Press", "AFP", "Caixin",
            "The Guardian",
            "The Washington Post", "Axios", "Politico", "Semafor", "TechCrunch", "The Register", "Economist",
        ),
        "press",
    ),
}  # fmt: skip
"""Names of those who decide and report; they stand in no list, and a listed name within theirs is not meant."""

_OF_GOVERNMENT = re.compile(r"\b(?:ministry|department|government|navy|police|army|armed forces|parliament)\b", re.I)
_GOVERNMENT = re.compile(
    r"\b(?:government|bureau|ministry|department|administration|agency|commission|washington|white house|officials?"
    r"|regulators?|lawmakers?|senators?|president|secretary)\b",
    re.I,
)
_PRESS = re.compile(r"\b(?:reuters|bloomberg|news|times|journal|post|report(?:s|er|ers)?|media|daily|wire)\b", re.I)


def is_of_government(name: str) -> bool:
    """Tell whether a name is of a kind that many countries have: `Ministry of Defence`."""
    return _OF_GOVERNMENT.search(name) is not None


def observer_type(name: str) -> str | None:
    """Tell whether a speaker is a government or the press; None for anyone else."""
    known = OBSERVERS.get(name.removeprefix("the ").removeprefix("The "))
    if known:
        return known
    if _GOVERNMENT.search(name):
        return "government"
    return "press" if _PRESS.search(name) else None


def controls_in(text: str) -> str | None:
    """Give the first words on export controls in a text."""
    low = text.lower()
    if not low.isascii():
        for like, letter in _LIKE_S_AND_I:
            low = low.replace(like, letter)
    if not any(words in low for words in _OF_CONTROLS):
        return None
    found = CONTROLS.search(text)
    return found[0] if found else None


def place_in(text: str, words: frozenset[str]) -> str | None:
    """Give the first word of a text that tells one of these places."""
    if not words:
        return None
    return next((word for word in re.findall(r"\w+", text) if word.lower() in words), None)
