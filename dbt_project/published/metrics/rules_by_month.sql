-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.rules_by_month as
select
    cast(metric_time__month as date) as month,
    cast(rules_printed as bigint) as rules_printed,
    cast(events_printed as bigint) as events_printed
from (
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      metric_time__month
      , SUM(__rules_printed) AS rules_printed
      , SUM(__events_printed) AS events_printed
    FROM (
      -- Read Elements From Semantic Model 'rules'
      -- Metric Time Dimension 'publication_date'
      -- Select: ['__rules_printed', '__events_printed', 'metric_time__month']
      -- Select: ['__rules_printed', '__events_printed', 'metric_time__month']
      SELECT
        DATE_TRUNC('month', publication_date) AS metric_time__month
        , 1 AS __rules_printed
        , event_count AS __events_printed
      FROM marts.rules rules_src_10000
    ) subq_3
    GROUP BY
      metric_time__month
) as compiled
order by 1, 2, 3;
comment on view metrics.rules_by_month is 'One row per month in which rules were printed: how many, and how many events they print.';
comment on column metrics.rules_by_month.month is 'First day of the month.';
comment on column metrics.rules_by_month.rules_printed is 'Rules on record, on the day of their printing.';
comment on column metrics.rules_by_month.events_printed is 'Events that the rules print.';
