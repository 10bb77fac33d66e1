"""How long a server asks to be left alone."""

import datetime as dt
from email.utils import parsedate_to_datetime

import httpx


def asked_to_wait(response: httpx.Response) -> float:
    """The seconds of Retry-After, given as such or as a moment; by the server's clock where it tells it."""
    text = response.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    until, now = _moment(text), _moment(response.headers.get("date", ""))
    return (until - (now or dt.datetime.now(dt.UTC))).total_seconds() if until else 0.0


def _moment(text: str) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
