"""Which hosts may be asked, and how often, how long and for how much: defaults that the environment overrides."""

import ipaddress
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

import httpx

_PREFIX = "ENTITY_LEDGER_FETCH_"


class WrongSetting(ValueError):
    """A variable of the environment that cannot be used; its text is one line with the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How publishers are asked; ENTITY_LEDGER_FETCH_<FIELD> in capitals overrides a field. Times are in seconds."""

    federal_register: str = "https://www.federalregister.gov"
    ecfr: str = "https://www.ecfr.gov"
    consolidated_screening_list: str = "https://data.trade.gov"
    other_hosts: tuple[str, ...] = ("https://www.govinfo.gov", "https://public-inspection.federalregister.gov")
    user_agent: str = "entity-ledger (a warehouse of U.S. export controls)"
    interval: float = 0.5  # between two requests to one host
    attempts: int = 5
    first_wait: float = 1.0  # before the second attempt: drawn from 0 to this, then to twice as much, and so on
    longest_wait: float = 120.0  # a publisher that asks for more is left alone until the next fetch
    connect_timeout: float = 10.0
    read_timeout: float = 60.0  # without a byte
    total_timeout: float = 900.0  # for one attempt at a document
    largest: int = 256 * 2**20  # bytes of one document; the Consolidated Screening List has some 40 million

    def __post_init__(self) -> None:
        """Refuse a host that may not be asked, and a name that no header can hold."""
        if not (self.user_agent.isascii() and self.user_agent.isprintable()):
            raise WrongSetting(f"{_PREFIX}USER_AGENT={self.user_agent!r}: give a name in ASCII")
        for host in self._hosts:
            origin(host)

    @classmethod
    def from_environment(cls) -> "Settings":
        """The defaults, and what the environment says instead; raises WrongSetting."""
        said = {field: os.environ.get(_PREFIX + field.name.upper()) for field in fields(cls)}
        return cls(**{field.name: _value(field, text) for field, text in said.items() if text})

    def with_hosts(self, addresses: Iterable[str]) -> "Settings":
        """These settings, where the hosts of these addresses may be asked too, with `www.` before them or without."""
        origins = [origin(address) for address in addresses]
        twins = [(scheme, host.removeprefix("www."), port) for scheme, host, port in origins]
        twins += [(scheme, f"www.{host}", port) for scheme, host, port in twins if scheme == "https"]
        named = dict.fromkeys(_written(*one) for one in [*origins, *twins])
        return replace(self, other_hosts=(*self.other_hosts, *named))

    @property
    def _hosts(self) -> tuple[str, ...]:
        return (self.federal_register, self.ecfr, self.consolidated_screening_list, *self.other_hosts)

    def refusal(self, url: httpx.URL) -> str | None:
        """Why this address may not be asked; None where it may."""
        if url.userinfo:
            return "the address holds a user's name"
        if (url.scheme, url.host, url.port) in {origin(host) for host in self._hosts}:
            return None
        return "not https" if url.scheme != "https" else f"{url.host} is none of the configured hosts"


def origin(host: str) -> tuple[str, str, int | None]:
    """Scheme, host and port; https only, but for this machine itself."""
    try:
        url = httpx.URL(host)
    except httpx.InvalidURL as error:
        raise WrongSetting(f"{host}: no host ({error}); give it as https://host") from error
    if not url.host or (url.scheme != "https" and not (url.scheme == "http" and _is_this_machine(url.host))):
        raise WrongSetting(f"{host}: only https is asked; give the host as https://host")
    return url.scheme, url.host, url.port


def _written(scheme: str, host: str, port: int | None) -> str:
    return str(httpx.URL(scheme=scheme, host=host, port=port))


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _value(field: Any, text: str) -> Any:
    if isinstance(field.default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        return type(field.default)(text)
    except ValueError as error:
        kind = "a whole number" if isinstance(field.default, int) else "a number"
        raise WrongSetting(f"{_PREFIX}{field.name.upper()}={text}: give {kind}") from error
