"""Archives of articles made in a test: JSON Lines and WARC."""

import io
import json

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


def line(number: int, day: str | None = "2025-01-16", **other: object) -> bytes:
    """One article as a line of JSON."""
    told = {"url": f"https://a.test/{number}", "title": f"Story {number}", "published": day and f"{day}T10:00:00Z"}
    text = f"In story {number} the notice names a party.\nShare this article\nOfficials said so on Thursday."
    return json.dumps(told | {"text": text} | other, ensure_ascii=False).encode() + b"\n"


def page(number: int, more: str = "") -> bytes:
    """One article as a page of HTML."""
    text = f"<h1>Page {number}</h1><p>Published on January 9, 2025</p><p>Page {number} names a party.</p>{more}"
    return f"<!doctype html><html><body><article>{text}</article></body></html>".encode()


def warc(*pages: tuple[str, bytes], is_packed: bool = True, status: str = "200 OK", kind: str = "text/html") -> bytes:
    """A WARC file of these answers, each captured on a day; each with its request, and one picture."""
    content = io.BytesIO()
    writer = WARCWriter(content, gzip=is_packed)
    for number, (day, body) in enumerate([*pages, ("2025-02-09", b"\x89PNG")]):
        told = kind if number < len(pages) else "image/png"
        headers = StatusAndHeaders(status, [("Content-Type", f"{told}; charset=utf-8")], protocol="HTTP/1.1")
        asked = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        url, dated = f"https://w.test/{number}", {"WARC-Date": f"{day}T05:06:07Z"}
        answer = {"payload": io.BytesIO(body), "http_headers": headers, "warc_headers_dict": dated}
        writer.write_record(
            writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict=dict(dated))
        )
        writer.write_record(writer.create_warc_record(url, "response", **answer))
    return content.getvalue()
