{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'list_reconciliation'}}}) }}

-- An acknowledged disagreement is a row of the seed `exceptions`; every other one is a warning of each run.
select * from {{ ref('findings') }}
where finding_type = 'list_disagreement' and status = 'open'
