"""Where the Consolidated Screening List lands, and which of its forms is read."""

import pytest

from dagster_project.storage import files, ingest, lake, landing, manifests
from dagster_project.storage.ingest import Partition
from tests.typesetting.consolidated_screening_list import Party, as_csv, as_json

SOURCE = "consolidated_screening_list"
LISTED = (Party("A Ltd.", addresses=((None, "Minsk", "BY"),)), Party("B Ltd."))


def land(folders, name, content):
    folders.inbox.mkdir(parents=True, exist_ok=True)
    path = folders.inbox / name
    path.write_bytes(content)
    return landing.land(path, folders)


@pytest.mark.parametrize("name", ["consolidated_2026-07-31.csv", "consolidated_2026-07-31.json"])
def test_an_edition_is_told_by_its_content_and_read_into_the_partition_of_its_day(folders, name):
    land(folders, name, as_csv(LISTED) if name.endswith("csv") else as_json(LISTED))
    assert ingest.unread(folders) == [Partition(SOURCE, "2026-07-31")]
    ingest.read_partition(folders, Partition(SOURCE, "2026-07-31"))
    assert lake.scan(folders, f"{SOURCE}__entries")["name"].to_list() == ["A Ltd.", "B Ltd."]
    assert lake.scan(folders, f"{SOURCE}__editions")["form"].to_list() == [name.rpartition(".")[2]]


def test_of_both_forms_of_a_day_the_json_is_read_whichever_came_last(folders):
    land(folders, "2026-07-31.json", as_json(LISTED))
    land(folders, "2026-07-31.csv", as_csv(LISTED))
    (document,) = manifests.documents(folders, SOURCE, "2026-07-31")
    assert document.form == "json"
    assert manifests.content(document, folders) == as_json(LISTED)


def test_a_list_without_a_day_is_refused_with_the_name_that_it_needs(folders):
    with pytest.raises(files.RefusedFile, match=r"consolidated\.csv: .*name the file after the day, as consolidated_"):
        land(folders, "consolidated.csv", as_csv(LISTED))


def test_other_json_is_still_refused(folders):
    with pytest.raises(files.RefusedFile, match="the file is JSON"):
        land(folders, "other.json", b'{"results": [{"name": "A"}]}')
