"""What the Dagster UI tells of a column."""

from dagster_project.defs.columns import made_of, of_model, of_record
from dagster_project.sources.federal_register.records import Entry


def test_a_raw_column_is_told_as_its_record_comments_on_it_and_its_evidence_as_dbt_does() -> None:
    columns = {column.name: column for column in of_record(Entry).columns}
    assert (columns["action"].type, columns["action"].description) == (
        "String",
        "None where no instruction names the entry",
    )
    assert columns["ordinal"].description is None
    assert columns["page"].description.startswith("Page of the file on which it stands")


def test_a_built_column_is_told_as_its_yaml_says_with_what_it_is_made_of() -> None:
    node = {"columns": {"name": {"description": "Its name."}, "other": {"description": ""}}}
    origins = {"name": [("staging", "parties", "name"), ("seeds", "words", "word")], "other": []}
    told = of_model(node, {"name": "VARCHAR", "other": "BIGINT", "page": "BIGINT"}, origins)
    columns = {column.name: column for column in told.columns}
    assert columns["name"].description == "Its name."
    assert columns["name"].constraints.other == ["from parties.name", "from words.word"]
    assert (columns["other"].description, columns["other"].constraints.other) == (None, [])
    assert columns["page"].description.startswith("Page of the file")
    parents = {one.asset_key.to_user_string() for one in made_of(origins).deps_by_column["name"]}
    assert parents == {"staging/parties", "seeds/words"}
