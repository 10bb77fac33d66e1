"""The lines of a page that are not the article, as a table: what such a line looks like and why it is taken out."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Extent = Literal["line", "list", "rest"]

_LONGEST_ITEM = 120  # a tag, or the headline of another article; longer lines are paragraphs
_ENDS_AS_PROSE = re.compile(r"[.!?:;][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of line that is not the article; `extent` tells how far it reaches: itself, short lines below, or all."""

    kind: str
    pattern: re.Pattern[str]
    extent: Extent
    reason: str


def _row(kind: str, reason: str, *forms: str, extent: Extent = "line") -> Furniture:
    """Make a row of the table; each form must be the whole line."""
    return Furniture(kind, re.compile("|".join(f"(?:{form})" for form in forms), re.I), extent, reason)


_BUTTON = (
    r"(?:share|tweet|e-?mail|print|save|like|follow|copy link|bookmark|facebook|twitter|x|linkedin|whatsapp|reddit"
    r"|wechat|weibo|telegram)"
)

FURNITURE: tuple[Furniture, ...] = (
    _row(
        "share",
        "buttons that share the page",
        rf"{_BUTTON}(?:(?:[\s,|/·•]|\band\b)+{_BUTTON})*[:.]?",
        r"(?:share|tweet|e-?mail|print|save) this (?:article|story|page|post|on\b.{0,60})[:.]?",
        r"(?:share|follow us) on [\w ,/&]{1,60}[:.]?",
    ),
    _row(
        "tags",
        "the publisher's index words",
        r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies))\s*:.*",
        extent="list",
    ),
    _row(
        "comments",
        "the head of readers' comments; what follows is not the publisher's",
        r"join the (?:discussion|conversation)\W*",
        r"(?:\d+ )?(?:reader )?comments?(?: ?\(\d+\))?:?",
        r"(?:leave|post|write|add) (?:a|your) (?:comment|reply)\W*",
        extent="rest",
    ),
    _row(
        "comment prompt",
        "asks readers for comments",
        r"(?:let us know|tell us|share your (?:thoughts|views|opinions?)|have your say|what do you think)\b.{0,80}"
        r"\b(?:comments?|below|discussion)\W*(?:section)?(?: below)?\W*",
        r"(?:let us know|tell us) what you think\W*",
    ),
    _row(
        "disclaimer",
        "limits the publisher's liability, alike on every page",
        r"(?:disclaimer|disclosure|legal notice)\s*[:–—-].*",
    ),
    _row(
        "copyright",
        "claims the publisher's rights",
        r"(?:©|\(c\)|copyright\s*(?:©|\(c\)|\d{4})).*",
        r".{0,150}\ball rights reserved\.?",
    ),
    _row(
        "newsletter",
        "recommends a newsletter or the site's other pages",
        r"(?:enjoyed|enjoying|liked?) (?:what you|this (?:article|story|post)).*",
        r"(?:sign up|subscribe)\b.{0,200}",
        r"stay (?:up[ -]to[ -]date|informed|ahead|tuned)\b.*",
        r"plus, get access to\b.*",
        r"dive into\b.*\b(?:today|now)\b.*",
        r"(?:get|receive) (?:the|our) (?:latest|best|top|daily|weekly)\b.{0,120}"
        r"\b(?:inbox|newsletter|e-?mail|alerts?)\b.*",
    ),
    _row(
        "related",
        "the head of links to other articles",
        r"related(?: (?:articles?|stories|news|content|links|reading|posts|topics))?\s*:?",
        r"(?:(?:read|see) (?:more|also|next)|also read|up next)\s*:?",
        r"(?:recommended(?: for you| reading)?|you (?:may|might) also like)\s*:?",
        r"(?:most (?:read|popular)|trending(?: now)?)\s*:?",
        r"(?:more (?:news|stories)|latest (?:news|stories))\s*:?",
        extent="list",
    ),
    _row(
        "related",
        "a link to another article",
        r"(?:related(?: articles?| stories| news)?|read (?:more|also|next)|see also|also read)\s*:.{1,200}",
    ),
    _row(
        "advertisement",
        "marks an advertisement",
        r"(?:advertisements?|sponsored(?: content)?|ad|promoted|story continues below(?: advertisement)?)",
    ),
    _row(
        "navigation",
        "links of the site",
        r"skip to (?:main )?content|(?:back to|return to) (?:top|home(?:page)?)",
        r"menu|search|home|log ?in|sign in|about us|contact(?: us)?|careers|help",
        r"privacy(?: policy)?|terms(?: of (?:use|service))?|cookie (?:policy|settings)",
        r"(?:home|news)(?:\s*[>›»/|]\s*[^>›»/|]{1,40}){1,5}",
        r"(?:this (?:web)?site uses cookies|we (?:and our partners )?use cookies)\b.*",
    ),
    _row(
        "reading time",
        "counts minutes, or plays the text",
        r"(?:estimated )?(?:reading time:? ?)?\d{1,2}[ -]min(?:ute)?s?(?: read| to read)?",
        r"listen to (?:this )?(?:article|story)\b.{0,40}",
    ),
    _row(
        "picture",
        "credits a picture",
        r"(?:photo|image|picture|illustration)(?: credit| by| courtesy| source)?\s*(?::|\bby\b).{1,150}",
    ),
    _row(
        "url",
        "the address of the page",
        r"(?:(?:source|url|link|original(?: article)?|read the original(?: at)?|permalink|canonical)\s*:?\s*)?"
        r"(?P<value>https?://\S+)",
    ),
    _row("title", "labels the title", r"(?:title|headline)\s*:\s*(?P<value>.{3,300})"),
    _row(
        "publisher",
        "labels the publisher",
        r"(?:(?:publisher|publication|outlet)\s*:|published by)\s+(?P<value>.{2,80})",
    ),
    _row("section", "labels the section", r"section\s*:\s*(?P<value>.{1,80})"),
)


@lru_cache(maxsize=1024)  # a line is asked for up to four times while it is read
def furniture_of(line: str) -> Furniture | None:
    """Tell which kind of furniture a whole line is; None for a line of the article."""
    return next((row for row in FURNITURE if row.pattern.fullmatch(line)), None)


def is_item(line: str) -> bool:
    """Tell whether a line below a list's head belongs to that list: short, and not ended as prose is."""
    return len(line) <= _LONGEST_ITEM and not _ENDS_AS_PROSE.search(line)
