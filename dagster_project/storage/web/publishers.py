"""Which documents each publisher offers now, told by asking its API."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from dagster_project.reading.api_answers import REMEDY
from dagster_project.reading.errors import UnreadableDocument
from dagster_project.sources.consolidated_screening_list import api as screening_list_api
from dagster_project.sources.ecfr import api as ecfr_api
from dagster_project.sources.federal_register import api as federal_register_api
from dagster_project.storage.web import notes
from dagster_project.storage.web.client import Kind, Web
from dagster_project.storage.web.download import Download, Marks, NotFetched
from dagster_project.storage.web.settings import Settings

APIS = ("federal_register", "ecfr", "consolidated_screening_list")
SOURCES = (*APIS, "news")

_FIRST_RULE = dt.date(1997, 1, 1)  # the Entity List began in February 1997
_FIRST_EDITION = dt.date(2017, 1, 1)  # the eCFR goes back to here
_MOST_PAGES = 100

_ANY_BYTES = frozenset({"application/octet-stream", "binary/octet-stream"})  # of a server that does not know
_PDF = Kind("PDF", _ANY_BYTES | {"application/pdf"})
_XML = Kind("XML", _ANY_BYTES | {"application/xml", "text/xml"})
_CSV = Kind("CSV", _ANY_BYTES | {"text/csv", "text/plain", "application/vnd.ms-excel"})
_JSON = Kind("JSON", _ANY_BYTES | {"application/json", "text/json"})

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that a publisher offers."""

    source: str
    url: str
    file_name: str  # in which the reader finds the number or the day, where the document prints none
    kind: Kind
    is_settled: bool  # whether the publisher leaves it as it is: a printed rule, an edition of a past day
    said: dict[str, str | None] | None = None  # what a list says of it: while it says the same, it is left alone
    has_come: bool = False  # whether it lies in the scratch folder, since only asking could tell what it is


@dataclass
class Offer:
    """What a publisher offers, what it says of it, and which questions it did not answer."""

    wanted: list[Wanted] = field(default_factory=list)
    metadata: dict[str, dict[str, Any]] = field(default_factory=dict)  # by the name under which it is kept
    failures: list[NotFetched] = field(default_factory=list)
    unchanged: int = 0  # addresses at which lies what was landed from them
    left_out: Counter[str] = field(default_factory=Counter)  # documents that are not asked for, by the reason


def download_of(scratch: Path, url: str, file_name: str) -> Download:
    """The download of an address, in a folder of its own within the scratch folder."""
    return Download(url, scratch / notes.key_of(url) / file_name)


class Publishers:
    """Asks the publishers' APIs; answers pass through a scratch folder."""

    def __init__(self, web: Web, settings: Settings, scratch: Path) -> None:
        self._web, self._settings, self._scratch = web, settings, scratch

    def offer(self, source: str, since: dt.date | None) -> Offer:
        """The documents of a source, of which those before `since` are left out."""
        questions: dict[str, Sequence[Callable[[Offer, dt.date | None], None]]] = {
            "federal_register": (self._printed_rules, self._rules_on_inspection),
            "ecfr": (self._editions,),
            "consolidated_screening_list": (self._screening_list,),
        }
        offer = Offer()
        for ask in questions[source]:
            try:
                ask(offer, since)
            except NotFetched as error:
                offer.failures.append(error)
        return offer

    def _printed_rules(self, offer: Offer, since: dt.date | None) -> None:
        query = federal_register_api.rules_since((since or _FIRST_RULE).isoformat())
        url = _address(self._settings.federal_register, federal_register_api.DOCUMENTS, query)
        for _ in range(_MOST_PAGES):
            page = self._answer(url, federal_register_api.page)
            for document in page.documents:
                offer.metadata[document.document_number] = document.metadata
                for address, suffix, kind in ((document.pdf_url, "pdf", _PDF), (document.xml_url, "xml", _XML)):
                    if address:
                        name = f"{document.document_number}.{suffix}"
                        offer.wanted.append(Wanted("federal_register", address, name, kind, is_settled=True))
            if page.next_page_url is None:
                return
            url = page.next_page_url
        raise _endless(url)

    def _rules_on_inspection(self, offer: Offer, _since: dt.date | None) -> None:
        url = _address(self._settings.federal_register, federal_register_api.PUBLIC_INSPECTION)
        for document in self._answer(url, federal_register_api.on_public_inspection):
            name = f"{document.document_number}.public-inspection"
            offer.metadata[name] = document.metadata
            if document.pdf_url:
                wanted = Wanted("federal_register", document.pdf_url, f"{name}.pdf", _PDF, is_settled=False)
                offer.wanted.append(wanted)

    def _editions(self, offer: Offer, since: dt.date | None) -> None:
        host = self._settings.ecfr
        title = self._answer(_address(host, ecfr_api.TITLES), ecfr_api.title)
        offer.metadata["title-15"] = title.metadata
        days: set[dt.date] = set()
        number = last = 1
        while number <= last:
            url = _address(host, ecfr_api.VERSIONS, ecfr_api.versions(number))
            page = self._answer(url, ecfr_api.page)
            if page.page_count > _MOST_PAGES:
                raise _endless(url)
            days |= page.days
            number, last = number + 1, page.page_count
        for day in sorted(days):
            if max(since or _FIRST_EDITION, _FIRST_EDITION) <= day <= title.up_to_date_as_of:
                url = _address(host, ecfr_api.full_text(day), ecfr_api.PART)
                name = f"title-15_part-744_{day.isoformat()}.xml"
                offer.wanted.append(Wanted("ecfr", url, name, _XML, is_settled=True))

    def _screening_list(self, offer: Offer, _since: dt.date | None) -> None:
        host = self._settings.consolidated_screening_list
        for path, kind in ((screening_list_api.CSV, _CSV), (screening_list_api.JSON, _JSON)):
            name, source = path.rpartition("/")[2], "consolidated_screening_list"
            offer.wanted.append(Wanted(source, _address(host, path), name, kind, is_settled=False))

    def _answer(self, url: str, read: Callable[[bytes], Read]) -> Read:
        """Ask an address and read what it answers."""
        download = download_of(self._scratch, url, "answer.json")
        self._web.get(download, _JSON, Marks())
        content = download.target.read_bytes()
        download.discard()
        try:
            return read(content)
        except UnreadableDocument as error:
            raise NotFetched(url, error.cause, error.remedy) from error


def _endless(url: str) -> NotFetched:
    return NotFetched(url, f"the list has more than {_MOST_PAGES} pages", REMEDY)


def _address(host: str, path: str, query: Sequence[tuple[str, str]] = ()) -> str:
    return str(httpx.URL(host.rstrip("/") + path, params=list(query) or None))
