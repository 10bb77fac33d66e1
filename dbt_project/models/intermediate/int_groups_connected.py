from dagster_project.relations.families import grouped


def model(dbt, session):
    return grouped(dbt.ref("int_entities_merged").pl(), dbt.ref("int_relations_joined").pl())
