"""Pure: what a name is made of, and how alike two names are."""

from dagster_project.matching.comparison import similarity

__all__ = ["similarity"]
