"""Metrics compiled to SQL: what `make metrics` writes and a test compares."""
