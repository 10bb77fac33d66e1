"""The directive `rows`: what a query gives on the published database, as a table in which every text stays text."""

import duckdb
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from dagster_project.storage.folders import Folders

_MOST = 500  # rows of a table; a page of 20,000 opens in no browser
_NONE = "Nothing is published yet: `make run`, then `make docs` again."


class Rows(SphinxDirective):
    """Asks the published database when the site is built."""

    has_content = True
    option_spec = {"most": directives.positive_int}  # noqa: RUF012

    def run(self) -> list[nodes.Node]:
        """The rows, or one line that says why there are none."""
        self.env.note_reread()
        published = Folders.from_environment().published_file
        if not published.exists():
            return _said(_NONE)
        most = self.options.get("most", _MOST)
        with duckdb.connect(published, read_only=True) as connection:
            found = connection.sql("\n".join(self.content))
            columns, rows = found.columns, found.fetchall()
        if not rows:
            return _said("None.")
        left = f"{len(rows) - most:,} more rows: ask the database itself." if len(rows) > most else ""
        return [_table(columns, rows[:most]), *(_said(left) if left else [])]


def _said(words: str) -> list[nodes.Node]:
    return [nodes.paragraph("", "", nodes.emphasis("", words))]


def _table(columns: list[str], rows: list[tuple[object, ...]]) -> nodes.Node:
    group = nodes.tgroup("", *(nodes.colspec(colwidth=1) for _ in columns), cols=len(columns))
    group += nodes.thead("", _row([column.replace("_", " ") for column in columns]))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group)


def _row(cells: list[str] | tuple[object, ...]) -> nodes.row:
    texts = ["" if cell is None else str(cell) for cell in cells]
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", nodes.Text(text))) for text in texts))


def setup(app: Sphinx) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_directive("rows", Rows)
    return {"parallel_read_safe": True}
