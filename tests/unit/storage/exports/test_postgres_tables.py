"""What becomes a table of PostgreSQL, and what cannot."""

import pytest

from dagster_project.storage.exports.contracts import Contract, Reference
from dagster_project.storage.exports.marts import Column, Mart
from dagster_project.storage.exports.postgres import UnusableUrl, checked
from dagster_project.storage.exports.postgres_tables import UnfitForPostgres, comments, grants, tables


def mart(name: str, **columns: str) -> Mart:
    return Mart(name, "One row per thing.", tuple(Column(key, kind, f"The {key}.") for key, kind in columns.items()), 0)


def contract(key: str | None = None, required: str = "", *references: Reference) -> Contract:
    return Contract(key, frozenset(), frozenset(required.split()), references, {}, ())


def test_a_key_is_declared_and_a_column_that_leads_to_another_table_is_indexed():
    marts = [mart("rules", number="VARCHAR"), mart("events", id="VARCHAR", rule="VARCHAR", day="DATE")]
    events = contract("id", "id day", Reference("rule", "rules", "number"), Reference("day", "rules", "no_key"))
    assert tables("s", marts, {"rules": contract("number"), "events": events})[1:] == [
        'create table "s"."rules" ("number" text, primary key ("number"))',
        'create table "s"."events" ("id" text not null, "rule" text, "day" date not null, primary key ("id"))',
        'alter table "s"."events" add foreign key ("rule") references "s"."rules" ("number") '
        "deferrable initially deferred",
        'create index on "s"."events" ("rule")',
    ]


def test_a_column_that_leads_to_a_mart_that_is_not_published_leads_nowhere():
    events = contract(None, "", Reference("rule", "rules", "number"))
    made = tables("s", [mart("events", rule="VARCHAR")], {"events": events})
    assert made[1:] == ['create table "s"."events" ("rule" text)']


def test_a_type_that_postgresql_lacks_is_refused_by_name():
    with pytest.raises(UnfitForPostgres, match=r"^events\.names: no type of PostgreSQL is known for VARCHAR\[\]"):
        tables("s", [mart("events", names="VARCHAR[]")], {"events": contract()})


@pytest.mark.parametrize("name", ["", "ä" * 32, "n" * 64, "a\0b"])
def test_a_name_that_postgresql_would_cut_or_refuse_is_refused_here(name):
    with pytest.raises(UnfitForPostgres, match="names of 1 to 63 bytes"):
        tables(name, [], {})
    with pytest.raises(UnfitForPostgres, match="names of 1 to 63 bytes"):
        grants("s", [], name, is_new=True)


def test_quotation_marks_in_names_and_descriptions_stay_within_them():
    (*_, said) = comments('s"; drop', [Mart("it", "d", (Column('a"b', "DATE", "that's"),), 0)])
    assert said == 'comment on column "s""; drop"."it"."a""b" is \'that\'\'s\''


@pytest.mark.parametrize("url", ["postgres://me:secret@host/db", "postgresql://host/db?user=me&password=secret"])
def test_an_address_with_a_password_is_refused_and_not_repeated(url):
    with pytest.raises(UnusableUrl, match="holds a password") as refused:
        checked(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["mysql://host/db", "host=here dbname=db", "postgres://[::1/db"])
def test_what_is_no_address_of_postgresql_is_refused(url):
    with pytest.raises(UnusableUrl, match=r"give (an address like )?postgres://"):
        checked(url)


def test_both_schemes_are_one():
    assert checked("postgres://me@host/db?sslmode=require") == "postgresql://me@host/db?sslmode=require"
