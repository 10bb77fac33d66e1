with quarantined as (
    select * from {{ ref('int_findings_quarantined') }}
),

counted as (
    select * from {{ ref('int_findings_counted') }}
),

unmatched as (
    select * from {{ ref('int_findings_unmatched') }}
),

unresolved as (
    select * from {{ ref('int_findings_unresolved') }}
),

compared as (
    select * from {{ ref('int_findings_compared') }}
),

reconciled as (
    select * from {{ ref('int_findings_reconciled') }}
),

weighed as (
    select * from {{ ref('int_findings_weighed') }}
),

judged as (
    select * from {{ ref('int_findings_judged') }}
),

united as (
    select * from quarantined
    union all
    select * from counted
    union all
    select * from unmatched
    union all
    select * from unresolved
    union all
    select * from compared
    union all
    select * from reconciled
    union all
    select * from weighed
    union all
    select * from judged
),

gathered as (
    select
        {{ surrogate_id(['finding_type', 'source_name', 'subject_id']) }} as finding_id,
        finding_type,
        severity,
        source_name,
        document,
        page,
        text,
        expected,
        document_sha256
    from united
)

select * from gathered
