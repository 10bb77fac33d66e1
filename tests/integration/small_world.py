"""A small world as raw tables: four rules, three owners, one article."""

import datetime as dt
from dataclasses import fields, replace
from pathlib import Path

from dagster_project.matching import keys
from dagster_project.reading.evidence import Evidence, digest, frame_of
from dagster_project.storage import lake

TYPES = {name: lake.record_type(name) for name in lake.names()}

ADDING, REVISING, REMOVING, SILENT = "2025-00704", "2020-10856", "2025-99001", "2025-00636"
CHINA = "CHINA, PEOPLE'S REPUBLIC OF"
ZHIPU = "Beijing Zhipu Huazhang Technology Co., Ltd."
LINGXIN = "Beijing Lingxin Intelligent Technology Co., Ltd."
KEYI = "Beijing Keyi Hongyuan Optoelectronics Co., Ltd."
ATOMIC = "Department of Atomic Energy"
HISILICON = "HiSilicon Technologies Co., Ltd"
BEL = "Bel Huawei Technologies LLC"
TENCENT = "Tencent Holdings Ltd."
WONG = "Wong Yung Fai"
STRANGER = "Stranger Ltd."
Raw = dict[str, list]


def put(
    raw: Raw, table: str, document: str, text: str, page: int | None = None, top: float = 50.0, **facts: object
) -> None:
    """One more row, printed as `text`; what is not said is None."""
    table = table if table in TYPES else f"federal_register__{table}"
    names = [field.name for field in fields(TYPES[table])]
    facts |= {"document_number": document} if "document_number" in names else {}
    facts |= {"list_code": "entity_list"} if "list_code" in names else {}
    facts |= {"ordinal": len(raw[table]) + 1} if "ordinal" in names else {}
    evidence = Evidence(digest(document) * 2, text, page, x0=216.0, top=top, x1=300.0, bottom=top)
    raw[table].append(TYPES[table](**dict.fromkeys(names) | facts | {"evidence": evidence}))


def put_entry(
    raw: Raw,
    document: str,
    action: str | None,
    place: str,
    *names: str,
    page: int | None = None,
    address: str = "1 Long  Road",
) -> str:
    top = 100.0 + len(raw["federal_register__entries"])
    entry_id, where = digest(document, place, names, top), (document, f"{names[0]}, printed", 3, top)
    terms = {"license_requirement": "For all items (See § 744.11)1", "license_review_policy": "Denial.", "last_page": 3}
    facts = {"action": action, "destination": place, "name": names[0], "federal_register_page": page}
    put(raw, "entries", *where, entry_id=entry_id, **facts, **terms)
    for name, kind in zip(names, ("primary", "alias"), strict=False):
        put(raw, "entry_names", *where, entry_id=entry_id, name=name, name_type=kind)
    put(raw, "entry_addresses", *where, entry_id=entry_id, address=address)
    put(raw, "entry_footnotes", *where, entry_id=entry_id, marker="1")
    put_terms(raw, document, entry_id)
    if action:
        facts = {"action": action, "target": "entry", "destination": place, "name": names[0], "label": "2.a"}
        put(raw, "instructions", document, f"“{names[0]}”", 2, entry_id=entry_id, **facts)
    return entry_id


def put_terms(raw: Raw, document: str, entry_id: str) -> None:
    codes = {"template": "all_items_see_sections", "policy_code": "presumption_of_denial", "is_all_items": True}
    put(raw, "license_requirements", document, "For all items", 3, 90.0, entry_id=entry_id, footnotes="1", **codes)
    for kind, citation in (("section", "744.11"), ("policy_section", "744.21(e)"), ("section", "746.8(a)(3)")):
        put(raw, "requirement_sections", document, "See", 3, entry_id=entry_id, kind=kind, citation=citation)


def put_citations(raw: Raw, document: str, entry_id: str, volume: int, page: int, day: dt.date) -> None:
    facts = {"volume": volume, "federal_register_page": page, "cited_date": day}
    put(raw, "citations", document, f"{volume} FR {page}", 3, entry_id=entry_id, **facts, is_this_rule=False)
    put(raw, "citations", document, "90 FR", 3, entry_id=entry_id, volume=90, is_this_rule=True)


def put_rule(raw: Raw, document: str, **facts: object) -> None:
    facts |= {"form": "print" if "volume" in facts else "public_inspection", "title": "Changes to the\nEntity List"}
    put(raw, "rules", document, "Changes to the Entity List", 1, page_count=4, **facts)


def put_the_rule_of_january_2025(raw: Raw) -> None:
    zhipu = put_entry(raw, ADDING, "add", CHINA, ZHIPU, "Zhipu AI", page=4619)
    for name in (LINGXIN, KEYI, WONG, WONG):
        put_entry(raw, ADDING, "add", CHINA, name, page=4619)
    for name in (ZHIPU, LINGXIN, KEYI, WONG, WONG):
        put(raw, "bullets", ADDING, name, 2, action="add", destination="China", name=name)
    india = put_entry(raw, ADDING, "revise", "INDIA", ATOMIC, page=4620)
    put_citations(raw, ADDING, india, 63, 64322, dt.date(1998, 11, 19))
    for action, body in (("keep", "Nuclear reactors"), ("remove", "Bhabha Atomic Research Center")):
        put(raw, "sub_entities", ADDING, f"{action} {body}", 2, entry_id=india, action=action, name=body)
    put(raw, "reasons", ADDING, "They", 2, destination="China", name=ZHIPU, reason="Military use.", entry_id=zhipu)
    for action, target, count in (("add", "entry", 5), ("add", "entity", 5), ("revise", "entry", 1)):
        put(raw, "declared_counts", ADDING, f"{action} {count}", 2, action=action, target=target, count=count)
    day = dt.date(2025, 1, 16)
    put_rule(raw, ADDING, volume=90, start_page=4617, end_page=4620, publication_date=day, effective_date=day)


