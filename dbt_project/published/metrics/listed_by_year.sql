-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.listed_by_year as
select
    cast(listing__listed_since__year as date) as listed_since_year,
    listing__destination as destination,
    listing__list_code as list_code,
    cast(listed_parties as bigint) as listed_parties
from (
    -- Constrain Output with WHERE
    -- Select: ['__listed_parties', 'listing__destination', 'listing__list_code', 'listing__listed_since__year']
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      listing__listed_since__year
      , listing__list_code
      , listing__destination
      , COUNT(DISTINCT listed_parties) AS listed_parties
    FROM (
      -- Read Elements From Semantic Model 'listings'
      -- Metric Time Dimension 'valid_from'
      -- Select: ['__listed_parties', 'listing__destination', 'listing__list_code', 'listing__is_current', 'listing__listed_since__year']
      SELECT
        DATE_TRUNC('year', listed_since) AS listing__listed_since__year
        , list_code AS listing__list_code
        , destination AS listing__destination
        , is_current AS listing__is_current
        , listing_id AS listed_parties
      FROM marts.listings listings_src_10000
    ) subq_2
    WHERE listing__is_current
    GROUP BY
      listing__listed_since__year
      , listing__list_code
      , listing__destination
) as compiled
order by 1, 2, 3, 4;
comment on view metrics.listed_by_year is 'One row per year, destination and list: how many of the parties that stand on it now are listed since then; the year is null where the first day is not on record.';
comment on column metrics.listed_by_year.listed_since_year is 'First day of the year. First day of the present stay on the list; null where it is not on record.';
comment on column metrics.listed_by_year.destination is 'Destination under which the party stands, in one spelling.';
comment on column metrics.listed_by_year.list_code is 'The list: `entity_list`, `unverified_list` or `military_end_user_list`.';
comment on column metrics.listed_by_year.listed_parties is 'Parties that stand on a list now; one that stands on two lists counts on each.';
