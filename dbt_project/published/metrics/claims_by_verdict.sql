-- Compiled by `make metrics` from dbt_project/models/metrics: change it there.
create view metrics.claims_by_verdict as
select
    claim__claim_type as claim_type,
    claim__verdict as verdict,
    cast(claims_checked as bigint) as claims_checked
from (
    -- Aggregate Inputs for Simple Metrics
    -- Compute Metrics via Expressions
    -- Write to DataTable
    SELECT
      claim__claim_type
      , claim__verdict
      , SUM(__claims_checked) AS claims_checked
    FROM (
      -- Read Elements From Semantic Model 'fact_checks'
      -- Metric Time Dimension 'claimed_date'
      -- Select: ['__claims_checked', 'claim__claim_type', 'claim__verdict']
      -- Select: ['__claims_checked', 'claim__claim_type', 'claim__verdict']
      SELECT
        claim_type AS claim__claim_type
        , verdict AS claim__verdict
        , 1 AS __claims_checked
      FROM marts.fact_checks fact_checks_src_10000
    ) subq_3
    GROUP BY
      claim__claim_type
      , claim__verdict
) as compiled
order by 1, 2, 3;
comment on view metrics.claims_by_verdict is 'One row per kind of claim about a list and verdict: how many claims.';
comment on column metrics.claims_by_verdict.claim_type is 'What is claimed: `listed`, `to_be_listed` or `delisted`.';
comment on column metrics.claims_by_verdict.verdict is 'What the ledger says to it: `confirmed`, `contradicted` or `not_yet_in_ledger`.';
comment on column metrics.claims_by_verdict.claims_checked is 'Claims of articles that somebody is, will be or is no longer on a list, compared with the ledger.';
