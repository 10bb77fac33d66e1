"""Documents that are read piece by piece."""

import tracemalloc
from dataclasses import replace

import polars as pl
import pytest

from dagster_project.sources.ownership import document as reader
from dagster_project.sources.ownership.series import published, series_of
from dagster_project.storage import files, ingest, lake, landing, manifests, streams
from dagster_project.storage.folders import Folders
from dagster_project.storage.ingest import Partition
from tests.unit.sources.ownership.golden_copy import A, csv_of, party, relationship, zipped


@pytest.fixture
def folders(tmp_path):
    made = Folders(tmp_path)
    lake.prepare(made)
    return made


def land(folders, name, content):
    path = folders.root / name
    path.write_bytes(content)
    return landing.land(path, folders).manifest


def read(folders, manifest):
    ingest.read_partition(folders, Partition("ownership", manifest.partition_key))
    return lake.scan(folders, "ownership__holdings")


def test_a_zip_of_gleif_is_landed_as_it_is_and_read(folders):
    content = zipped(csv_of(relationship()))
    manifest = land(folders, "20261101-0800-gleif-goldencopy-rr-golden-copy.csv.zip", content)
    assert (manifest.source, manifest.form, manifest.partition_key) == (
        "ownership",
        "relationships",
        "gleif-relationships",
    )
    assert manifests.path_of(manifest, folders).read_bytes() == content
    assert read(folders, manifest)["owned_identifier"].to_list() == [f"LEI:{A}"]
    assert Partition("ownership", "gleif-relationships") not in ingest.unread(folders)


def test_of_golden_copies_the_one_published_last_counts_whenever_it_was_landed(folders):
    land(folders, "20261101-0800-gleif-goldencopy-rr-golden-copy.csv", csv_of(relationship()))
    older = land(folders, "20260901-0800-gleif-goldencopy-rr-golden-copy.csv", csv_of(relationship(), relationship()))
    assert read(folders, older).height == 1


def test_a_corrected_table_replaces_the_older_one_of_the_same_name(folders):
    table = b"owner,owned,share,source\nOne,Two,%s,Register\n"
    first = land(folders, "our owners.csv", table % b"30%")
    assert read(folders, first)["share"].to_list() == [0.3]
    second = land(folders, "our owners.csv", table % b"60%")
    assert second.partition_key == first.partition_key
    assert read(folders, second)["share"].to_list() == [0.6]


def test_tables_of_different_names_stand_side_by_side():
    names = ("owners.csv", "Owners 2.csv", "股权.csv", "股东.csv")
    assert len({series_of("table", name) for name in names}) == len(names)
    assert published("20261101-0800-gleif-goldencopy-rr-golden-copy.csv") == "202611010800"


def test_a_part_of_the_golden_copy_is_refused(folders):
    with pytest.raises(files.RefusedFile, match="a part of the golden copy; give the full one"):
        land(folders, "20261101-0800-gleif-goldencopy-rr-intra-day.csv", csv_of(relationship()))


def test_changed_bytes_are_no_longer_read(folders):
    manifest = land(folders, "rr.csv", csv_of(relationship()))
    manifests.path_of(manifest, folders).write_bytes(csv_of(relationship(), relationship()))
    with pytest.raises(files.RefusedFile, match="no longer the bytes that were landed"):
        read(folders, manifest)


def test_a_document_that_breaks_off_leaves_no_table_behind(folders, monkeypatch):
    manifest = land(folders, "rr.csv", csv_of(relationship()))
    monkeypatch.setattr(reader, "_facts", broken_facts)
    with pytest.raises(ZeroDivisionError):
        read(folders, manifest)
    assert [path.name for path in (folders.raw / "ownership__holdings").iterdir()] == ["_empty.parquet"]


def broken_facts(*_):
    yield "quarantine", 1 / 0


def test_batches_become_row_groups_of_one_file(folders, monkeypatch):
    monkeypatch.setattr(reader, "_BATCH", 10)
    manifest = land(folders, "names.csv", csv_of(*(party(name=f"Company {place}") for place in range(95))))
    read(folders, manifest)
    names = lake.scan(folders, "ownership__parties")["name"]
    assert names.to_list() == [f"Company {place}" for place in range(95)]
    assert lake.preview(folders, "ownership__parties", 2)[1] == 95


def test_memory_does_not_grow_with_the_document(folders, monkeypatch):
    monkeypatch.setattr(reader, "_BATCH", 500)
    monkeypatch.setattr(reader, "_WHOLE", 1 << 16)
    peaks = []
    for count in (4_000, 16_000):
        content = csv_of(*(relationship() for _ in range(count)))
        path = folders.root / f"{count}.csv"
        path.write_bytes(content)
        del content
        tracemalloc.start()
        manifest = landing.land(path, folders).manifest
        streams.read_into_lake(folders, manifest.partition_key, replace(manifest))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.3
    assert (
        pl.scan_parquet(folders.raw / "ownership__holdings" / "*.parquet").select(pl.len()).collect().item() == 16_000
    )
