"""`entity-ledger as-of` and `diff`: the lists of a day, and what changed between two days."""

import datetime as dt

from dagster_project.cli.query import query

_LISTED = """
select * from listed_on($day, known_on := $known_on)
where entity_id in (select entity_id from entity_names where contains(lower(name), lower($name)))
"""
_CHANGED = "select * from changes_between($after, $until)"
# A terminal is narrow; CSV and JSON have all columns.
_TELLER = "coalesce(document_number, citation, 'edition of ' || edition_date) as told_by"
_COLUMNS = {
    _LISTED: f"name, destination, listed_since as since, {_TELLER}",
    _CHANGED: f"change_date as day, change_type as change, name, destination, {_TELLER}",
}


def as_of(day: dt.date, known_on: dt.date | None, name: str, form: str) -> int:
    """Print the listings of a day; `known_on` leaves out what nobody could know then; return the exit code."""
    return _ask(_LISTED, form, day=day, known_on=known_on, name=name)


def diff(after: dt.date, until: dt.date, form: str) -> int:
    """Print the changes after a day up to and including another; return the exit code."""
    return _ask(_CHANGED, form, after=after, until=until)


def _ask(sql: str, form: str, **parameters: object) -> int:
    return query(sql, form, parameters, columns=_COLUMNS[sql] if form == "table" else "*")
