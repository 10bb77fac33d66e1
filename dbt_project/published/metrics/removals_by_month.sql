-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.removals_by_month as
select
    cast(metric_time__month as date) as month,
    change__list_code as list_code,
    change__destination as destination,
    cast(removals as bigint) as removals
from (
    -- Constrain Output with WHERE
    -- Select: ['__removals', 'change__list_code', 'change__destination', 'metric_time__month']
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      metric_time__month
      , change__list_code
      , change__destination
      , SUM(removals) AS removals
    FROM (
      -- Read Elements From Semantic Model 'changes'
      -- Metric Time Dimension 'change_date'
      -- Select: ['__removals', 'change__list_code', 'change__destination', 'change__change_type', 'metric_time__month']
      SELECT
        DATE_TRUNC('month', change_date) AS metric_time__month
        , change_type AS change__change_type
        , list_code AS change__list_code
        , destination AS change__destination
        , 1 AS removals
      FROM marts.changes changes_src_10000
    ) subq_2
    WHERE change__change_type = 'removed'
    GROUP BY
      metric_time__month
      , change__list_code
      , change__destination
) as compiled
order by 1, 2, 3, 4;
comment on view metrics.removals_by_month is 'One row per month, list and destination with removals: how many parties were removed.';
comment on column metrics.removals_by_month.month is 'First day of the month.';
comment on column metrics.removals_by_month.list_code is 'The list: `entity_list`, `unverified_list` or `military_end_user_list`.';
comment on column metrics.removals_by_month.destination is 'Destination under which the party stands, in one spelling.';
comment on column metrics.removals_by_month.removals is 'Parties removed from a list.';
