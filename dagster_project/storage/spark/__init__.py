"""The models built by Spark instead of DuckDB, from the same raw Parquet; an extra, not part of the default install."""
