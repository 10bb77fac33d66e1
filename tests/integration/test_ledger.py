"""The ledger against a plain model: random histories of many parties, replayed by SQL and by a loop."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import duckdb
import pytest

from dagster_project.storage import release
from dagster_project.storage.folders import Folders
from tests.integration.small_world import TYPES, Raw, put, put_entry, put_rule, write
from tests.integration.test_marts import dbt_build

pytestmark = pytest.mark.slow

FIRST = dt.date(2020, 1, 1)
RULES, PARTIES, SEED = 14, 60, 20250116


@dataclass(frozen=True)
class Rule:
    number: str
    filed: dt.date
    published: dt.date
    effective: dt.date

    @property
    def order(self) -> tuple[dt.date, dt.date, str]:
        return self.effective, self.published, self.number


@dataclass(frozen=True)
class Act:
    rule: Rule
    party: str
    action: str
    address: str | None  # None of a removal


def a_rule(number: int, random: Random) -> Rule:
    """Most take effect when published; some before, some after, and some on one day with another rule."""
    published = FIRST + dt.timedelta(days=30 * (number // 2 if random.random() < 0.3 else number))
    effective = published + dt.timedelta(days=random.choice((0, 0, 0, -45, -3, 20, 70)))
    return Rule(f"2020-{number:05}", published - dt.timedelta(days=random.randint(0, 3)), published, effective)


def histories(random: Random) -> list[Act]:
    """Per party, in order of effect: added, revised, corrected, removed, added again; a rule may remove and add."""
    rules = sorted((a_rule(number, random) for number in range(RULES)), key=lambda rule: rule.order)
    acts = []
    for number in range(PARTIES):
        is_listed = False
        for rule in rules:
            if random.random() < 0.5:
                continue
            if is_listed and random.random() < 0.4:
                acts.append(Act(rule, f"Party {number}", "remove", None))
                is_listed = False
                if random.random() < 0.8:
                    continue
            action = random.choice(("revise", "correct")) if is_listed else "add"
            acts.append(Act(rule, f"Party {number}", action, f"{random.randint(1, 3)} Long Road"))
            is_listed = True
    return acts


def standing(acts: list[Act], day: dt.date, known: dt.date | None = None) -> dict[str, str]:
    """The model: what every party's last act leaves, with its address."""
    found: dict[str, str] = {}
    for act in sorted(acts, key=lambda act: (act.rule.order, act.address is not None)):
        if act.rule.effective <= day and (known is None or act.rule.filed <= known):
            if act.address is None:
                found.pop(act.party, None)
            else:
                found[act.party] = act.address
    return found


def as_raw(acts: list[Act]) -> Raw:
    raw: Raw = {name: [] for name in TYPES}
    for rule in dict.fromkeys(act.rule for act in acts):
        days = {"filed_date": rule.filed, "publication_date": rule.published, "effective_date": rule.effective}
        put_rule(raw, rule.number, **days)
    for act in acts:
        if act.address is None:
            facts = {"action": "remove", "target": "entry", "destination": "CHINA", "name": act.party, "label": "2"}
            put(raw, "instructions", act.rule.number, f"By removing “{act.party}”", 1, **facts)
        else:
            put_entry(raw, act.rule.number, act.action, "CHINA", act.party, address=act.address)
    return raw


@pytest.fixture(scope="module")
def acts() -> list[Act]:
    return histories(Random(SEED))


@pytest.fixture(scope="module")
def ledger(acts, tmp_path_factory):
    folders = Folders(write(tmp_path_factory.mktemp("ledger"), as_raw(acts)))
    folders.prepare()
    built = dbt_build(folders.root, "unit_test")
    assert built.returncode == 0, built.stdout
    release.publish(folders)
    with duckdb.connect(str(folders.published_file), read_only=True) as connection:
        yield connection


def days_of(acts: list[Act]) -> list[dt.date]:
    turns = {day for act in acts for day in (act.rule.filed, act.rule.published, act.rule.effective)}
    return sorted({day + dt.timedelta(days=shift) for day in turns for shift in (-1, 0)})


