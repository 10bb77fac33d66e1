"""Where tables lie that many reach: a folder of this machine, or a URL on any file system that fsspec knows (S3)."""

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

RAW, LAKEHOUSE_DATA = "ENTITY_LEDGER_RAW", "ENTITY_LEDGER_LAKEHOUSE_DATA"
_AHEAD = 1 << 18  # bytes that are fetched beyond what is read: what lies side by side comes in one request


class NoSuchPlace(RuntimeError):
    """A URL of a file system that is not known, or whose package is not installed."""


def named(variable: str, default: Path) -> Path:
    """The place that a variable names, else the folder; of a URL a path that has the methods of one on disk."""
    url = os.environ.get(variable)
    if not url:
        return default
    if "://" not in url:
        return Path(url).expanduser().resolve()
    import fsspec
    from upath import UPath

    try:
        fsspec.get_filesystem_class(url.partition("://")[0])
    except (ImportError, ValueError) as error:
        raise NoSuchPlace(f"{variable}={url}: {error}; install entity-ledger[teams] for S3, gcsfs for GCS") from error
    return cast("Path", UPath(url, use_listings_cache=False))  # other workers write there too


def told(place: Path) -> str:
    """A place as any program finds it, wherever it was started: a whole path or a URL, without a slash at its end."""
    return str(place).rstrip("/")


def is_local(path: Path) -> bool:
    """Whether a path is one of this machine."""
    return isinstance(path, Path)


def opened(path: Path) -> BinaryIO:
    """A file to read in any order; at a URL little more is fetched of it than what is read."""
    if is_local(path):
        return path.open("rb")
    system, name = _system(path)
    return cast("BinaryIO", system.open(name, "rb", block_size=_AHEAD, cache_type="readahead"))


def listed(folder: Path) -> list[tuple[str, int, str]]:
    """The Parquet files of the tables in a folder, each with its size and what changes whenever it is written."""
    if is_local(folder):
        found = [(path, path.stat()) for path in sorted(folder.glob("*/*.parquet"))]
        return [(path.relative_to(folder).as_posix(), seen.st_size, str(seen.st_mtime_ns)) for path, seen in found]
    system, root = _system(folder)
    files = system.find(root, detail=True)
    stamped = ("ETag", "etag", "md5Hash", "LastModified", "mtime", "created")
    stamps = {name: next((str(told[one]) for one in stamped if told.get(one)), "") for name, told in files.items()}
    within = root.strip("/") + "/"
    seen = [(name.lstrip("/").removeprefix(within), int(files[name]["size"]), stamp) for name, stamp in stamps.items()]
    return sorted(one for one in seen if one[0].endswith(".parquet"))


@contextmanager
def sent(path: Path) -> "Iterator[Path]":
    """A file of this machine to fill, which is then put at a URL in one request: there is the old object or the new."""
    with TemporaryDirectory(prefix="entity-ledger-") as folder:
        unfinished = Path(folder) / path.name
        yield unfinished
        system, target = _system(path)
        system.put_file(str(unfinished), target)


def register(connection: "duckdb.DuckDBPyConnection", folder: Path) -> None:
    """Let a connection of DuckDB read and write where a folder lies."""
    if is_local(folder):
        return
    system = _system(folder)[0]
    name = system.protocol if isinstance(system.protocol, str) else system.protocol[0]
    if not connection.filesystem_is_registered(name):
        connection.register_filesystem(system)


def _system(path: Path) -> tuple[Any, str]:
    """The file system of a path at a URL, and what it is called there."""
    found: Any = path
    return found.fs, found.path
