"""Files that appear whole or not at all, and those that are refused."""

import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from glob import escape
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from dagster_project.storage import places

_HOST = socket.gethostname().replace(".", "-")  # workers on several machines may share a folder
_ABANDONED = 86_400  # seconds


class RefusedFile(ValueError):
    """A file that was not taken: one line with its name, the cause and the remedy."""

    def __init__(self, name: str | Path, cause: str | Exception) -> None:
        """Put the file's name in front of the cause."""
        super().__init__(f"{name}: {cause}")


def bytes_of(path: Path) -> bytes:
    """A file's bytes; raises RefusedFile where they cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedFile(path, f"{error.strerror or error}; give the path of a readable file") from error


def put(path: Path, content: bytes) -> None:
    """Store bytes under a name in one step; a reader meets the old file or the new one."""
    build(path, lambda unfinished: unfinished.write_bytes(content))


def build(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside the path, then put it in its place; a failure leaves nothing behind."""
    with building(path) as unfinished:
        write(unfinished)


@contextmanager
def building(path: Path) -> Iterator[Path]:
    """A file to fill beside the path, which takes its place at the end; a failure leaves nothing behind."""
    if not places.is_local(path):
        with places.sent(path) as unfinished:
            yield unfinished
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(_unfinished(path.name))
    try:
        yield unfinished
        replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def scratch(folder: Path, name: str) -> Iterator[Path]:
    """A folder to work in that is gone at the end; what killed processes left of the same name goes first."""
    sweep(folder, f"{name}.")
    place = folder / _unfinished(name)
    rmtree(place, ignore_errors=True)  # a process that is gone may have had our number
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        rmtree(place)


def replace(new: Path, path: Path) -> None:
    """Put a finished file in its place, on disk before this returns."""
    _to_disk(new)
    new.replace(path)
    _to_disk(path.parent)


def sweep(folder: Path, name: str = "") -> int:
    """Remove what killed runs left unfinished in a folder, or of one name; what living processes write stays."""
    found = folder.glob(f".{escape(name)}*.tmp") if places.is_local(folder) else []
    left = [path for path in found if _is_left(path)]
    for path in left:
        rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(left)


def fingerprint(root: Path, paths: list[Path]) -> str:
    """One hash over the names below `root` and the bytes of these files."""
    seen = sha256()
    for path in sorted(paths):
        seen.update(f"{path.relative_to(root).as_posix()}\0".encode())
        seen.update(sha256(path.read_bytes()).digest())
    return seen.hexdigest()


def hash_of(facts: object) -> str:
    """One hash over facts that print the same when they are the same."""
    return sha256(repr(facts).encode()).hexdigest()


def _unfinished(name: str) -> str:
    """What a file or folder of a name is called while this process works on it."""
    return f".{name}.{os.getpid()}@{_HOST}.tmp"


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_left(path: Path) -> bool:
    """Whether nobody writes a file any more; of a process on another machine only its age tells."""
    process_id, _, host = path.name.split(".")[-2].partition("@")
    if not process_id.isdigit():
        return False
    if host in ("", _HOST):
        return not _is_alive(int(process_id))
    try:
        return time.time() - path.stat().st_mtime > _ABANDONED
    except FileNotFoundError:  # it took its place meanwhile
        return False


def _is_alive(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
