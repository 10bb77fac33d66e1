"""Which news is fetched: the addresses that a person wrote into `news.toml` in the data folder, or gave by hand."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dagster_project.storage.folders import Folders
from dagster_project.storage.web.settings import WrongSetting, origin

_REMEDY = 'write addresses = ["https://..."], feeds, sitemaps or pages, and if needed hosts = ["https://..."]'


@dataclass(frozen=True, slots=True)
class NewsAddresses:
    """Feeds, sitemaps and pages, and the further hosts to which they may lead."""

    addresses: tuple[str, ...]
    hosts: tuple[str, ...]

    @classmethod
    def of(cls, folders: Folders, given: Sequence[str]) -> "NewsAddresses":
        """Those that were given, else those in the file; its hosts hold for both. Raises WrongSetting."""
        path = folders.root / "news.toml"
        found = _read(path) if path.exists() else {}
        if unknown := found.keys() - {"addresses", "hosts"}:
            raise WrongSetting(f"{path}: {', '.join(sorted(unknown))} is not known; {_REMEDY}")
        addresses, hosts = (_texts(path, found.get(name, [])) for name in ("addresses", "hosts"))
        for one in (*given, *addresses, *hosts):
            origin(one)
        return cls(tuple(given) or addresses, hosts)

    def require(self, folders: Folders) -> None:
        """Raise WrongSetting where there is nothing to ask."""
        if not self.addresses:
            raise WrongSetting(f"{folders.root / 'news.toml'}: no address of news is there; {_REMEDY}")


def _read(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise WrongSetting(f"{path}: cannot be read ({error}); {_REMEDY}") from error


def _texts(path: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WrongSetting(f"{path}: {value!r} is no list of addresses; {_REMEDY}")
    return tuple(value)
