"""The job that reads all that is landed and not read: a step per partition, wherever the executor lets steps work."""

import re
from collections.abc import Iterator

import dagster as dg

from dagster_project.defs import executors, raw
from dagster_project.storage import ingest
from dagster_project.storage.folders import Folders


@dg.op(out=dg.DynamicOut(str))
def find_unread() -> Iterator[dg.DynamicOutput[str]]:
    """Every partition that waits to be read, as its source and key."""
    for number, partition in enumerate(ingest.unread(Folders.from_environment())):
        step = re.sub(r"\W", "_", f"{partition.source}_{partition.key}_{number}")
        yield dg.DynamicOutput(f"{partition.source} {partition.key}", mapping_key=step)


@dg.op(out=dg.Out(dg.Nothing))
def read_partition(context: dg.OpExecutionContext, partition: str) -> None:
    """Read one partition into its raw tables; twice does no harm, for its files are put in their place whole."""
    source, _, key = partition.partition(" ")
    for name, metadata in raw.read(source, key):
        asset, day = raw.key_of(name), key if source != "ownership" else None
        context.log_event(dg.AssetMaterialization(asset, metadata=metadata, partition=day))


@dg.job(executor_def=executors.chosen(), description="Read all partitions that are landed and not read.")
def read_unread() -> None:
    """Find what waits, and read it partition by partition."""
    find_unread().map(read_partition)
