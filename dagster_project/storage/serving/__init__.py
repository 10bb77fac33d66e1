"""The published file offered to DuckDB clients over the network."""
