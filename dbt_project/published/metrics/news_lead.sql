-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.news_lead as
select
    reported_rule__document_number as document_number,
    reported_rule__citation as citation,
    reported_rule__title as title,
    cast(reported_rule__filed_date__day as date) as filed_date,
    cast(reported_rule__publication_date__day as date) as publication_date,
    cast(reported_rule__effective_date__day as date) as effective_date,
    cast(reported_rule__first_report_date__day as date) as first_report_date,
    reported_rule__first_article_id as first_article_id,
    reported_rule__first_publisher as first_publisher,
    cast(filed_lead_days as double) as filed_lead_days,
    cast(publication_lead_days as double) as publication_lead_days,
    cast(effective_lead_days as double) as effective_lead_days,
    cast(reports as bigint) as reports
from (
    -- Read Elements From Semantic Model 'reported_rules'
    -- Metric Time Dimension 'publication_date'
    -- Select: [
    --   '__filed_lead_days',
    --   '__publication_lead_days',
    --   '__effective_lead_days',
    --   '__reports',
    --   'reported_rule__document_number',
    --   'reported_rule__citation',
    --   'reported_rule__title',
    --   'reported_rule__first_article_id',
    --   'reported_rule__first_publisher',
    --   'reported_rule__filed_date__day',
    --   'reported_rule__publication_date__day',
    --   'reported_rule__effective_date__day',
    --   'reported_rule__first_report_date__day',
    -- ]
    -- Select: [
    --   '__filed_lead_days',
    --   '__publication_lead_days',
    --   '__effective_lead_days',
    --   '__reports',
    --   'reported_rule__document_number',
    --   'reported_rule__citation',
    --   'reported_rule__title',
    --   'reported_rule__first_article_id',
    --   'reported_rule__first_publisher',
    --   'reported_rule__filed_date__day',
    --   'reported_rule__publication_date__day',
    --   'reported_rule__effective_date__day',
    --   'reported_rule__first_report_date__day',
    -- ]
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      DATE_TRUNC('day', filed_date) AS reported_rule__filed_date__day
      , DATE_TRUNC('day', publication_date) AS reported_rule__publication_date__day
      , DATE_TRUNC('day', effective_date) AS reported_rule__effective_date__day
      , DATE_TRUNC('day', first_report_date) AS reported_rule__first_report_date__day
      , document_number AS reported_rule__document_number
      , citation AS reported_rule__citation
      , title AS reported_rule__title
      , first_article_id AS reported_rule__first_article_id
      , first_publisher AS reported_rule__first_publisher
      , AVG(filed_lead_days) AS filed_lead_days
      , AVG(publication_lead_days) AS publication_lead_days
      , AVG(effective_lead_days) AS effective_lead_days
      , SUM(report_count) AS reports
    FROM marts.reported_rules reported_rules_src_10000
    GROUP BY
      DATE_TRUNC('day', filed_date)
      , DATE_TRUNC('day', publication_date)
      , DATE_TRUNC('day', effective_date)
      , DATE_TRUNC('day', first_report_date)
      , document_number
      , citation
      , title
      , first_article_id
      , first_publisher
) as compiled
order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13;
comment on view metrics.news_lead is 'One row per rule that was reported: who reported it first, and how many days before it was filed, printed and in force.';
comment on column metrics.news_lead.document_number is 'The rule.';
comment on column metrics.news_lead.citation is 'Its volume and page of the Federal Register.';
comment on column metrics.news_lead.title is 'Its title.';
comment on column metrics.news_lead.filed_date is 'Day on which it was filed for public inspection.';
comment on column metrics.news_lead.publication_date is 'Day on which it was printed.';
comment on column metrics.news_lead.effective_date is 'Day on which it took effect.';
comment on column metrics.news_lead.first_report_date is 'Day of the first report.';
comment on column metrics.news_lead.first_article_id is 'The article that reported it first, in `articles`.';
comment on column metrics.news_lead.first_publisher is 'Publisher of the first report.';
comment on column metrics.news_lead.filed_lead_days is 'Days from the first report to the rule''s public inspection, on average where several rules count; negative where the news came later.';
comment on column metrics.news_lead.publication_lead_days is 'Days from the first report to the rule''s printing, on average where several rules count; negative where the news came later.';
comment on column metrics.news_lead.effective_lead_days is 'Days from the first report to the rule''s effect, on average where several rules count; negative where the news came later.';
comment on column metrics.news_lead.reports is 'Articles whose claim a rule confirms.';
