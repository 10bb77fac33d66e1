"""The contents of the site: every Markdown file once, under a heading; links to a folder lead to its README."""

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

PROJECT = Path(__file__).resolve().parents[2]
_DOCS = PROJECT / "docs"
_OF_REFERENCE = ("docs/glossary", "docs/architecture", "docs/sources/README")
_OF_PROJECT = ("docs/decisions/README", "CHANGELOG", "CONTRIBUTING", "data/samples/README")
_REPORTS = "docs/reports"
_LINK = re.compile(r"(?<=\]\()([\w./-]+)(?=\))")


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", _complete)
    return {"parallel_read_safe": True}


def _complete(_: Sphinx, name: str, source: list[str]) -> None:
    """Lead links to folders to their README, and end the pages that others belong to with their contents."""
    folder = (PROJECT / name).parent
    source[0] = _LINK.sub(lambda link: _readme(folder, link[1]), source[0])
    source[0] += "".join(_toctree(caption, pages) for caption, pages in _contents(name).items() if pages)


def _readme(folder: Path, link: str) -> str:
    target = folder / link
    return f"{link}/README.md" if target.is_dir() and (target / "README.md").exists() else link


def _contents(name: str) -> dict[str, list[str]]:
    """Captions and pages below a page; the front page has those of the whole site."""
    if name != "README":
        folder = (PROJECT / name).parent
        is_own = name.endswith("/README") and folder.is_relative_to(_DOCS)
        return {"": [page for page in _pages(folder) if page != name]} if is_own else {}
    kept = {*_OF_REFERENCE, *_OF_PROJECT, _REPORTS}
    owned = [f"docs/{one.name}/README" for one in sorted(_DOCS.iterdir()) if (one / "README.md").exists()]
    loose = [
        page
        for one in sorted(_DOCS.iterdir())
        if one.is_dir()
        for page in _pages(one)
        if f"docs/{one.name}/README" not in owned
    ]
    guide = [page for page in [*_pages(_DOCS), *owned, *loose] if page not in kept]
    return {
        "Guide": guide,
        "Of the last run": [_REPORTS],
        "Reference": list(_OF_REFERENCE),
        "Project": list(_OF_PROJECT),
    }


def _pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(PROJECT).with_suffix("").as_posix() for path in folder.glob("*.md"))


def _toctree(caption: str, pages: list[str]) -> str:
    given = [
        ":hidden:",
        *([f":caption: {caption}"] if caption else []),
        ":titlesonly:",
        "",
        *(f"/{page}" for page in pages),
    ]
    return "\n\n```{toctree}\n" + "\n".join(given) + "\n```\n"
