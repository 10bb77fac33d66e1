"""What a page is asked for by its address, and the addresses of other pages: all of a view stands in its link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from dash.development.base_component import Component

Row = dict[str, Any]


class NoSuchPage(LookupError):
    """An address leads to nothing; its text is one line that says to what."""


@dataclass(frozen=True, slots=True)
class View:
    """A path and what is asked of it."""

    path: str
    asked: Mapping[str, str]

    @classmethod
    def of(cls, path: str, search: str) -> "View":
        """Read an address; of a word that is given twice the last one counts."""
        return cls(path, dict(parse_qsl(search.removeprefix("?"), keep_blank_values=False)))

    def get(self, name: str) -> str:
        """What is asked by this word, without blanks around it; empty where nothing is."""
        return self.asked.get(name, "").strip()

    def number(self, name: str) -> int | None:
        """The same as a number from 1; None where it is none."""
        text = self.get(name)
        return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 10 and int(text) else None

    def link(self, **changed: object) -> str:
        """The address of this view with something asked otherwise; None takes it away."""
        return address(self.path, **{**self.asked, **changed})


@dataclass(frozen=True, slots=True)
class Page:
    """What an address shows: its title in the browser, and what stands below the header."""

    title: str
    content: list[Component]


def address(path: str, **asked: object) -> str:
    """A path with what is asked of it, fit for a link."""
    query = urlencode({name: str(value) for name, value in asked.items() if value not in (None, "")})
    return f"{quote(path)}?{query}" if query else quote(path)


def replaced(view: View, name: str, value: object) -> View:
    """The view with one thing asked otherwise."""
    return View(view.path, {**view.asked, name: str(value)})


def party_link(entity_id: str | None) -> str | None:
    """The address of a party's page."""
    return address(f"/parties/{entity_id}") if entity_id else None


def rule_link(document_number: str | None) -> str | None:
    """The address of a rule's page."""
    return address(f"/rules/{document_number}") if document_number else None
