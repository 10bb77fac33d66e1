"""The doors: which suites stand between raw tables and SQL, and which between marts and readers.

Tables that are derived from others are made of raw tables that passed, so they have a door of their own behind it.
"""

from dagster_project.quality.suites import Suite
from dagster_project.quality.suites_of_articles import OF_ARTICLES
from dagster_project.quality.suites_of_claims import OF_CLAIMS
from dagster_project.quality.suites_of_details import OF_DETAILS
from dagster_project.quality.suites_of_editions import OF_EDITIONS
from dagster_project.quality.suites_of_entities import OF_ENTITIES
from dagster_project.quality.suites_of_keys import OF_KEYS
from dagster_project.quality.suites_of_marts import OF_MARTS
from dagster_project.quality.suites_of_news import OF_NEWS
from dagster_project.quality.suites_of_ownership import OF_OWNERSHIP
from dagster_project.quality.suites_of_rules import OF_RULES
from dagster_project.sources.derived import DERIVED

_OF_RAW: list[Suite] = [*OF_RULES, *OF_DETAILS, *OF_EDITIONS, *OF_NEWS, *OF_OWNERSHIP, *OF_KEYS]

DOORS: dict[str, list[Suite]] = {
    "door_1": [suite for suite in _OF_RAW if suite.table not in DERIVED],
    "door_1_derived": [suite for suite in _OF_RAW if suite.table in DERIVED],
    "door_2": [*OF_MARTS, *OF_ENTITIES, *OF_ARTICLES, *OF_CLAIMS],
}
