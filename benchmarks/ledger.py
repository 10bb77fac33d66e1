"""The ledger of a full list: a day's answer, a build after a new rule, its dashboard, how citations find rules."""

import datetime as dt
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import duckdb

from benchmarks import dashboard
from dagster_project.reading.citations import citations
from dagster_project.reading.names import fold
from dagster_project.storage import ingest, lake, landing, release
from dagster_project.storage.folders import PROJECT, Folders
from tests.typesetting import consolidated_screening_list, ecfr
from tests.typesetting.random_rules import random_sample

_LISTS = PROJECT.parent / "shared" / "data" / "lists"
_LIST = _LISTS / "entity-list_2026-07-09.json"
_SCREENED = _LISTS / "consolidated-screening-list_2026-07-31.json"
_RULES = 93  # so many documents on the list appeared from 2020 to mid-2026
_DAYS = [dt.date(year, month, 15) for year in range(2008, 2026) for month in (1, 7)]
_MOST_MILLISECONDS = 50.0
_MOST_SHARE = 0.35
_LEAST_RESOLVED = 0.99
_APART = 15  # pages between two rules on the list; few rules are longer


def main() -> int:
    """Print one table; return 1 if a figure misses its aim, 0 also where the lists are not beside the project."""
    if not (_LIST.exists() and _SCREENED.exists()):
        print(f"\nledger    {_LISTS} is not beside the project: left out")
        return 0
    print()
    with TemporaryDirectory() as scratch:
        folders = Folders(Path(scratch) / "data")
        folders.prepare()
        is_cheap = _rebuild(folders)
        release.publish(folders)
        is_quick = _answer(folders)
        is_shown = dashboard.measured(folders)
    return 0 if is_cheap and is_quick and is_shown and _resolve() else 1


def _rebuild(folders: Folders) -> bool:
    """A full build of the list and some rules against the build after one more rule."""
    (folders.inbox / "title-15_2026-07-09.xml").write_bytes(ecfr.part(ecfr.supplement(ecfr.parties(_LIST))))
    for seed in range(_RULES):
        (folders.inbox / f"{seed}.pdf").write_bytes(random_sample(seed, "print").content)
    full = _timed(lambda: _take_and_build(folders))
    (folders.inbox / "one more.pdf").write_bytes(random_sample(_RULES, "print").content)
    one = _timed(lambda: _take_and_build(folders))
    sql = _timed(lambda: _build(folders))
    share = one / full
    print(f"{'full build: list and rules':<40}{_RULES:>12} rules {full:>12.1f} s")
    print(f"{'build after one more rule':<40}{'':>18} {one:>12.1f} s, ratio {share:.2f}, at most {_MOST_SHARE}")
    print(f"{'of that, SQL and its tests':<40}{'':>18} {sql:>12.1f} s")
    return share <= _MOST_SHARE


def _take_and_build(folders: Folders) -> None:
    landing.land_all(folders)
    lake.prepare(folders)
    for partition in ingest.unread(folders):
        ingest.read_partition(folders, partition)
    _build(folders)


def _build(folders: Folders) -> None:
    dbt = [Path(sys.executable).with_name("dbt"), "--quiet", "build", "--exclude-resource-type", "unit_test"]
    places = ["--project-dir", folders.dbt_project, "--profiles-dir", folders.dbt_project]
    places += ["--target-path", folders.dbt_target, "--log-path", folders.warehouse / "logs"]
    subprocess.run([*dbt, *places], env=os.environ | {"ENTITY_LEDGER_DATA": str(folders.root)}, check=True)


def _answer(folders: Folders) -> bool:
    """`listed_on` for many days against the plain filter on versions that gives the same parties."""
    plain = "from listings where valid_from <= $day and (valid_to is null or valid_to > $day)"
    with duckdb.connect(folders.published_file, read_only=True) as connection:

        def asked(sql: str, day: dt.date) -> int:
            return len(connection.execute(sql, {"day": day}).fetch_arrow_table())

        asked("from listed_on($day)", _DAYS[0])  # the first question of a connection opens the file
        floors = [_timed(lambda day=day: asked(plain, day)) for day in _DAYS]  # type: ignore[misc]
        answers = [_timed(lambda day=day: asked("from listed_on($day)", day)) for day in _DAYS]  # type: ignore[misc]
        known = [
            _timed(lambda day=day: asked(f"from listed_on($day, known_on := '{day}')", day))  # type: ignore[misc]
            for day in _DAYS
        ]
        most = asked("from listed_on($day)", _DAYS[-1])
    worst = max(answers) * 1000
    print(
        f"{'listed_on, any day':<40}{most:>10} parties {median(answers) * 1000:>8.0f} ms, worst {worst:.0f}, ", end=""
    )
    print(f"ratio {median(answers) / median(floors):.1f} to a plain filter, at most {_MOST_MILLISECONDS:.0f} ms")
    print(f"{'  and known on that day':<40}{'':>18} {median(known) * 1000:>8.0f} ms")
    return worst <= _MOST_MILLISECONDS


def _resolve() -> bool:
    """Citations of the eCFR's list that find, by pages and as a string, the rule that the screening list names.

    The screening list names a rule by its first page, or by one of its others: pages of a volume that lie close
    together are taken for one rule. Entries that both lists have with one citation were added by one rule, so there
    the two must agree.
    """
    named = defaultdict(list)
    pages = defaultdict(set)
    for party in consolidated_screening_list.parties(_SCREENED):
        cited = _cited(party.cells.get("federal_register_notice", ""))
        for volume, page in cited:
            pages[volume].add(page)
        if len(cited) == 1:
            named[fold(party.name)].append(cited[0])
    rules = {volume: _ranges(sorted(found)) for volume, found in pages.items()}
    asked = by_page = by_string = 0
    for entry in ecfr.parties(_LIST):
        ours, theirs = _cited(entry.citation), named.get(fold(entry.name), [])
        if len(ours) == len(theirs) == 1 and ours[0][0] == theirs[0][0]:
            ((volume, page),), ((_, other),) = ours, theirs
            asked += 1
            by_string += page == other
            by_page += any(first <= page <= last and first <= other <= last for first, last in rules[volume])
    share = by_page / asked
    print(f"{'citations of known rules resolved':<40}{asked:>12}       by pages {share:.1%}, ", end="")
    print(f"as a string {by_string / asked:.1%}, at least {_LEAST_RESOLVED:.0%}")
    return share >= _LEAST_RESOLVED


def _cited(text: str) -> list[tuple[int, int]]:
    return [(one.volume, one.page) for one in citations(text) if one.page]


def _ranges(pages: list[int]) -> list[tuple[int, int]]:
    """First and last page of each rule: its pages lie close together, and its table may end behind the last one."""
    starts = [page for before, page in pairwise([pages[0] - _APART - 1, *pages]) if page - before > _APART]
    return [
        (start, max(page for page in pages if start <= page < end) + _APART)
        for start, end in pairwise([*starts, 10**9])
    ]


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