def put_the_full_text_of_the_rule_of_january_2025(raw: Raw) -> None:
    """The rule's second form, which spells an alias in its own way and lacks one entry."""
    forms = {"form": "print", "other_form": "full_text"}
    of_the_rule = {"field": "effective_date", "value": "2025-01-16", "other_value": "2025-01-16", "is_equal": True}
    put(raw, "form_comparisons", ADDING, "Changes to the Entity List", 1, **forms | of_the_rule)
    entry = {"destination": CHINA, "name": ZHIPU, "field": "aliases", "value": "Zhipu AI", "other_value": "Zhipu A1"}
    put(raw, "form_comparisons", ADDING, ZHIPU, 3, **forms | entry | {"is_equal": False})
    missing = {"destination": CHINA, "name": LINGXIN, "field": "entry", "value": LINGXIN, "is_equal": False}
    put(raw, "form_comparisons", ADDING, LINGXIN, 3, **forms | missing)
    for ordinal, record in enumerate(raw["federal_register__form_comparisons"]):
        raw["federal_register__form_comparisons"][ordinal] = replace(record, ordinal=ordinal)


def put_the_rule_of_may_2020(raw: Raw) -> None:
    for destination, name in ((CHINA, HISILICON), ("BELARUS", BEL)):
        entry_id = put_entry(raw, REVISING, "revise", destination, name)
        put_citations(raw, REVISING, entry_id, 84, 22963, dt.date(2019, 5, 21))
    put_entry(raw, REVISING, None, "CHILE", "Huawei Chile S.A.")
    stray = raw["federal_register__entries"][-1].evidence
    aside = {"document_key": REVISING, "expected": "something else"}
    put(raw, "quarantine", REVISING, stray.printed_text, 3, stray.top, quarantine_id="a", kind="entry", **aside)
    put(raw, "quarantine", REVISING, "a cell that nobody understands", 21, quarantine_id="b", kind="cell", **aside)
    nobody = {"action": "revise", "target": "entry", "destination": "Chile", "name": "Nobody S.A.", "label": "8.b"}
    put(raw, "instructions", REVISING, "By revising the Chile entity, “Nobody S.A.”", 17, **nobody)
    put(raw, "declared_counts", REVISING, "93 entries", 2, action="revise", target="entry", count=93)
    put_rule(raw, REVISING, publication_date=dt.date(2020, 5, 19), effective_date=dt.date(2020, 5, 15))


def put_a_removal_and_a_rule_without_events(raw: Raw) -> None:
    removed = {"action": "remove", "target": "entry", "destination": "China", "name": HISILICON.upper(), "label": "2.a"}
    put(raw, "instructions", REMOVING, f"By removing the entry for “{HISILICON}”", 1, 60.0, **removed)
    put_rule(raw, REMOVING, volume=90, start_page=5000, end_page=5001, publication_date=dt.date(2025, 6, 2))
    put_rule(raw, SILENT, no_events_because="it amends no entry")


def put_owners_and_news(raw: Raw) -> None:
    said = {"source_name": "TechDogs", "source_date": dt.date(2025, 1, 16), "source_text": "Tencent backs Zhipu"}
    pairs = [(ZHIPU, LINGXIN), (TENCENT, "zhipu  AI"), (ZHIPU, STRANGER), (WONG, KEYI)]
    for row, (owner, owned) in enumerate(pairs, start=2):
        kind = "investor" if owner == TENCENT else "parent"
        names = {"owner_name": owner, "owned_name": owned, "relation_type": kind}
        facts = {"holding_id": str(row), "row_number": row, "format": "table"} | names | said
        facts |= {"is_minimum_excluded": False, "is_maximum_excluded": False}
        facts |= {"share": 0.6} if owned == STRANGER else {}
        put(raw, "ownership__holdings", "owners.csv", f"{owner},{owned}", **facts)
    day = {"published_date": dt.date(2025, 1, 15), "published_at": dt.datetime(2025, 1, 16, 1, 10, tzinfo=dt.UTC)}
    body = {"title": "Zhipu listed", "body": f"Zhipu AI and {WONG} are listed.", "is_machine_written": True}
    put(raw, "news__articles", "article", "Zhipu listed", article_id="a1", **day, **body)
    for name in ("Zhipu AI", WONG):
        put(
            raw,
            "news__mentions",
            "article",
            name,
            mention_id=name,
            article_id="a1",
            name=name,
            sentence="They are listed.",
        )


def put_keys(raw: Raw) -> None:
    names = {" ".join(one.name.split()) for one in raw["federal_register__entry_names"]}
    addresses = {" ".join(one.address.split()) for one in raw["federal_register__entry_addresses"]}
    raw["names__keys"] = list(keys.name_keys(sorted(names), names, addresses, set()))
    raw["addresses__keys"] = list(keys.address_keys(sorted(addresses)))


def a_small_world() -> Raw:
    raw: Raw = {name: [] for name in TYPES}
    put_the_rule_of_january_2025(raw)
    put_the_full_text_of_the_rule_of_january_2025(raw)
    put_the_rule_of_may_2020(raw)
    put_a_removal_and_a_rule_without_events(raw)
    put_owners_and_news(raw)
    put_keys(raw)
    return raw


def write(data: Path, raw: Raw, partition: str = "world") -> Path:
    (data / "warehouse").mkdir(parents=True)
    for name, records in raw.items():
        (data / "raw" / name).mkdir(parents=True)
        frame_of([], TYPES[name]).write_parquet(data / "raw" / name / "_empty.parquet")
        frame_of(records, TYPES[name]).write_parquet(data / "raw" / name / f"{partition}.parquet")
    return data
