"""A reader in a process of its own: with a limit on its memory, and a watchdog over its time."""

import faulthandler
import logging
import multiprocessing
import resource
import tempfile
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.federal_register.document import read

MEMORY = 2**30  # bytes of address space, all libraries included
_NOTICE = 2.0  # seconds before the end in which the reader says where it is


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: read, refused, crashed, hung, died or out of memory."""

    kind: str
    detail: str = ""

    @property
    def is_fault(self) -> bool:
        """Whether no reader may end so."""
        return self.kind not in ("read", "refused")


class WatchedReader:
    """Reads documents one after another in a child process; a child that hangs or dies is replaced."""

    def __init__(self, seconds: float) -> None:
        """Give every document this many seconds."""
        self.seconds = seconds
        self._log = Path(tempfile.mkstemp(prefix="fuzz-", suffix=".log")[1])
        self._start()

    def __enter__(self) -> "WatchedReader":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()
        self._log.unlink(missing_ok=True)

    def read(self, content: bytes) -> Outcome:
        """Read a document, whatever it does to its reader."""
        try:
            self._pipe.send_bytes(content)
            if self._pipe.poll(self.seconds):
                return Outcome(*self._pipe.recv())
            outcome = Outcome("hung", self._log.read_text(errors="replace")[-3000:])
        except (EOFError, OSError):
            self._child.join(5)
            log = self._log.read_text(errors="replace")[-3000:]
            outcome = Outcome("died", f"exit code {self._child.exitcode}\n{log}")
        self._stop()
        self._start()
        return outcome

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, str(self._log), self.seconds), daemon=True)
        self._child.start()
        theirs.close()

    def _stop(self) -> None:
        self._child.kill()
        self._child.join()
        self._pipe.close()


def _serve(pipe: Connection, log: str, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()  # pdfminer warns of every damaged object
    with Path(log).open("w+") as notes:
        faulthandler.enable(notes)
        while True:
            try:
                content = pipe.recv_bytes()
            except EOFError:
                return
            notes.truncate(0)
            faulthandler.dump_traceback_later(max(seconds - _NOTICE, 1.0), file=notes)
            outcome = _outcome(content)
            faulthandler.cancel_dump_traceback_later()
            pipe.send(outcome)


def _outcome(content: bytes) -> tuple[str, str]:
    try:
        tables = read(content, "sha")
    except UnreadableDocument as error:
        return "refused", str(error)
    except MemoryError:
        return "out of memory", traceback.format_exc()
    except BaseException:  # noqa: BLE001, every other end is what the search is for
        return "crashed", traceback.format_exc()
    return "read", f"{len(tables['entries'])} entries"
