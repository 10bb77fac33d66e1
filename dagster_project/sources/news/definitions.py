"""Short forms that an article itself gives to a name: `Acme Tools (Acme)`, `better known as Acme`, `called Acme`."""

import re

from dagster_project.sources.news.common_words import COMMON_WORDS
from dagster_project.sources.news.places import PLACES

_SHORT = r"[\"“'‘]?(?P<short>[A-Z0-9][\w.&’'-]*(?: [A-Z][\w&’'-]*){0,2})[\"”'’]?"
_DEFINED = re.compile(
    rf"[,;]? ?(?:\((?:the |hereinafter |or |a\.k\.a\.,? )?{_SHORT}\)"
    rf"|(?:which is |is )?(?:better|also|commonly|widely|otherwise|simply)? ?(?:known|referred to) as {_SHORT}"
    rf"|or {_SHORT},)".replace("(?P<short>", "(")
)
REACH = 170  # characters in which `called` may begin and end
_CALLED = re.compile(rf"[^.;\n]{{0,160}}?\b(?:called|known as|dubbed) {_SHORT}")


def is_defining(body: str, end: int) -> bool:
    """Tell whether what stands behind a name may give it a short form."""
    return _DEFINED.match(body, end) is not None or may_call(body, end)


def may_call(body: str, end: int) -> bool:
    """Tell whether the text soon behind a name says how it is called."""
    near = body[end : end + REACH]
    return "called" in near or "known as" in near or "dubbed" in near


def short_form_given(body: str, end: int, name: str) -> str | None:
    """Give the short form that an article gives to a name which ends here, in lower case."""
    given = _DEFINED.match(body, end)
    short = next((one for one in given.groups() if one), "").rstrip(".,") if given else ""
    is_explicit = given is not None and "known as" in given[0]
    called = _CALLED.match(body, end) if not short and may_call(body, end) else None
    if called and _may_stand_for(called["short"].rstrip(".,"), name):
        short = called["short"].rstrip(".,")
    is_one = len(short) > 2 and short.lower() not in PLACES and (is_explicit or _may_stand_for(short, name))
    return short.lower() if is_one else None


def _may_stand_for(short: str, name: str) -> bool:
    """Tell whether a short form is made of words of the name or of their first letters."""
    words = re.findall(r"\w+", name.lower())
    own = [word for word in re.findall(r"\w+", short.lower()) if word not in COMMON_WORDS]
    initials = iter("".join(word[0] for word in words))
    return (bool(own) and all(word in words for word in own)) or (
        short.isupper() and all(letter in initials for letter in short.lower())
    )
