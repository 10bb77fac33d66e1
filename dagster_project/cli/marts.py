"""The published marts as the command line names them."""

from dagster_project.storage.published import NothingPublished, of_this_version, published, published_file

__all__ = ["NothingPublished", "of_this_version", "published", "published_file"]
