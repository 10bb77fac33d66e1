"""Asking the publishers' hosts politely: only the configured ones, each at its own pace, again where that may help."""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
from tenacity import RetryCallState, Retrying, stop_after_attempt, wait_random_exponential

from dagster_project.storage.web.download import LATER, Denied, Download, Interrupted, Marks, NotFetched
from dagster_project.storage.web.settings import Settings
from dagster_project.storage.web.waiting import asked_to_wait

_MOST_REDIRECTS = 5
_BUSY = {408, 425, 429}  # and every 5xx: asked again; any other refusal stands


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, and the media types under which servers announce it."""

    name: str
    announced_as: frozenset[str]
    largest: int | None = None  # bytes, where that is less than the setting


class Closed(NotFetched):
    """A host that is not asked again in this fetch, as it asks to be left alone."""

    def __init__(self, url: str, host: str, cause: str, remedy: str) -> None:
        """Keep the host, which is another than the address's after a redirect."""
        super().__init__(url, f"{host} {cause}", remedy)
        self.host, self.cause = host, cause


class Unreachable(Closed, Interrupted):
    """No connection: the name is unknown, nobody listens, or no way leads there."""


class Web:
    """Asks the configured hosts and remembers how each answers."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._free_at: dict[str, float] = {}  # when a host may be asked again
        self._allow: Callable[[httpx.URL], bool] | None = None
        self._pace: dict[str, float] = {}  # seconds that a host asks for between two requests
        self._unreachable: dict[str, Unreachable] = {}
        self.was_answered = False
        waits = httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout)
        # Compressed bytes can neither be counted nor resumed, so they are only second best.
        always = {"User-Agent": settings.user_agent, "Accept-Encoding": "identity, gzip;q=0.5"}
        self._client = httpx.Client(headers=always, timeout=waits, follow_redirects=False)

    def __enter__(self) -> "Web":
        """Ready to ask."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._client.close()

    def get(self, download: Download, kind: Kind, known: Marks) -> bool:
        """Bring a document into its file; returns false where it is still the known one.

        Raises NotFetched; what has come by then stays on disk, and the next call asks for the rest.
        """
        try:
            return self._retrying()(self._attempt, download, kind, known)
        except Unreachable as error:
            self._unreachable[error.host] = error
            raise

    def heed(self, allow: Callable[[httpx.URL], bool] | None) -> None:
        """Follow redirects only to what this allows; None for publishers' APIs."""
        self._allow = allow

    def slow_down(self, host: str, seconds: float) -> None:
        """Keep to the pace that a host asks for, where it is slower than ours."""
        self._pace[host] = min(seconds, self._settings.longest_wait)

    def _retrying(self) -> Retrying:
        return Retrying(
            stop=stop_after_attempt(self._settings.attempts),
            wait=wait_random_exponential(multiplier=self._settings.first_wait, max=self._settings.longest_wait),
            retry=self._is_worth_another,
            reraise=True,
        )

    def _is_worth_another(self, state: RetryCallState) -> bool:
        """Whether to wait and ask again; not where a second host is out of reach and none answered: no network."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Unreachable) and self._unreachable:
            return self.was_answered and error.host not in self._unreachable
        return isinstance(error, Interrupted)

    def _attempt(self, download: Download, kind: Kind, known: Marks) -> bool:
        url, settings = download.url, self._settings
        try:
            with self._open(url, download.rest() or known.if_changed()) as response:
                self.was_answered = True
                if response.status_code == httpx.codes.NOT_MODIFIED and known.if_changed():
                    return False
                if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                    raise download.start_anew()  # it has become shorter than what came of it
                self._check(url, response, kind)
                largest = min(settings.largest, kind.largest or settings.largest)
                download.receive(response, largest, settings.total_timeout)
                return True
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            raise _unconnected(url, error) from error
        except httpx.TimeoutException as error:
            raise Interrupted(url, f"no byte for {settings.read_timeout:g} seconds", LATER) from error
        except httpx.RequestError as error:
            raise Interrupted(url, f"broken off after {download.size:,} bytes ({error})", LATER) from error

    @contextmanager
    def _open(self, url: str, asked: dict[str, str]) -> Iterator[httpx.Response]:
        """Ask, and follow redirects to hosts that may be asked."""
        address = first = _parsed(url, url)
        for _ in range(_MOST_REDIRECTS + 1):
            if refusal := self._settings.refusal(address):
                where = "" if address == first else f"sent on to {address.copy_with(userinfo=b'')}, "
                remedy = "open it in a browser, and name the host in ENTITY_LEDGER_FETCH_OTHER_HOSTS if you trust it"
                raise NotFetched(url, f"{where}not asked: {refusal}", remedy)
            self._await_turn(url, address.host)
            with self._client.stream("GET", address, headers=asked) as response:
                if not response.has_redirect_location:
                    yield response
                    return
                address = address.join(_parsed(url, response.headers["location"]))
            self._check_rules(url, address)
        raise NotFetched(url, f"sent on more than {_MOST_REDIRECTS} times", "open it in a browser")

    def _check_rules(self, url: str, address: httpx.URL) -> None:
        """The rules of a host hold by way of another address too; what is refused anyway is not asked for its rules."""
        is_asked = self._settings.refusal(address) is None and address.path != "/robots.txt"
        if self._allow and is_asked and not self._allow(address):
            cause = f"sent on to {address}, which the host's robots.txt closes to programs"
            raise NotFetched(url, cause, "give another address of the host")

    def _await_turn(self, url: str, host: str) -> None:
        if host in self._unreachable:
            raise self._unreachable[host]
        wait = self._free_at.get(host, 0.0) - time.monotonic()
        if wait > self._settings.longest_wait:
            cause = f"asks to be left alone for {wait:.0f} seconds"
            raise Closed(url, host, cause, "run `entity-ledger fetch` after that time")
        time.sleep(max(wait, 0.0))
        self._free_at[host] = time.monotonic() + max(self._settings.interval, self._pace.get(host, 0.0))

    def _check(self, url: str, response: httpx.Response, kind: Kind) -> None:
        code, host = response.status_code, response.url.host
        said = f"the server answers {code} {response.reason_phrase}".rstrip()
        if code in _BUSY or response.is_server_error:
            self._free_at[host] = max(self._free_at[host], time.monotonic() + asked_to_wait(response))
            raise Interrupted(url, said, LATER)
        if code not in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
            raise Denied(url, said, "open it in a browser; the publisher may have moved it")
        announced = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if announced and announced not in kind.announced_as:
            remedy = "open it in a browser; it may be a page that says what is wrong"
            raise NotFetched(url, f"the server sends {announced}, not {kind.name}", remedy)


def _unconnected(url: str, error: httpx.RequestError) -> NotFetched:
    """A certificate that cannot be trusted is no lack of network."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if cause is not None:
        return NotFetched(url, f"the connection is not safe ({error})", "see to the certificates of this machine")
    return Unreachable(
        url, error.request.url.host, f"cannot be reached ({str(error) or 'no answer'})", "see to the network"
    )


def _parsed(url: str, address: str) -> httpx.URL:
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as error:
        raise NotFetched(url, f"{address!r} is no address ({error})", "tell the publisher") from error
