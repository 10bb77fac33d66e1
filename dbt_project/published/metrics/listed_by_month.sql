-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.listed_by_month as
select
    cast(metric_time__month as date) as month,
    change__list_code as list_code,
    change__destination as destination,
    cast(listed_at_month_end as bigint) as listed_at_month_end
from (
    -- Join Self Over Time Range
    -- Select: ['__net_count_of_month', 'change__list_code', 'change__destination', 'metric_time__month']
    -- Select: ['__net_count_of_month', 'change__list_code', 'change__destination', 'metric_time__month']
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      subq_2.metric_time__month AS metric_time__month
      , subq_1.change__list_code AS change__list_code
      , subq_1.change__destination AS change__destination
      , SUM(subq_1.__net_count_of_month) AS listed_at_month_end
    FROM (
      -- Read From Time Spine '"days"'
      SELECT
        DATE_TRUNC('month', calendar_date) AS metric_time__month
      FROM marts.days subq_3
      GROUP BY
        DATE_TRUNC('month', calendar_date)
    ) subq_2
    INNER JOIN (
      -- Read Elements From Semantic Model 'changes'
      -- Metric Time Dimension 'change_month'
      SELECT
        DATE_TRUNC('month', change_date) AS metric_time__month
        , list_code AS change__list_code
        , destination AS change__destination
        , case change_type when 'added' then 1 when 'removed' then -1 else 0 end AS __net_count_of_month
      FROM marts.changes changes_src_10000
    ) subq_1
    ON
      (subq_1.metric_time__month <= subq_2.metric_time__month)
    GROUP BY
      subq_2.metric_time__month
      , subq_1.change__list_code
      , subq_1.change__destination
) as compiled
order by 1, 2, 3, 4;
comment on view metrics.listed_by_month is 'One row per month, list and destination, from its first change on: how many parties stood on the list at the end of the month, or of the last day on record.';
comment on column metrics.listed_by_month.month is 'First day of the month.';
comment on column metrics.listed_by_month.list_code is 'The list: `entity_list`, `unverified_list` or `military_end_user_list`.';
comment on column metrics.listed_by_month.destination is 'Destination under which the party stands, in one spelling.';
comment on column metrics.listed_by_month.listed_at_month_end is 'Parties on a list at the end of a month, as all additions and removals on record up to then leave them.';
