"""DuckDB's extensions out of the wheels that carry them: nothing is fetched, and nothing is put into anybody's home."""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


class MissingExtension(RuntimeError):
    """An extension whose wheel is not installed, or is one for another DuckDB."""


def load(connection: "duckdb.DuckDBPyConnection", *names: str) -> None:
    """Load these extensions into a connection."""
    import duckdb

    for name in names:
        connection.load_extension(str(_file_of(name, f"v{duckdb.__version__}")))


def _file_of(name: str, version: str) -> Path:
    spec = find_spec(f"duckdb_extension_{name}")
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [path for place in places if (path := _within(Path(place), name, version)).exists()]
    if not found:
        wheel = f"duckdb-extension-{name.replace('_', '-')}=={version[1:]}"
        raise MissingExtension(f"DuckDB's extension {name} for {version} is not installed; install {wheel}")
    return found[0]


def _within(package: Path, name: str, version: str) -> Path:
    return package / "extensions" / version / f"{name}.duckdb_extension"
