"""The report for an auditor: one HTML page of what was screened, against which edition, and what was found."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import IO, Any

_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;
text-align:left;vertical-align:top;overflow-wrap:anywhere}th{background:#f2f2f2}td.number{text-align:right;
font-variant-numeric:tabular-nums}small{color:#555}caption{text-align:left;font-weight:600;padding:.5rem 0}
"""
_TITLES = ("Row", "Customer", "Score", "Listed name", "Why", "Listing", "Rule and page", "Group")
_PARTS = {
    **{"by_name": "name", "by_numbers": "numbers", "by_places": "places", "by_weak_name": "weak name"},
    **{"by_country": "country", "by_address": "address", "by_group": "group"},
}


class AsPage:
    """A page with a row per hit; what was done, and which rows were not screened, stand below."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        file.write(
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Screening</title>'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            f"<style>{_STYLE}</style></head>\n<body><h1>Screening against the lists</h1>\n"
            '<p>What was screened, and how, stands <a href="#done">below the hits</a>.</p>\n'
            f"<table><caption>Hits</caption><thead><tr>{''.join(f'<th>{title}</th>' for title in _TITLES)}</tr></thead>"
            "<tbody>\n"
        )

    def add(self, hit: Mapping[str, Any]) -> None:
        """Write one hit."""
        parts = ", ".join(f"{title} {hit[part]:+.2f}" for part, title in _PARTS.items() if hit[part])
        rule = hit["document_number"] or (f"edition of {hit['edition_date']}" if hit["edition_date"] else "")
        place = f"page {hit['page']}" if hit["page"] else ""
        group = f"{hit['group_name']} ({hit['group_size']})" if (hit["group_size"] or 0) > 1 else ""
        cells = (
            f'<td class="number">{hit["row"]}</td>',
            _cell(hit["customer_name"], hit["customer_id"], hit["customer_country"], hit["customer_address"]),
            f'<td class="number">{hit["score"]:.2f}<br><small>rank {hit["rank"]}</small></td>',
            _cell(hit["matched_name"], f"{hit['name_type']} of {hit['entity_name']}", hit["destination"]),
            _cell(hit["explanation"], parts),
            _cell((hit["list_codes"] or "no list").replace("_", " "), _since(hit), hit["license_requirement"]),
            _cell(rule, hit["citation"], place),
            _cell(group, hit["affiliate_status"]),
        )
        self._file.write(f"<tr>{''.join(cells)}</tr>\n")

    def close(self, facts: Mapping[str, object], troubles: list[str]) -> None:
        """Say below the hits what was done, and which rows were not screened."""
        rows = "".join(f"<tr><th>{escape(title)}</th>{_cell(str(fact))}</tr>" for title, fact in facts.items())
        self._file.write(f'</tbody></table>\n<h2 id="done">What was done</h2><table><tbody>{rows}</tbody></table>\n')
        if troubles:
            told = "".join(f"<li><bdi>{escape(trouble)}</bdi></li>" for trouble in troubles)
            self._file.write(f"<h2>Rows with a remark</h2><ul>{told}</ul>\n")
        self._file.write("</body></html>\n")


@contextmanager
def page_to(path: Path) -> Iterator[AsPage]:
    """Open a page for hits."""
    with path.open("w", encoding="utf-8") as file:
        yield AsPage(file)


def _since(hit: Mapping[str, Any]) -> str:
    return f"since {hit['listed_since']}" if hit["listed_since"] else ""


def _cell(main: str | None, *more: str | None) -> str:
    """Set text apart from the page: no sign of it is markup, and none turns the direction of what follows."""
    rest = "".join(f"<br><small><bdi>{escape(text)}</bdi></small>" for text in more if text)
    return f"<td><bdi>{escape(main or '')}</bdi>{rest}</td>"
