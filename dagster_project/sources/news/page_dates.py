"""The dates that an HTML page states for machines: in JSON-LD, in meta elements, in time elements."""

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from dagster_project.reading.dates import Moment, read_moment

_ARTICLE_TYPE = re.compile(r"article|posting|report|statement", re.I)
_PUBLISHED_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "pubdate",
    "parsely-pub-date", "sailthru.date", "publish-date", "publication_date", "date", "dc.date", "dcterms.date",
)  # fmt: skip
_UPDATED_KEYS = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod",
)  # fmt: skip

Stated = tuple[Moment, str]
"""A moment and the text that states it."""


def dates_of_page(tree: Any, has_printed_day: bool) -> tuple[Stated | None, Stated | None]:
    """Give the moments of publication and update; an unmarked time element counts where no line prints a day."""
    linked = list(_linked_data(tree))
    published = _first_date(
        [*_values(linked, "datePublished"), *_meta(tree, _PUBLISHED_KEYS), *_times(tree, "datePublished")]
    )
    updated = _first_date(
        [*_values(linked, "dateModified"), *_meta(tree, _UPDATED_KEYS), *_times(tree, "dateModified")]
    )
    if published is None and not has_printed_day:
        published = _first_date(_times(tree, None)[:1])
    return published, updated


def _first_date(texts: list[str]) -> Stated | None:
    for text in texts:
        moment = read_moment(text)
        if moment:
            return moment, text
    return None


def _meta(tree: Any, keys: tuple[str, ...]) -> list[str]:
    """Give the contents of meta elements under these keys, in the order of the keys."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        found.setdefault(key, element.get("content") or "")
    return [found[key] for key in keys if key in found]


def _times(tree: Any, item: str | None) -> list[str]:
    """Give the machine-readable moments of time elements that are marked as `item`; unmarked ones for None."""
    return [
        element.get("datetime")
        for element in tree.iter("time")
        if element.get("datetime") and element.get("itemprop") == item
    ]


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the objects of JSON-LD that describe an article."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            waiting = deque([json.loads(script.text or "", strict=False)])
        except (ValueError, RecursionError):  # what does not parse states nothing
            continue
        while waiting:
            node = waiting.popleft()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                waiting.extend([node["@graph"]] if isinstance(node.get("@graph"), list) else [])
                if _ARTICLE_TYPE.search(str(node.get("@type", ""))):
                    yield node


def _values(objects: list[dict[str, Any]], key: str) -> list[str]:
    return [item[key] for item in objects if isinstance(item.get(key), str)]
