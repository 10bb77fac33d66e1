"""Which page an address shows, and what stands in its place where there is none."""

import duckdb
from dash import dcc, html

from dagster_project.dashboard import checks, elements, news, overview, parties, party, rules, screening, searching
from dagster_project.dashboard.view import NoSuchPage, Page, View
from dagster_project.dashboard.words import shortened
from dagster_project.storage.published import NothingPublished, of_this_version

_PAGES = {
    "": overview.page,
    "rules": rules.listing,
    "parties": parties.listing,
    "news": news.page,
    "search": searching.page,
    "checks": checks.page,
}
_OF_ONE = {"rules": rules.one, "parties": party.page}


def page(path: str, search: str) -> Page:
    """Build the page of an address; where it leads nowhere or nothing is published, one line says so."""
    view = View.of(path, search)
    room, _, name = path.strip("/").partition("/")
    try:
        if room == "screen" and not name:
            return screening.form()
        with of_this_version() as connection:
            if name and room in _OF_ONE:
                return _OF_ONE[room](connection, view, name)
            if not name and room in _PAGES:
                return _PAGES[room](connection, view)
            raise NoSuchPage(f"there is no page {shortened(path, 80)!r}")
    except NoSuchPage as error:
        return instead("Not found", error)
    except NothingPublished as error:
        return instead("Nothing to show", error)
    except (duckdb.ConversionException, duckdb.InvalidInputException) as error:
        return instead("Not understood", ValueError(f"the address cannot be read: {str(error).splitlines()[0]}"))


def instead(title: str, error: Exception) -> Page:
    """A page with one line in the place of another."""
    said = str(error) or type(error).__name__
    way = html.P([dcc.Link("All parties", href="/parties"), ", ", dcc.Link("all rules", href="/rules")])
    return Page(
        title, [elements.heading(title), html.P(elements.text(f"{said[0].upper()}{said[1:]}."), className="wrong"), way]
    )
