-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.news_lead_by_year as
select
    cast(metric_time__year as date) as year,
    cast(rules_reported as bigint) as rules_reported,
    cast(publication_lead_days as double) as publication_lead_days,
    cast(early_share as double) as early_share
from (
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      metric_time__year
      , SUM(__rules_reported) AS rules_reported
      , AVG(__publication_lead_days) AS publication_lead_days
      , AVG(__early_share) AS early_share
    FROM (
      -- Read Elements From Semantic Model 'reported_rules'
      -- Metric Time Dimension 'publication_date'
      -- Select: ['__rules_reported', '__publication_lead_days', '__early_share', 'metric_time__year']
      -- Select: ['__rules_reported', '__publication_lead_days', '__early_share', 'metric_time__year']
      SELECT
        DATE_TRUNC('year', publication_date) AS metric_time__year
        , 1 AS __rules_reported
        , publication_lead_days AS __publication_lead_days
        , case when publication_lead_days > 0 then 1.0 when publication_lead_days <= 0 then 0.0 end AS __early_share
      FROM marts.reported_rules reported_rules_src_10000
    ) subq_3
    GROUP BY
      metric_time__year
) as compiled
order by 1, 2, 3, 4;
comment on view metrics.news_lead_by_year is 'One row per year in which reported rules were printed: how many, on average how many days after the first report, and which share was reported before printing.';
comment on column metrics.news_lead_by_year.year is 'First day of the year.';
comment on column metrics.news_lead_by_year.rules_reported is 'Rules on record that an article confirms to list or remove somebody.';
comment on column metrics.news_lead_by_year.publication_lead_days is 'Days from the first report to the rule''s printing, on average where several rules count; negative where the news came later.';
comment on column metrics.news_lead_by_year.early_share is 'Of the rules that were reported, the share whose first report came before the day of their printing, as a fraction of 1.';
