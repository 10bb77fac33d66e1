-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.findings_by_type as
select
    finding__source_name as source_name,
    finding__finding_type as finding_type,
    finding__severity as severity,
    cast(findings as bigint) as findings,
    cast(findings_open as bigint) as findings_open
from (
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      finding__finding_type
      , finding__severity
      , finding__source_name
      , SUM(__findings) AS findings
      , SUM(__findings_open) AS findings_open
    FROM (
      -- Read Elements From Semantic Model 'findings'
      -- Metric Time Dimension 'reviewed_on'
      -- Select: ['__findings', '__findings_open', 'finding__source_name', 'finding__finding_type', 'finding__severity']
      -- Select: ['__findings', '__findings_open', 'finding__source_name', 'finding__finding_type', 'finding__severity']
      SELECT
        finding_type AS finding__finding_type
        , severity AS finding__severity
        , source_name AS finding__source_name
        , 1 AS __findings
        , case status when 'open' then 1 else 0 end AS __findings_open
      FROM marts.findings findings_src_10000
    ) subq_3
    GROUP BY
      finding__finding_type
      , finding__severity
      , finding__source_name
) as compiled
order by 1, 2, 3, 4, 5;
comment on view metrics.findings_by_type is 'One row per source, type and severity of findings: how many there are, and how many of them are open.';
comment on column metrics.findings_by_type.source_name is 'The source that it concerns.';
comment on column metrics.findings_by_type.finding_type is 'What kind of finding.';
comment on column metrics.findings_by_type.severity is 'How grave it is.';
comment on column metrics.findings_by_type.findings is 'What a reader should know before relying on the ledger.';
comment on column metrics.findings_by_type.findings_open is 'Findings on which no person has decided.';
