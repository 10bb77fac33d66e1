"""Customers screened in batches, by all cores when there are many, with a bounded number of batches on their way."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from dagster_project.matching.screening import Alias, Hit, Party, Screener
from dagster_project.storage.screening.customers import Row

_BATCH = 1_000
_FEW = 3_000
"""Rows that one process screens sooner than several are started."""
_ON_THEIR_WAY = 3

_Screened = list[tuple[Row, list[Hit]]]


def screened(
    rows: Iterable[Row], parties: Sequence[Party], aliases: Sequence[Alias], threshold: float, most: int
) -> Iterator[tuple[Row, list[Hit]]]:
    """Give each row with its hits, in the order of the rows."""
    waiting = iter(rows)
    first = list(islice(waiting, _FEW))
    if len(first) < _FEW or _cores() == 1:
        screener = Screener(parties, aliases)
        for batch in (first, waiting):
            for row in batch:
                yield row, screener.hits(row.customer, threshold, most)
        return
    context = get_context("forkserver")
    context.set_forkserver_preload(["dagster_project.storage.screening.worker"])
    from dagster_project.storage.screening import worker

    with ProcessPoolExecutor(_cores(), context, worker.start, (parties, aliases, threshold, most)) as pool:
        running: deque[Future[_Screened]] = deque()
        for batch in _batches(first, waiting):
            running.append(pool.submit(worker.screen, batch))
            if len(running) >= _ON_THEIR_WAY * _cores():
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def _batches(first: list[Row], waiting: Iterator[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(first), _BATCH):
        yield first[start : start + _BATCH]
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
