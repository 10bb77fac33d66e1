"""The directive `page`, a link to what a run wrote, and the copies that it leads to, which ask the web for nothing."""

import posixpath
import re
import shutil
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from dagster_project.storage.folders import Folders

_FOLDER = "run"
_COPIED = ("quality", "published/graphs")

# Great Expectations' pages take style and scripts from the web. Without them all on a page is still there, but for its
# list of suites, which a script draws: we write our own.
_FROM_THE_WEB = re.compile(
    r"<script\b.*?</script>|<(?:link|img)\b[^>]*\b(?:href|src)=[\"'](?:https?:|[./]*static/)[^>]*>|<footer\b.*?</footer>",
    re.I | re.S,
)
_STYLED = '<link rel="stylesheet" href="{}doors.css"></head>'
_INDEX = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every expectation</title></head>
<body><h1>Every expectation</h1><p><a href="../index.html">What was checked</a></p><ul>{items}</ul></body></html>
"""


class Page(SphinxDirective):
    """A link to a page of the run, or one line that says that the run has none."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The words of the directive as a link."""
        self.env.note_reread()
        words, path = " ".join(self.content), self.arguments[0]
        if not (Folders.from_environment().root / path).exists():
            return [nodes.paragraph("", "", nodes.emphasis("", f"{words}: no run has made it yet (`make run`)."))]
        target = posixpath.relpath(f"{_FOLDER}/{path}", posixpath.dirname(self.env.docname) or ".")
        return [nodes.paragraph("", "", nodes.reference("", words, refuri=target, internal=False))]


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_directive("page", Page)
    app.connect("build-finished", _copy)
    return {"parallel_read_safe": True}


def _copy(app: Sphinx, error: Exception | None) -> None:
    """Copy the pages of the run anew, and say which there are not."""
    target, folders = Path(app.outdir) / _FOLDER, Folders.from_environment()
    shutil.rmtree(target, ignore_errors=True)
    if error is not None:
        return
    for name in _COPIED:
        if not (folders.root / name).is_dir():
            sys.stdout.write(f"left out, since no run has made it yet: {name} (`make run`)\n")
            continue
        shutil.copytree(
            folders.root / name, target / name, ignore=shutil.ignore_patterns("static", "*.json", "fingerprint")
        )
    for door in (target / "quality").glob("door_*/"):
        _open_from_disk(door)
    if (target / "quality").exists():
        shutil.copy(Path(__file__).parent / "doors.css", target / "quality")


def _open_from_disk(door: Path) -> None:
    """Take from the pages of a door what comes from the web, and list its suites."""
    found = sorted(page.relative_to(door) for page in door.glob("validations/*/**/*.html"))
    items = "".join(f'<li><a href="{page.as_posix()}">{page.parts[1].replace("_", " ")}</a></li>' for page in found)
    (door / "index.html").write_text(_INDEX.format(items=items), encoding="utf-8")
    for page in door.rglob("*.html"):
        up = "../" * len(page.relative_to(door).parts)
        text = _FROM_THE_WEB.sub("", page.read_text(encoding="utf-8"))
        page.write_text(text.replace("</head>", _STYLED.format(up), 1), encoding="utf-8")
