"""What became of a fetch: what was landed, what not, and why."""

from collections import Counter
from dataclasses import dataclass, field

from dagster_project.storage.manifests import Manifest
from dagster_project.storage.web.client import Closed, Unreachable
from dagster_project.storage.web.download import NotFetched


@dataclass
class Report:
    """What became of a fetch."""

    landed: list[Manifest] = field(default_factory=list)  # new bytes
    unchanged: int = 0  # asked for, and the same as before
    settled: int = 0  # fetched before, and not asked for again
    not_asked: int = 0  # of a host that was given up before
    left_out: Counter[str] = field(default_factory=Counter)  # pages that are not asked for, by the reason
    failures: list[NotFetched] = field(default_factory=list)
    is_answered: bool = False  # whether any host gave any answer

    @property
    def is_offline(self) -> bool:
        """Whether no host could be reached at all."""
        unreachable = [isinstance(failure, Unreachable) for failure in self.failures]
        return bool(unreachable) and all(unreachable) and not self.is_answered

    @property
    def out_of_reach(self) -> str:
        """Which hosts could not be reached, in words."""
        found = {f"{failure.host} {failure.cause}": None for failure in self.failures if isinstance(failure, Closed)}
        return ", ".join(found)

    def add_failure(self, error: NotFetched) -> None:
        """Keep a failure; a host that is given up is named once."""
        given_up = {failure.host for failure in self.failures if isinstance(failure, Closed)}
        if isinstance(error, Closed) and error.host in given_up:
            self.not_asked += 1
        else:
            self.failures.append(error)
