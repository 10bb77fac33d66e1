with compared as (
    select * from {{ ref('int_claims_compared') }}
),

counted as (
    select * from {{ ref('int_claims_counted') }}
),

claims as (
    select * from {{ ref('stg_news__claims') }}
),

rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

events as (
    select * from {{ ref('int_events_ordered') }}
),

candidates as (
    select * from {{ ref('int_candidates_ranked') }}
    where candidate_rank = 1
),

checked as (
    select
        claim_id,
        article_id,
        claim_type,
        list_code,
        subject_name as claimed_name,
        subject_entity_id as entity_id,
        cast(null as bigint) as claimed_count,
        cast(null as bigint) as ledger_count,
        claimed_date,
        listing_id,
        event_id,
        document_number,
        listed_from,
        listed_to,
        verdict
    from compared
    union all
    select
        claim_id,
        article_id,
        claim_type,
        list_code,
        cast(null as string) as claimed_name,
        cast(null as string) as entity_id,
        entry_count as claimed_count,
        found_added_entries as ledger_count,
        claimed_date,
        cast(null as string) as listing_id,
        cast(null as string) as event_id,
        document_number,
        cast(null as date) as listed_from,
        cast(null as date) as listed_to,
        verdict
    from counted
),

first_reports as (
    select
        document_number,
        min(claimed_date) as first_report_date
    from checked
    where verdict = 'confirmed'
    group by document_number
),

final as (
    select
        checked.claim_id,
        checked.article_id,
        checked.claim_type,
        checked.list_code,
        checked.claimed_name,
        checked.entity_id,
        checked.claimed_count,
        checked.ledger_count,
        checked.verdict,
        checked.claimed_date,
        first_reports.first_report_date,
        checked.document_number,
        rules.filed_date,
        rules.publication_date,
        coalesce(rules.effective_date, checked.listed_from) as effective_date,
        {{ days_between('first_reports.first_report_date', 'rules.filed_date') }} as filed_lag_days,
        {{ days_between('first_reports.first_report_date', 'rules.publication_date') }} as publication_lag_days,
        {{ days_between(
            'first_reports.first_report_date', 'coalesce(rules.effective_date, checked.listed_from)'
        ) }} as effective_lag_days,
        checked.listing_id,
        checked.listed_from,
        checked.listed_to,
        candidates.listed_name as resembled_name,
        candidates.entity_id as resembled_entity_id,
        candidates.similarity as resemblance,
        candidates.basis as resemblance_basis,
        claims.sentence as claim_text,
        claims.document_sha256,
        claims.span_start,
        claims.span_end,
        events.event_id as ledger_event_id,
        coalesce(events.printed_text, rules.printed_text) as ledger_text,
        coalesce(events.document_sha256, rules.document_sha256) as ledger_document_sha256,
        coalesce(events.page, rules.page) as ledger_page
    from checked
    inner join claims on checked.claim_id = claims.claim_id
    left join first_reports on checked.document_number = first_reports.document_number
    left join rules on checked.document_number = rules.document_number
    left join events on checked.event_id = events.event_id
    left join candidates on checked.claim_id = candidates.claim_id
)

select * from final
order by claimed_date, article_id, span_start, claim_id
