"""Which columns a column is made of, as the compiled SQL tells it."""

import pytest

from dagster_project.storage.column_lineage import UnknownOrigins, origins, read_by

KNOWN = {
    "raw": {"news__articles": {"title": "String", "body": "String"}},
    "staging": {
        "parties": {"party_id": "VARCHAR", "name": "VARCHAR"},
        "rules": {"number": "VARCHAR", "name": "VARCHAR"},
    },
}


def test_a_column_leads_through_steps_and_joins_to_the_columns_that_it_is_made_of():
    sql = """
    with parties as (select * from "warehouse"."staging"."parties"),
    rules as (select * from "warehouse"."staging"."rules"),
    joined as (select parties.party_id, concat(parties.name, rules.name) as both_names, 1 as one
        from parties inner join rules on parties.name = rules.name)
    select * from joined
    """
    assert origins(sql, KNOWN) == {
        "party_id": [("staging", "parties", "party_id")],
        "both_names": [("staging", "parties", "name"), ("staging", "rules", "name")],
        "one": [],
    }


def test_every_branch_of_a_union_counts():
    sql = 'select name from "warehouse"."staging"."parties" union all select name from "warehouse"."staging"."rules"'
    assert origins(sql, KNOWN) == {"name": [("staging", "parties", "name"), ("staging", "rules", "name")]}


def test_parquet_is_the_raw_table_of_its_folder():
    sql = (
        "select title as headline from read_parquet('/some/o''ther/raw/news__articles/*.parquet', union_by_name = true)"
    )
    assert origins(sql, KNOWN) == {"headline": [("raw", "news__articles", "title")]}


def test_sql_that_cannot_be_read_says_so_in_one_line():
    with pytest.raises(UnknownOrigins) as error:
        origins("select from (((", KNOWN)
    assert "\n" not in str(error.value)


def test_a_model_reads_the_tables_that_dbt_names():
    node = {"depends_on": {"nodes": ["model.entity_ledger.rules", "source.entity_ledger.raw.news__articles"]}}
    assert read_by(node, KNOWN) == {"raw": KNOWN["raw"], "staging": {"rules": KNOWN["staging"]["rules"]}}
