"""Where each stage keeps its files, and the environment that tells dbt and Dagster the same."""

import os
from dataclasses import dataclass
from pathlib import Path

from dagster_project.storage import places

PROJECT = Path(__file__).resolve().parents[2]

DAGSTER_YAML = """\
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  runs:
    max_concurrent_runs: 2
    tag_concurrency_limits:
      - key: entity_ledger/warehouse  # DuckDB has one writer
        limit: 1
"""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders under one data root, one per stage."""

    root: Path

    @classmethod
    def from_environment(cls) -> "Folders":
        """The root that ENTITY_LEDGER_DATA names, else `data` in the project."""
        return cls(Path(os.environ.get("ENTITY_LEDGER_DATA") or PROJECT / "data").expanduser().resolve())

    @property
    def samples(self) -> Path:
        """Small documents that come with the project."""
        return self.root / "samples"

    @property
    def inbox(self) -> Path:
        """Where a person drops a document."""
        return self.root / "inbox"

    @property
    def fetched(self) -> Path:
        """What is known of fetched addresses, what publishers say of their documents, and what is on its way."""
        return self.root / "fetched"

    @property
    def landing(self) -> Path:
        """Bytes as published, by their SHA-256."""
        return self.root / "landing"

    @property
    def raw(self) -> Path:
        """Parquet as printed, a folder per table and a file per partition; here or where ENTITY_LEDGER_RAW says."""
        return places.named(places.RAW, self.root / "raw")

    @property
    def warehouse(self) -> Path:
        """The database that dbt builds, and dbt's own output."""
        return self.root / "warehouse"

    @property
    def warehouse_file(self) -> Path:
        """The DuckDB file of staging, intermediate and marts."""
        return self.warehouse / "warehouse.duckdb"

    @property
    def spark_warehouse(self) -> Path:
        """The tables of the latest build by Spark, a folder of Parquet each."""
        return self.warehouse / "spark"

    @property
    def lakehouse_data(self) -> Path:
        """Where a lakehouse keeps the files of its tables: a folder that all who write share, or a URL."""
        return places.named(places.LAKEHOUSE_DATA, self.warehouse / "lakehouse")

    @property
    def dbt_target(self) -> Path:
        """Where dbt writes its manifest and run results."""
        return self.warehouse / "dbt"

    @property
    def published(self) -> Path:
        """What readers open."""
        return self.root / "published"

    @property
    def published_file(self) -> Path:
        """The published DuckDB file."""
        return self.published / "entity_ledger.duckdb"

    @property
    def quality(self) -> Path:
        """What was checked, for a person to open in a browser."""
        return self.root / "quality"

    @property
    def descriptions(self) -> Path:
        """What each table and column means, as one page that dbt writes."""
        return self.quality / "dbt" / "index.html"

    @property
    def dagster(self) -> Path:
        """Dagster's own records: runs, materializations, checks."""
        return self.root / "dagster"

    @property
    def superset(self) -> Path:
        """Superset's own store: its key, users, charts; made by `make superset`."""
        return self.root / "superset"

    @property
    def dbt_project(self) -> Path:
        """The dbt project's source."""
        return PROJECT / "dbt_project"

    @property
    def exceptions(self) -> Path:
        """The reviewed seed of exceptions: with the SQL that applies it, and not in the data folder."""
        return self.dbt_project / "seeds" / "exceptions.csv"

    @property
    def judgements(self) -> Path:
        """The reviewed seed of judgements on relations."""
        return self.dbt_project / "seeds" / "judgements.csv"

    def prepare(self) -> None:
        """Make the folders that other programs expect, and Dagster's settings where missing."""
        ours = (self.inbox, self.landing, self.raw, self.dbt_target, self.published, self.quality, self.dagster)
        for folder in filter(places.is_local, ours):
            folder.mkdir(parents=True, exist_ok=True)
        settings = self.dagster / "dagster.yaml"
        if not settings.exists():
            settings.write_text(DAGSTER_YAML, encoding="utf-8")

    def export(self) -> None:
        """Prepare the folders and tell dbt, Dagster and Great Expectations of them; no telemetry leaves."""
        self.prepare()
        os.environ |= {
            "ENTITY_LEDGER_DATA": str(self.root),
            places.RAW: places.told(self.raw) if os.environ.get(places.RAW) else "",  # else of whichever data folder
            places.LAKEHOUSE_DATA: places.told(self.lakehouse_data),
            "DAGSTER_HOME": str(self.dagster),
            "DAGSTER_DISABLE_TELEMETRY": "yes",
            "DBT_TARGET_PATH": str(self.dbt_target),
            "DBT_PROFILES_DIR": str(self.dbt_project),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "DO_NOT_TRACK": "1",
            "GX_ANALYTICS_ENABLED": "false",
        }
