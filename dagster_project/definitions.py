"""What Dagster loads: the assets and checks of `defs`, its jobs, and when they run by themselves."""

import dagster as dg

import dagster_project.defs
from dagster_project.defs import appearance, automation, fetching, jobs, reading
from dagster_project.defs.resources import dbt_program
from dagster_project.storage.folders import Folders

defs = dg.Definitions(
    assets=appearance.dressed(dg.load_assets_from_package_module(dagster_project.defs)),
    asset_checks=dg.load_asset_checks_from_package_module(dagster_project.defs),
    jobs=[jobs.land, *jobs.JOB_OF_SOURCE.values(), jobs.refresh, reading.read_unread, *fetching.JOBS],
    schedules=[automation.every_weekday_morning, *fetching.SCHEDULES],
    sensors=[automation.inbox, automation.publish_what_was_read, automation.post_changes],
    resources={"dbt": dbt_program(Folders.from_environment())},
    executor=dg.in_process_executor,
)
