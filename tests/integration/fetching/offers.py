"""What the publishers' APIs answer, in their formats, and what a fetch of it leaves on disk."""

import datetime as dt
import json
from collections.abc import Sequence

from dagster_project.storage import manifests
from dagster_project.storage.folders import PROJECT, Folders
from tests.integration.fetching.publisher import Answer, Publisher
from tests.typesetting.ecfr import Party, part, supplement

ECFR = "/api/versioner/v1"
DAY = dt.date(2024, 5, 1)
EDITION = f"{ECFR}/full/{DAY}/title-15.xml"
RULES = "/api/v1/documents.json"
INSPECTION = "/api/v1/public-inspection-documents/current.json"
LISTS = "/downloadable_consolidated_screening_list/v1"
RULE_PDF = (PROJECT / "data" / "samples" / "2025-00704.pdf").read_bytes()
RULE_XML = (
    b"<RULE><PREAMB><SUBJECT>Addition of Entities</SUBJECT></PREAMB>"
    b"<FRDOC>[FR Doc. 2025-00704 Filed 1-15-25; 8:45 am]</FRDOC></RULE>"
)


def edition(parties: int = 1) -> bytes:
    return part(supplement([Party("CHAD", f"A{number} Ltd.", (), "Abéché.", "For all items.", "89 FR 1, 1/2/24") for number in range(parties)]))  # fmt: skip  # noqa: E501


def as_json(found: object) -> Answer:
    return Answer(json.dumps(found).encode(), "application/json")


def version(day: dt.date, identifier: str = "Supplement No. 4 to Part 744") -> dict[str, object]:
    return {"identifier": identifier, "type": "appendix", "part": "744", "issue_date": str(day), "removed": False}


def offers_editions(publisher: Publisher, *days: dt.date) -> None:
    listed = [{"number": 15, "up_to_date_as_of": "2026-11-20"}, {"number": 1, "up_to_date_as_of": "2026-11-20"}]
    publisher.gives(f"{ECFR}/titles.json", as_json({"titles": listed}))
    versions = {"content_versions": [version(day) for day in days], "meta": {"total_pages": "1"}}
    publisher.gives(f"{ECFR}/versions/title-15.json", as_json(versions))


def offers_rules(publisher: Publisher, *records: dict[str, object]) -> None:
    publisher.gives(RULES, as_json({"count": len(records), "results": list(records), "next_page_url": None}))
    publisher.gives(INSPECTION, as_json({"count": 0, "results": []}))


def page(title: str, day: str = "2025-01-16", more: str = "") -> Answer:
    """A page of news with an article of two paragraphs."""
    text = (
        f"<h1>{title}</h1><time datetime='{day}'>{day}</time><p>{title}, the notice says.{more}</p><p>Ten are one.</p>"
    )
    return Answer(f"<!doctype html><html><body><article>{text}</article></body></html>".encode(), "text/html")


def feed(*links: str, day: str = "Thu, 16 Jan 2025 10:00:00 GMT", headers: dict[str, str] | None = None) -> Answer:
    """An RSS feed of these links."""
    items = "".join(
        f"<item><title>To {link}</title><link>{link}</link><pubDate>{day}</pubDate></item>" for link in links
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return Answer(body.encode(), "application/rss+xml", headers=headers or {})


def sitemap(*links: tuple[str, str], element: str = "url") -> bytes:
    """A sitemap of these addresses and days, or an index of sitemaps."""
    root = "urlset" if element == "url" else "sitemapindex"
    rows = "".join(f"<{element}><loc>{link}</loc><lastmod>{day}</lastmod></{element}>" for link, day in links)
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{root}>'.encode()


def names_news(folders: Folders, *addresses: str, hosts: Sequence[str] = ()) -> None:
    """Write the addresses into the data folder, as a person does."""
    folders.root.mkdir(exist_ok=True)
    told = f"addresses = {json.dumps(addresses)}\nhosts = {json.dumps(hosts)}\n"
    (folders.root / "news.toml").write_text(told, encoding="utf-8")


def landed(folders: Folders) -> dict[str, bytes]:
    """The bytes in landing by file name; each is what its manifest says."""
    return {one.file_name: manifests.content(one, folders) for one in manifests.landed(folders)}


def unfinished(folders: Folders) -> dict[str, int]:
    """What is on its way, by name with its size; notes of marks left out."""
    found = (folders.fetched / "unfinished").rglob("*")
    return {path.name: path.stat().st_size for path in found if path.is_file() and path.suffix != ".marks"}


ONE_NEW = "1 new documents, 0 unchanged, 0 fetched before, 0 failures."
NAME = f"title-15_part-744_{DAY}.xml"
ETAG, WEAK = {"ETag": '"one"'}, {"ETag": 'W/"one"'}
