"""The published marts as readers open them: read-only, and one clear line where there are none."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.storage.folders import Folders

if TYPE_CHECKING:
    import duckdb

ENTITY = """
select entities.*, listings.listed_since, listings.listed_since_basis, listings.license_requirement,
    listings.license_review_policy, listings.footnote_markers, listings.valid_to, listings.closing_document_number,
    listing_events.document_number, listing_events.edition_date, listing_events.page, listing_events.citation,
    listing_events.event_id, rules.title as rule_title, rules.source_url
from entities
left join listings using (entity_id)
left join listing_events on listings.opening_event_id = listing_events.event_id
left join rules on listing_events.document_number = rules.document_number
where entities.entity_id = $entity_id
order by listings.is_current desc, listings.valid_from desc, listings.list_code
limit 1
"""  # one entity with its present or last listing, and what opened it


class NothingPublished(RuntimeError):
    """There is no published database yet, or one of another version."""


def published_file() -> Path:
    """Where the published database is; raises NothingPublished."""
    path = Folders.from_environment().published_file
    if not path.exists():
        raise NothingPublished(f"{path}: nothing is published yet; run `make run`")
    return path


@contextmanager
def published() -> "Iterator[duckdb.DuckDBPyConnection]":
    """A connection to the published database that can change nothing, neither in it nor on this machine."""
    import duckdb

    with duckdb.connect(published_file(), read_only=True, config={"enable_external_access": False}) as connection:
        yield connection


@contextmanager
def of_this_version() -> "Iterator[duckdb.DuckDBPyConnection]":
    """The same for queries of our own, which find all that they ask for in what this version has published."""
    import duckdb

    with published() as connection:
        try:
            yield connection
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            cause = "what is published was made by another version of this project and lacks what is asked for"
            raise NothingPublished(f"{cause}; run `make run`") from error
