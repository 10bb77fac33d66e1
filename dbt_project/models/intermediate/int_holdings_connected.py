from dagster_project.relations.affiliates import connected


def model(dbt, session):
    return connected(dbt.ref("int_holdings_resolved").pl(), dbt.ref("int_holdings_borne").pl())
