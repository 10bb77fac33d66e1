"""How Sphinx makes one site of what stands in Markdown, of the last run, and of what dbt and the doors wrote."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "Entity Ledger"
author = "the project Entity Ledger"
extensions = ["myst_parser", "contents", "run_pages", "run_tables"]

root_doc = "README"
include_patterns = ["*.md", "data/samples/*.md", "docs/*.md", "docs/**/*.md"]
exclude_patterns = [
    ".*",
    "*.egg-info",
    "benchmarks",
    "bi",
    "dagster_project",
    "data/[!s]*",
    "data/site",
    "dbt_project",
    "tests",
]
nitpicky = True

myst_heading_anchors = 4
myst_enable_extensions = ["strikethrough"]
suppress_warnings = [
    "misc.highlighting_failure",  # Pygments knows the words of DuckDB's SQL only in part
    "myst.header",  # an article of the docs may begin below the first level
]

highlight_language = "none"
smartquotes = False  # a printed text keeps its quotation marks
html_theme = "furo"
html_title = "Entity Ledger"
html_css_files = ["wide.css"]
html_static_path = ["static"]
html_extra_path = ["index.html"]
html_copy_source = False
html_show_copyright = False
html_use_index = False
html_show_search_summary = False  # would be fetched, which a browser refuses to a page from disk
html_theme_options = {"navigation_with_keys": True}
