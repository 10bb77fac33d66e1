"""Dates and times as publishers print them, read only where every part is printed: nothing is filled in."""

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dateutil import parser, tz

# What a printed zone means. "CST" (Chicago or China), "IST" and "AST" are left out: they mean several.
_ZONES = {
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York", "EASTERN TIME": "America/New_York",
    "CT": "America/Chicago", "CDT": "America/Chicago", "CENTRAL TIME": "America/Chicago",
    "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver", "MOUNTAIN TIME": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "PACIFIC TIME": "America/Los_Angeles",
    "UTC": "UTC", "GMT": "UTC", "Z": "UTC",
    "BST": "Europe/London", "LONDON TIME": "Europe/London", "CET": "CET", "CEST": "CET",
    "BEIJING TIME": "Asia/Shanghai", "HKT": "Asia/Hong_Kong", "HONG KONG TIME": "Asia/Hong_Kong",
    "SGT": "Asia/Singapore", "SINGAPORE TIME": "Asia/Singapore", "JST": "Asia/Tokyo",
    "TOKYO TIME": "Asia/Tokyo", "KST": "Asia/Seoul",
}  # fmt: skip
# These name one half of the year only.
_SEASONAL = frozenset({"EST", "EDT", "CDT", "MST", "MDT", "PST", "PDT", "BST", "CEST"})

_LONGEST = 100
_LABEL = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?:published|posted|issued|released|updated|modified|edited|date)\b"
    r"(?:\s+(?:on|at))?\s*:?\s*",
    re.I,
)
_OFFSET_FROM_GREENWICH = re.compile(r"\s*\(?\b(?:GMT|UTC)\s?([+-])(\d{1,2})(?::?(\d{2}))?\)?$")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d\s*[ap]\.?m\b\.?|(?<=\dT)\d{4,6}(?!\d)", re.I)
_ZONE = re.compile(
    r"\s*\(?\b(" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r"|(?-i:[A-Z]{3,4}))\)?(?=[\s,]|$)", re.I
)
_ODD_CHARACTER = re.compile(r"[^\w\s:,./+-]")
_LONG_NUMBER = re.compile(r"(?<![\d.])\d{5,}")
_BEFORE_TIME = re.compile(r"(?<=\d)T(?=\d)")
_COMPACT_DAY = re.compile(r"\d{8}(?=$|[T ])")
_YEAR_FIRST = re.compile(r"\d{4}")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORD = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
    r"|[ap]m?|m|at|st|nd|rd|th|z)",
    re.I,
)
# Two defaults that differ in every part: what comes out alike from both was printed.
_DEFAULTS = (dt.datetime(2001, 1, 1, 0, 0), dt.datetime(2004, 2, 2, 1, 1))
_YEARS = range(1900, 2101)


class _Parts(parser.parserinfo):
    """Names of months and days; a year of two digits is not understood, for its century would hang on today's date."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        if year < 100 and not century_specified:
            raise ValueError("a year of two digits")
        return year


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed day as the publisher counts it; the instant (UTC) where a time with its zone or offset is printed."""

    day: dt.date
    instant: dt.datetime | None = None
    timezone: str | None = None


def read_moment(text: str) -> Moment | None:
    """Read the moment that a text such as "Updated on Thu, Jan 16, 2025" names; None where not wholly understood."""
    evened = " ".join(text.split())
    label = _LABEL.match(evened)
    rest = evened[label.end() :] if label else evened
    if not rest or len(rest) > _LONGEST:
        return None
    rest, zone = _without_zone(rest)
    printed = _parts(rest)
    if printed is None:
        return None
    day = printed.date()
    if not _TIME.search(rest):
        return Moment(day)
    if printed.tzinfo is not None:
        return Moment(day, printed.astimezone(dt.UTC), "UTC" if printed.utcoffset() == dt.timedelta(0) else None)
    instant = _instant(printed, zone)
    return Moment(day, instant, _ZONES[zone] if zone and instant else None)


def read_iso_day(text: str) -> dt.date | None:
    """Read the day of a text as `2025-01-16`; None for every other form."""
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None


def _without_zone(text: str) -> tuple[str, str | None]:
    """Part the text from the zone behind its time, given where the table has it; an offset stays, in ISO form."""
    text = _OFFSET_FROM_GREENWICH.sub(lambda found: f"{found[1]}{found[2]:0>2}:{found[3] or '00'}", text)
    time = _TIME.search(text)
    found = _ZONE.match(text, time.end()) if time else None
    if found is None or (_WORD.fullmatch(found[1]) and found[1].upper() not in _ZONES):
        return text, None
    zone = found[1].upper()
    return text[: found.start()] + text[found.end() :], zone if zone in _ZONES else None


def _parts(text: str) -> dt.datetime | None:
    """Read day and time; None where a word is foreign, a part is missing, the day ambiguous or the weekday wrong."""
    words = [_WORD.fullmatch(word) for word in re.findall(r"[^\W\d_]+", _BEFORE_TIME.sub(" ", text))]
    if _ODD_CHARACTER.search(text) or not all(words) or not _numbers_are_plain(text):
        return None
    try:
        readings = {
            parser.parse(text, parserinfo=_Parts(), default=default, dayfirst=dayfirst)
            for default in _DEFAULTS
            for dayfirst in ((False,) if _YEAR_FIRST.match(text) else (False, True))
        }
    except (ValueError, OverflowError):
        return None
    days = {reading.date() for reading in readings}
    if len(days) != 1:
        return None
    # Of the readings the one whose defaults are zero: a time that is not printed counts as midnight.
    first = min(readings, key=lambda reading: (reading.hour, reading.minute))
    weekdays = {word["weekday"][:3].lower() for word in words if word and word["weekday"]}
    is_plausible = first.year in _YEARS and weekdays <= {_WEEKDAYS[first.weekday()]}
    return first if is_plausible else None


def _numbers_are_plain(text: str) -> bool:
    """Tell whether long digits are a day as `20250116` with its time, and no count of seconds or the like."""
    compact = _COMPACT_DAY.match(text)
    rest = re.sub(r"^T\d{4,6}(?!\d)", "", text[compact.end() :]) if compact else text
    return _LONG_NUMBER.search(rest) is None and text.isascii()


def _instant(printed: dt.datetime, zone: str | None) -> dt.datetime | None:
    """Give the instant; None for an unknown zone, one of the other season, or an hour that comes twice or never."""
    if zone is None:
        return None
    local = printed.replace(tzinfo=ZoneInfo(_ZONES[zone]))
    if not tz.datetime_exists(local) or tz.datetime_ambiguous(local) or (zone in _SEASONAL and local.tzname() != zone):
        return None
    return local.astimezone(dt.UTC)


def day_in_words(text: str) -> dt.date | None:
    """The day of a text as "Thursday, August 6, 2020"; None where its words name none."""
    try:
        return parser.parse(text).date()
    except (parser.ParserError, OverflowError):
        return None
