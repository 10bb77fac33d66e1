-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.affiliates_by_status as
select
    affiliate__status as status,
    cast(owned_entities as bigint) as owned_entities
from (
    -- Constrain Output with WHERE
    -- Select: ['__owned_entities', 'affiliate__status']
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      affiliate__status
      , COUNT(DISTINCT owned_entities) AS owned_entities
    FROM (
      -- Read Elements From Semantic Model 'affiliates'
      -- Metric Time Dimension 'valid_from'
      -- Select: ['__owned_entities', 'affiliate__status', 'affiliate__is_last_period']
      SELECT
        status AS affiliate__status
        , valid_to is null AS affiliate__is_last_period
        , entity_id AS owned_entities
      FROM marts.affiliate_status affiliates_src_10000
    ) subq_2
    WHERE affiliate__is_last_period
    GROUP BY
      affiliate__status
) as compiled
order by 1, 2;
comment on view metrics.affiliates_by_status is 'One row per status under the 50 percent rule: how many owned entities have it in the last period on record.';
comment on column metrics.affiliates_by_status.status is '`captured`, `not_captured` or `unknown`.';
comment on column metrics.affiliates_by_status.owned_entities is 'Entities of whose owners something is on record, by what the 50 percent rule says of the last period on record.';
