with events as (
    select * from {{ ref('int_events_assembled') }}
),

final as (
    select
        event_id,
        document_number,
        entity_id,
        entry_id,
        action,
        target,
        detail,
        destination,
        printed_destination,
        name,
        license_requirement,
        license_review_policy,
        footnote_markers,
        effective_date,
        publication_date,
        citation,
        instruction_label,
        federal_register_page,
        page,
        x0,
        top,
        x1,
        bottom,
        span_start,
        span_end,
        document_sha256,
        printed_text
    from events
)

select * from final
order by document_number, page, top, span_start, event_id
