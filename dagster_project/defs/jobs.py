"""The jobs: land what lies in the inbox, read one partition, refresh what is published."""

import dagster as dg

from dagster_project.defs.checks import door_1, door_1_derived
from dagster_project.defs.landing import DOCUMENTS
from dagster_project.defs.raw import (
    consolidated_screening_list,
    ecfr,
    federal_register,
    keys,
    mentions,
    news,
    ownership,
)

# DuckDB has one writer: dagster.yaml lets one run with this tag work at a time.
_ONE_WRITER = {"entity_ledger/warehouse": "writer"}

land = dg.define_asset_job("land", dg.AssetSelection.assets(DOCUMENTS), description="Take what lies in the inbox.")

read_rule = dg.define_asset_job(
    "read_rule", dg.AssetSelection.assets(federal_register).without_checks(), description="Read one rule."
)

read_edition = dg.define_asset_job(
    "read_edition", dg.AssetSelection.assets(ecfr).without_checks(), description="Read one edition of the list."
)

read_screening_list = dg.define_asset_job(
    "read_screening_list",
    dg.AssetSelection.assets(consolidated_screening_list).without_checks(),
    description="Read one edition of the Consolidated Screening List.",
)

read_news = dg.define_asset_job(
    "read_news", dg.AssetSelection.assets(news).without_checks(), description="Read the articles of one day."
)

read_ownership = dg.define_asset_job(
    "read_ownership", dg.AssetSelection.assets(ownership).without_checks(), description="Read the ownership tables."
)

refresh = dg.define_asset_job(
    "refresh",
    dg.AssetSelection.assets(mentions, keys)
    | dg.AssetSelection.groups("staging", "intermediate", "marts", "published")
    | dg.AssetSelection.checks(door_1, door_1_derived),
    description="Find mentions and keys, check the raw tables, build and check the marts, and publish them.",
    tags=_ONE_WRITER,
)

JOB_OF_SOURCE = {
    "federal_register": read_rule,
    "ecfr": read_edition,
    "consolidated_screening_list": read_screening_list,
    "news": read_news,
    "ownership": read_ownership,
}
