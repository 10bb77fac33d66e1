-- `screen` for each row of a table or view, by its name, with columns `name` and, if it has one, `country`.
create macro screen_table(table_name, as_of := null, threshold := 0.55) as table
with asked as (
    select found.*
    from (select cast(null as varchar) as country) as unknown,
        lateral (select name, country from query_table(table_name)) as found
),

distinct_customers as (
    select distinct name, country from asked
)

select
    distinct_customers.name as customer_name,
    distinct_customers.country as customer_country,
    hits.*
from distinct_customers,
    lateral screen(distinct_customers.name, country := distinct_customers.country, as_of := as_of, threshold := threshold) as hits
order by distinct_customers.name, distinct_customers.country, hits.rank, hits.matched_name, hits.entity_id;
