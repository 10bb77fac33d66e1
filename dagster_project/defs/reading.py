"""The job that reads all that is landed and not read: a step per few partitions, wherever the executor lets it work."""

import re
from collections.abc import Iterator

import dagster as dg

from dagster_project.defs import executors, raw
from dagster_project.storage import ingest, manifests
from dagster_project.storage.folders import Folders
from dagster_project.storage.ingest import Partition

MANY = 16  # partitions; fewer are read one by one before the processes of this job are ready


@dg.op(out=dg.DynamicOut(list[list[str]]))
def find_unread() -> Iterator[dg.DynamicOutput[list[list[str]]]]:
    """Every partition that waits to be read, in portions: its source, its key and the hashes of its documents."""
    waiting = ingest.unread_documents(Folders.from_environment())
    for number, portion in enumerate(ingest.portions(waiting)):
        step = re.sub(r"\W", "_", f"{portion[0].source}_{portion[0].key}_{number}")
        told = [[one.source, one.key, *(document.sha256 for document in waiting[one])] for one in portion]
        yield dg.DynamicOutput(told, mapping_key=step)


@dg.op(out=dg.Out(dg.Nothing))
def read_portion(context: dg.OpExecutionContext, portion: list[list[str]]) -> None:
    """Read partitions into their raw tables; twice does no harm, for their files are put in their place whole.

    One that is refused does not keep the others from being read.
    """
    folders = Folders.from_environment()
    refused: list[str] = []
    for source, key, *digests in portion:
        try:
            for name, metadata in raw.read(folders, Partition(source, key), manifests.known(folders, digests)):
                asset, day = raw.key_of(name), key if source != "ownership" else None
                context.log_event(dg.AssetMaterialization(asset, metadata=metadata, partition=day))
        except dg.Failure as failure:
            refused.append(str(failure.description))
    if refused:
        raise dg.Failure("\n".join(refused), allow_retries=False)


@dg.job(executor_def=executors.chosen(), description="Read all partitions that are landed and not read.")
def read_unread() -> None:
    """Find what waits, and read it portion by portion."""
    find_unread().map(read_portion)
