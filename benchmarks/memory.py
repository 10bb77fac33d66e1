"""The memory that a program and all that it started have for themselves, sampled while they work."""

import threading
from collections import defaultdict
from contextlib import suppress
from pathlib import Path


class Memory:
    """The most memory seen; what processes share is counted once. Only Linux tells it, elsewhere it is 0."""

    def __init__(self, root: int) -> None:
        self.most = 0
        self._root = root
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self.most = max(self.most, sum(map(_proportional, _family(self._root))))


def _family(root: int) -> list[int]:
    children = defaultdict(list)
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            rest = path.read_text().rpartition(")")[2].split()
            children[int(rest[1])].append(int(path.parent.name))
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children[found[-1]]
    return found


def _proportional(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
