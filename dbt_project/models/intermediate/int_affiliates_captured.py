from dagster_project.relations.affiliates import affiliates


def model(dbt, session):
    holdings, listings = dbt.ref("int_holdings_counted").pl(), dbt.ref("int_listings_ranked").pl()
    return affiliates(holdings, listings, dbt.ref("int_entities_merged").pl())
