with requirements as (
    select * from {{ ref('int_requirements_assembled') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

merged as (
    select
        requirements.*,
        parties.entity_id
    from requirements
    inner join parties on requirements.party_id = parties.party_id
),

final as (
    select
        entry_id,
        event_id,
        entity_id,
        document_number,
        list_code,
        action,
        destination,
        name,
        effective_date,
        is_current,
        template,
        is_all_items,
        sections,
        footnote_markers,
        license_exceptions,
        carve_out_text,
        policy_code,
        policy_sections,
        policy_carve_out_text,
        correction_text,
        license_requirement,
        license_review_policy,
        page,
        x0,
        top,
        x1,
        bottom,
        span_start,
        span_end,
        document_sha256,
        printed_text
    from merged
)

select * from final
order by document_number, page, top, entry_id
