"""An address as it is compared: whole, and down to the building only."""

import re

from rigour.addresses import address_fingerprint

# Words that rigour 2.6 leaves in front of one number and takes away before another: `No. 219`, `No. 1`.
_NUMBER_WORD = re.compile(r"\b(?:no|nr|num|number)\b\.?\s*", re.IGNORECASE)
_MARK = r"(?:no\.?\s*)?#?[a-z]{0,2}[\d][\w/&–-]*"
_ROOM = re.compile(
    rf"\b(?:room|rooms|rm|flat|suite|ste|unit|units|apt|apartment|office|offic|kom|kv|shop|floor|level)s?\b[./\s]*{_MARK}"
    rf"(?:\s*(?:,|and|&)\s*{_MARK}(?=\s*(?:,|$)))*"
    r"|\b(?:\d+(?:st|nd|rd|th)?|ground|first|second|third|fourth|fifth|[gbm])[\s-]*(?:/\s*f|f|fl|floor)\b(?:loor|\.)?",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<=[\s,])\d{5,6}(?=\s*(?:,|$))|^\d{6},\s*")
_HOUSE = re.compile(r"\d")
_LEAST = 3  # words that a key has besides the country: `219 wangfujing st`


def key(address: str) -> str | None:
    """The address without what print changes: equal for two prints of one place; none without a house or box."""
    return _fingerprint(_POSTCODE.sub("", address))


def building_key(address: str) -> str | None:
    """The address without floor and room: equal for two rooms of one building; none where no building is told."""
    return _fingerprint(_ROOM.sub(" ", _POSTCODE.sub("", address)))


def _fingerprint(address: str) -> str | None:
    found = address_fingerprint(_NUMBER_WORD.sub(" ", address)) or ""
    words = found.split()
    return found if _HOUSE.search(found) and len(words) > _LEAST else None
