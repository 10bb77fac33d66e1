-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.listed_by_destination as
select
    listing__destination as destination,
    listing__list_code as list_code,
    cast(listed_parties as bigint) as listed_parties,
    cast(listed_entities as bigint) as listed_entities
from (
    -- Constrain Output with WHERE
    -- Select: ['__listed_parties', '__listed_entities', 'listing__destination', 'listing__list_code']
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      listing__list_code
      , listing__destination
      , COUNT(DISTINCT listed_parties) AS listed_parties
      , COUNT(DISTINCT listed_entities) AS listed_entities
    FROM (
      -- Read Elements From Semantic Model 'listings'
      -- Metric Time Dimension 'valid_from'
      -- Select: ['__listed_parties', '__listed_entities', 'listing__destination', 'listing__list_code', 'listing__is_current']
      SELECT
        list_code AS listing__list_code
        , destination AS listing__destination
        , is_current AS listing__is_current
        , listing_id AS listed_parties
        , entity_id AS listed_entities
      FROM marts.listings listings_src_10000
    ) subq_2
    WHERE listing__is_current
    GROUP BY
      listing__list_code
      , listing__destination
) as compiled
order by 1, 2, 3, 4;
comment on view metrics.listed_by_destination is 'One row per destination and list: how many parties stand on it now.';
comment on column metrics.listed_by_destination.destination is 'Destination under which the party stands, in one spelling.';
comment on column metrics.listed_by_destination.list_code is 'The list: `entity_list`, `unverified_list` or `military_end_user_list`.';
comment on column metrics.listed_by_destination.listed_parties is 'Parties that stand on a list now; one that stands on two lists counts on each.';
comment on column metrics.listed_by_destination.listed_entities is 'Entities that the listed parties are; parties that are one count once.';
