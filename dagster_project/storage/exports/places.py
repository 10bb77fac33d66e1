"""Where an export goes: built beside its place and renamed, and never put over files of somebody else."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from shutil import rmtree

from dagster_project.storage import files
from dagster_project.storage.exports.marts import Edition, NotExported

NOTE = "export.json"
_MAKER = "entity-ledger export"


class OtherFiles(NotExported):
    """At the place of an export lies what no export has put there."""


@contextmanager
def folder_for(target: Path, form: str, edition: Edition) -> Iterator[Path]:
    """A folder to fill beside its place, which takes the place of an earlier export; a failure leaves nothing behind.

    Raises OtherFiles.
    """
    target = target.expanduser().resolve()
    _check_folder(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    files.sweep(target.parent, f"{target.name}.")
    unfinished, former = (target.with_name(f".{target.name}.{what}{os.getpid()}.tmp") for what in ("", "former."))
    unfinished.mkdir()
    try:
        yield unfinished
        _sign(unfinished, form, edition)
        _check_folder(target)
        _exchange(unfinished, target, former)
    finally:
        rmtree(unfinished, ignore_errors=True)


@contextmanager
def file_for(target: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A file to fill beside its place, which takes the place of an earlier export; a failure leaves nothing behind.

    Raises OtherFiles.
    """
    target = target.expanduser().resolve()
    _check_file(target, is_ours)
    target.parent.mkdir(parents=True, exist_ok=True)
    files.sweep(target.parent, f"{target.name}.")
    with files.building(target) as unfinished:
        yield unfinished
        _check_file(target, is_ours)


def _check_file(target: Path, is_ours: Callable[[Path], bool]) -> None:
    if target.is_dir() or (target.exists() and not is_ours(target)):
        what = "a folder" if target.is_dir() else "a file that no export has put there"
        raise OtherFiles(f"{target}: there is {what}; name a new file, or that of an earlier export")


def _sign(folder: Path, form: str, edition: Edition) -> None:
    note = {"made_by": f"{_MAKER} {form}", **asdict(edition), "files": sorted(_files(folder))}
    (folder / NOTE).write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")


def _check_folder(target: Path) -> None:
    remedy = "name a new or empty folder, or that of an earlier export"
    if target.exists() and not target.is_dir():
        raise OtherFiles(f"{target}: a file is there already; {remedy}")
    if foreign := _foreign(target):
        raise OtherFiles(f"{target}: it holds {foreign}, which no export has put there; {remedy}")


def _foreign(folder: Path) -> str | None:
    """The first file that an earlier export did not write, or None."""
    ours = {NOTE} if (folder / NOTE).is_file() else set()
    with suppress(OSError, ValueError, AttributeError, TypeError, KeyError):
        note = json.loads((folder / NOTE).read_bytes())
        ours |= set(note["files"]) if note["made_by"].startswith(_MAKER) else set()
    if ours == {NOTE}:
        return NOTE
    return next((name for name in _files(folder) if name not in ours), None)


def _files(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _exchange(new: Path, target: Path, former: Path) -> None:
    """Put the new folder in place of the former one, which stands there again if that fails."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(former)
    try:
        new.rename(target)
    except OSError:
        former.rename(target)
        raise
    rmtree(former)