def test_the_histories_hold_what_rules_do(acts):
    actions = [act.action for act in acts]
    assert min(actions.count(action) for action in ("add", "revise", "correct", "remove")) > 20
    assert len({act.rule.effective for act in acts}) < len({act.rule for act in acts}), "two rules on one day"
    assert any(act.rule.effective < act.rule.filed for act in acts)


def test_versions_of_listings_are_what_the_model_leaves_on_each_day(acts, ledger):
    sql = """
    select listings.name, listing_parts.part_text from listings inner join listing_parts using (listing_id)
    where part_type = 'address'
        and listings.valid_from <= $day and (listings.valid_to > $day or listings.valid_to is null)
        and listing_parts.valid_from <= $day and (listing_parts.valid_to > $day or listing_parts.valid_to is null)
    """
    for day in days_of(acts):
        found = ledger.execute(sql, {"day": day}).fetchall()
        assert len(found) == len(dict(found)), "a listing has two versions on one day"
        assert dict(found) == standing(acts, day), day


def test_listed_on_tells_the_same_and_what_could_be_known_on_another_day(acts, ledger):
    names = "select name from listed_on($day, known_on := $known)"
    days = days_of(acts)
    for day in days:
        assert {name for (name,) in ledger.execute(names, {"day": day, "known": None}).fetchall()} == set(
            standing(acts, day)
        )
    for day in days[::7]:
        for known in days[::5]:
            found = ledger.execute(names, {"day": day, "known": known}).fetchall()
            assert {name for (name,) in found} == set(standing(acts, day, known)), (day, known)


def test_changes_between_two_days_lead_from_the_one_list_to_the_other(acts, ledger):
    days = days_of(acts)
    for after, until in pairwise(days[::4]):
        listed = set(standing(acts, after))
        rows = ledger.execute("select change_type, name from changes_between($1, $2)", [after, until]).fetchall()
        net = {name: 0 for _, name in rows}
        for change, name in rows:
            net[name] += {"added": 1, "removed": -1, "revised": 0}[change]
        assert set(net.values()) <= {-1, 0, 1}
        came = {name for name, count in net.items() if count == 1}
        went = {name for name, count in net.items() if count == -1}
        assert (listed | came) - went == set(standing(acts, until)), (after, until)


def test_the_history_of_a_name_has_each_act_on_it_in_order_of_effect(acts, ledger):
    for party in ("Party 0", "party-7"):
        name = party.replace("p", "P", 1).replace("-", " ")
        found = ledger.execute("select in_force_date, action from listing_history($1)", [party]).fetchall()
        mine = sorted(
            (act for act in acts if act.party == name), key=lambda act: (act.rule.order, act.address is not None)
        )
        assert found == [(act.rule.effective, act.action) for act in mine]
        assert found


def test_the_table_macros_are_there_for_a_reader_who_attaches_the_file_under_a_name_of_his_own(ledger):
    (path,) = ledger.execute("select path from duckdb_databases() where database_name = 'entity_ledger'").fetchone()
    names = "select function_name from duckdb_functions() where not internal order by all"
    found = {name for (name,) in ledger.execute(names).fetchall()}
    assert {"affiliate_status_on", "changes_between", "listed_on", "listing_history", "screen", "screen_table"} <= found
    with duckdb.connect() as connection:
        connection.execute(f"attach '{path}' as mine (read_only); use mine")
        assert connection.execute("select count(*) from listed_on(current_date)").fetchone() > (0,)


def test_every_change_of_the_first_release_reaches_the_log_of_changes(ledger, acts):
    (path,) = ledger.execute("select path from duckdb_databases() where database_name = 'entity_ledger'").fetchone()
    log = Path(path).with_name("changes.jsonl").read_text(encoding="utf-8").splitlines()
    ((changes,),) = ledger.execute("select count(*) from changes").fetchall()
    assert len(log) == changes > PARTIES
