"""Thin Dagster definitions: when each stage runs, never what it does."""
