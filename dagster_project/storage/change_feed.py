"""What each release changed: a log that only grows, and its last lines as an Atom feed."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

from dagster_project.storage import files
from dagster_project.storage.folders import Folders

_NEWEST = 200  # entries of the feed: readers ask often and keep what they saw
_PAGE = "https://www.federalregister.gov/d/"
_OF_THE_LINE = {"released_at", "state"}

Change = dict[str, Any]


class DamagedLog(ValueError):
    """A log of changes that cannot be read; its text is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """The log under `data/published/changes.jsonl`: a line per change that a release brought, in order of release.

    Each line is a row of the mart `changes` with `released_at` (UTC, ISO 8601) and `state`: `new`, `amended` (told
    before in other words) or `withdrawn` (told before, and no longer in the ledger; its last words stand).
    """

    path: Path
    lines: list[Change]

    @classmethod
    def read(cls, folders: Folders) -> "ChangeLog":
        """The log as it stands, empty before the first release; raises DamagedLog."""
        path = folders.published / "changes.jsonl"
        return cls(path, list(_lines(path)) if path.exists() else [])

    def since(self, standing: Iterable[Change], released_at: str) -> list[Change]:
        """The lines by which these changes, all that the ledger now has, differ from what the log told last."""
        told = {line["change_id"]: line for line in self.lines}
        now = {change["change_id"]: change for change in standing}
        found = []
        for change_id, change in now.items():
            before = told.get(change_id)
            if before is None or before["state"] == "withdrawn":
                found.append(_line("new", released_at, change))
            elif _words(before) != change:
                found.append(_line("amended", released_at, change))
        gone = [line for change_id, line in told.items() if change_id not in now and line["state"] != "withdrawn"]
        return found + [_line("withdrawn", released_at, _words(line)) for line in gone]

    def append(self, lines: list[Change]) -> None:
        """Add the lines in one step, and set the feed anew."""
        whole = self.lines + lines
        if lines or not self.path.exists():
            files.put(self.path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in whole).encode())
        files.put(self.path.with_name("changes.atom"), _feed(whole[-_NEWEST:][::-1]).encode())


def headline(line: Change) -> str:
    """One line for a reader: "Added: Alpha Co. (China), Entity List, 2025-01-16"."""
    verb = line["change_type"] if line["state"] == "new" else f"{line['state']}, {line['change_type']}"
    listed = line["list_code"].replace("_", " ").title()
    return f"{verb.capitalize()}: {line['name']} ({line['destination']}), {listed}, {line['change_date']}"


def _lines(path: Path) -> Iterable[Change]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            line = json.loads(text)
            known = {"change_id", *_OF_THE_LINE} <= line.keys()
        except (ValueError, AttributeError):
            known = False
        if not known:
            raise DamagedLog(
                f"{path}: line {number} is no change; move the file away, and the next release begins anew"
            )
        yield line


def _line(state: str, released_at: str, change: Change) -> Change:
    return {"released_at": released_at, "state": state} | change


def _words(line: Change) -> Change:
    return {name: value for name, value in line.items() if name not in _OF_THE_LINE}


def _feed(lines: list[Change]) -> str:
    from feedgenerator import Atom1Feed

    feed = Atom1Feed(
        title="Changes of the U.S. export control lists",
        link="https://www.federalregister.gov/agencies/industry-and-security-bureau",
        description="What each release of the ledger adds, revises and removes.",
    )
    for line in lines:
        rule = line["document_number"]
        told = rule or line["citation"] or f"the edition of {line['edition_date']}"
        feed.add_item(
            title=headline(line),
            link=_PAGE + rule if rule else feed.feed["link"],
            description=escape(f"{line['description'] or headline(line)}. Told by {told}."),
            unique_id=f"urn:entity-ledger:{line['change_id']}:{line['state']}:{line['released_at']}",
            updateddate=dt.datetime.fromisoformat(line["released_at"]),
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue()
