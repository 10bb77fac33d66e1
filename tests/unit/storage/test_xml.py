"""XML beside PDF: where rules and editions land, and which form of a rule is read."""

import itertools
from pathlib import Path

import pytest

from dagster_project.reading.errors import UnreadableDocument
from dagster_project.storage import files, ingest, lake, landing, manifests, readers
from dagster_project.storage.folders import Folders
from dagster_project.storage.ingest import Partition
from tests.shared_data import shared
from tests.typesetting.ecfr import Party, part, supplement

LISTED = [Party("CHAD", "A Ltd.", (), "Abéché.", "For all items.", "89 FR 1, 1/2/24")]


def dropped(folders: Folders, name: str, content: bytes) -> Path:
    path = folders.inbox / name
    path.write_bytes(content)
    return path


def test_a_rules_full_text_lands_in_the_partition_of_its_pdf_and_print_is_the_best(folders):
    xml = landing.land(shared("rules/2023-03929.xml"), folders).manifest
    (alone,) = manifests.documents(folders, "federal_register", "2023-03929")
    pdf = landing.land(shared("rules/2023-03929.print-replica.pdf"), folders).manifest
    assert (xml.media_type, xml.form, pdf.form) == ("application/xml", "full_text", "print")
    assert xml.source == pdf.source
    assert xml.partition_key == pdf.partition_key
    assert manifests.path_of(xml, folders).suffix == ".xml"
    assert manifests.documents(folders, "federal_register", "2023-03929") == [xml, pdf]
    assert alone == xml


@pytest.mark.parametrize("order", list(itertools.permutations(["print", "full_text", "public_inspection"])))
def test_print_is_read_before_full_text_and_that_before_a_public_inspection(folders, monkeypatch, order):
    forms = iter(order)
    monkeypatch.setattr(readers, "place_of", lambda *_: readers.Place("application/xml", "federal_register", "1-1", "1-1", next(forms)))  # fmt: skip  # noqa: E501
    landed = [landing.land(dropped(folders, form, form.encode()), folders).manifest for form in order]
    best = next(one for one in landed if one.form == "print")
    found = [one.form for one in manifests.documents(folders, "federal_register", "1-1")]
    assert found == ["public_inspection", "full_text", "print"], "the best form stands last"
    manifests.path_of(best, folders).unlink()
    (folders.landing / f"{best.sha256}.json").unlink()
    assert [one.form for one in manifests.documents(folders, "federal_register", "1-1")] == found[:-1]


RULE = Partition("federal_register", "2023-03929")


def first_rows(folders, partition):
    return {name: written.first for name, written in ingest.read_partition(folders, partition).items()}


def test_a_second_form_landed_later_is_read_and_compared_and_the_tables_rest_on_the_best(folders):
    full_text = landing.land(shared("rules/2023-03929.xml"), folders).manifest
    alone = first_rows(folders, RULE)
    assert alone["federal_register__rules"]["form"].to_list() == ["full_text"]
    assert alone["federal_register__form_comparisons"].is_empty()
    assert RULE not in ingest.unread(folders)
    printed = landing.land(shared("rules/2023-03929.print-replica.pdf"), folders).manifest
    assert ingest.unread(folders) == [RULE], "a form that came later was not looked at"
    both = first_rows(folders, RULE)
    assert RULE not in ingest.unread(folders)
    assert both["federal_register__rules"]["form"].to_list() == ["print"]
    assert set(both["federal_register__entries"]["document_sha256"]) == {printed.sha256} != {full_text.sha256}
    compared = both["federal_register__form_comparisons"]
    assert compared.filter("is_equal").height == compared.height == 160
    assert compared.filter(field="entry").height == 13


def test_a_worse_form_landed_later_makes_the_rule_unread_and_changes_no_fact(folders):
    landing.land(shared("rules/2023-03929.print-replica.pdf"), folders)
    before = first_rows(folders, RULE)
    landing.land(shared("rules/2023-03929.xml"), folders)
    assert ingest.unread(folders) == [RULE]
    after = first_rows(folders, RULE)
    different = {name for name in before if not before[name].equals(after[name])}
    assert different == {"federal_register__form_comparisons"}


def test_another_form_that_its_reader_refuses_does_not_stop_the_best_and_is_kept_in_quarantine(folders, monkeypatch):
    landing.land(shared("rules/2023-03929.print-replica.pdf"), folders)
    landing.land(shared("rules/2023-03929.xml"), folders)
    read = readers.read

    def stricter(source: str, content: bytes, *place: str):
        if content.startswith(b"%PDF"):
            return read(source, content, *place)
        raise UnreadableDocument("no table in it", "download it again")

    monkeypatch.setattr(readers, "read", stricter)
    written = first_rows(folders, RULE)
    assert written["federal_register__entries"].height == 13
    assert written["federal_register__form_comparisons"].is_empty()
    (kept,) = written["federal_register__quarantine"].to_dicts()
    assert (kept["document_key"], kept["kind"]) == ("2023-03929", "form")
    assert "full_text" in kept["expected"]
    assert "no table in it; download it again" in kept["expected"]
    assert RULE not in ingest.unread(folders)


def test_an_edition_is_read_into_the_partition_of_its_day(folders):
    path = dropped(folders, "title-15_2026-07-09.xml", part(supplement(LISTED)))
    manifest = landing.land(path, folders).manifest
    assert (manifest.source, manifest.partition_key, manifest.form) == ("ecfr", "2026-07-09", "edition")
    assert ingest.unread(folders) == [Partition("ecfr", "2026-07-09")]
    written = first_rows(folders, Partition("ecfr", "2026-07-09"))
    assert written["ecfr__entries"]["name"].to_list() == ["A Ltd."]
    assert lake.scan(folders, "ecfr__editions")["entry_count"].to_list() == [1]
    assert ingest.unread(folders) == []


def test_an_edition_given_again_replaces_the_one_of_the_same_day(folders):
    for number in (1, 2):
        content = part(supplement(LISTED * number))
        landing.land(dropped(folders, f"{number}_2026-07-09.xml", content), folders)
    (newest,) = manifests.documents(folders, "ecfr", "2026-07-09")
    assert newest.file_name == "2_2026-07-09.xml"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ecfr.xml", part(supplement(LISTED)), r"ecfr\.xml: neither the eCFR XML nor its name says of which day"),
        ("feed.xml", b"<feed><entry/></feed>", r"feed\.xml: the file is XML with the root <feed>; give"),
        ("half.xml", b"<RULE><P>", r"half\.xml: the XML is damaged at line 1, column 10 \(.*\); download it again"),
    ],
)
def test_other_xml_is_refused_in_one_line_and_leaves_nothing(folders, name, content, said):
    with pytest.raises(files.RefusedFile, match=said) as refusal:
        landing.land(dropped(folders, name, content), folders)
    assert "\n" not in str(refusal.value)
    assert list(folders.landing.iterdir()) == []
