"""What a host lets programs ask for, and how fast: its robots.txt (RFC 9309), asked for once in a fetch."""

from pathlib import Path

import httpx
from protego import Protego

from dagster_project.storage.web.client import Closed, Kind, Web
from dagster_project.storage.web.download import Denied, Download, Marks, NotFetched
from dagster_project.storage.web.notes import key_of

_READ = 500 << 10  # bytes of it that must be read
_TEXT = Kind("robots.txt", frozenset({"text/plain", "text/html", "application/octet-stream"}))


class Robots:
    """Knows the rules of each host that was asked about."""

    def __init__(self, web: Web, user_agent: str, scratch: Path) -> None:
        self._web, self._scratch = web, scratch
        self._name = user_agent.partition(" ")[0].partition("/")[0]
        self._rules: dict[str, Protego | Closed] = {}

    def allow(self, url: httpx.URL) -> bool:
        """Whether the address may be asked; raises Closed where its host does not tell its rules."""
        home = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if home not in self._rules:
            self._rules[home] = self._ask(f"{home}/robots.txt", url.host)
        rules = self._rules[home]
        if isinstance(rules, Closed):
            raise rules
        return rules.can_fetch(str(url), self._name)

    def _ask(self, url: str, host: str) -> "Protego | Closed":
        """A host without rules allows everything; one that fails to tell them, nothing."""
        download = Download(url, self._scratch / key_of(url) / "robots.txt")
        try:
            self._web.get(download, _TEXT, Marks())
        except Denied:
            return Protego.parse("")
        except Closed as error:
            return error
        except NotFetched as error:
            cause = f"does not tell what programs may ask for ({error.cause})"
            return Closed(url, host, cause, "run `entity-ledger fetch` again later")
        rules = Protego.parse(download.target.read_bytes()[:_READ].decode("utf-8", "replace"))
        download.discard()
        self._web.slow_down(host, rules.crawl_delay(self._name) or 0.0)
        return rules
