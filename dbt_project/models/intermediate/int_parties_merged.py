from dagster_project.relations.families import merged


def model(dbt, session):
    return merged(dbt.ref("int_entities_united").pl(), dbt.ref("int_relations_merging").pl())
