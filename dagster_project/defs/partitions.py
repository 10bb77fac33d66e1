"""The partitions of the raw assets: a rule by document number, an edition by date, news by day, known once landed."""

import dagster as dg

from dagster_project.storage import manifests
from dagster_project.storage.folders import Folders

RULES = dg.DynamicPartitionsDefinition(name="rules")
EDITIONS = dg.DynamicPartitionsDefinition(name="editions")
SCREENING_LISTS = dg.DynamicPartitionsDefinition(name="screening_lists")
NEWS_DAYS = dg.DynamicPartitionsDefinition(name="news_days")

_OF_SOURCES = {
    "federal_register": "rules",
    "ecfr": "editions",
    "consolidated_screening_list": "screening_lists",
    "news": "news_days",
}


def add_landed(instance: dg.DagsterInstance, folders: Folders) -> dict[str, list[str]]:
    """Make a partition of every landed rule, edition and every landed day of news; returns those that are new."""
    added: dict[str, list[str]] = {}
    for source, name in _OF_SOURCES.items():
        known = set(instance.get_dynamic_partitions(name))
        added[source] = [key for key in manifests.partitions(folders, source) if key not in known]
        instance.add_dynamic_partitions(name, added[source])
    return added
