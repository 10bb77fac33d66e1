"""The keys of names and addresses, made from the raw tables."""

import datetime as dt

from dagster_project.reading.evidence import Evidence
from dagster_project.sources.ecfr import records as ecfr
from dagster_project.sources.federal_register import records as fr
from dagster_project.storage import keys, lake

SEEN = Evidence("ab" * 32, "printed", span_start=0, span_end=1)
DAY = dt.date(2026, 7, 9)


def test_each_name_and_address_has_its_keys_once_whoever_prints_it(folders):
    lake.prepare(folders)
    in_a_rule = [
        fr.EntryName("e1", "2025-00704", 1, "primary", "Beijing  Zhipu Future\nCo., Ltd.", SEEN),
        fr.EntryName("e1", "2025-00704", 2, "alias", "MEC", SEEN),
    ]
    in_an_edition = [
        ecfr.EntryName("x1", DAY, 1, "primary", "Beijing Zhipu Future Co., Ltd.", SEEN),
        ecfr.EntryName("x2", DAY, 1, "primary", "Zhipu Huanyu Co., Ltd.", SEEN),
    ]
    lake.write(folders, "federal_register", "2025-00704", {"entry_names": in_a_rule}, [])
    lake.write(folders, "ecfr", "2026-07-09", {"entry_names": in_an_edition}, [])
    lake.write(
        folders,
        "ecfr",
        "2026-07-09",
        {"entry_addresses": [ecfr.EntryAddress("x1", DAY, 1, "1\u00a0Long Road, Beijing, China", SEEN)]},
        [],
    )
    written = {name: one.first for name, one in keys.write_keys(folders).items()}
    assert written["names__keys"].select("name", "is_acronym", "stem").rows() == [
        ("Beijing Zhipu Future Co., Ltd.", False, "zhipu"),
        ("MEC", True, None),
        ("Zhipu Huanyu Co., Ltd.", False, "zhipu"),
    ]
    assert written["addresses__keys"]["address"].to_list() == ["1 Long Road, Beijing, China"]
    assert lake.scan(folders, "names__keys").equals(written["names__keys"])


def test_nothing_read_gives_tables_without_rows(folders):
    lake.prepare(folders)
    assert [one.row_count for one in keys.write_keys(folders).values()] == [0, 0]
