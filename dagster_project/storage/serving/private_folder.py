"""The folder of a server's copies, which nobody else may enter, and the end of those that killed servers have left."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

_PREFIX = "entity-ledger-serve-"


@contextmanager
def private_folder() -> Iterator[Path]:
    """A new folder, held by this process and those that it forks, and gone at the end."""
    for left in Path(gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # a living server holds it, or it is another user's
            _clear(left)
    with TemporaryDirectory(prefix=_PREFIX) as folder, _held(Path(folder)):
        yield Path(folder)


def _clear(left: Path) -> None:
    if any(left.iterdir()):  # an empty one may be that of a server which does not hold it yet
        with _held(left):
            rmtree(left)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder; raises BlockingIOError where a living process does."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)
