"""The command line `entity-ledger`: thin commands over the same functions and jobs that Dagster uses."""

from dagster_project.cli.app import app

__all__ = ["app"]
