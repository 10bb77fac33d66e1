with events as (
    select * from {{ ref('int_events_gathered') }}
),

ordered as (
    select
        event_id,
        event_number
    from {{ ref('int_events_ordered') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

final as (
    select
        events.event_id,
        events.listing_id,
        events.list_code,
        parties.entity_id,
        events.entry_id,
        ordered.event_number,
        events.action,
        events.target,
        events.detail,
        events.basis,
        events.document_number,
        events.edition_date,
        events.destination,
        events.printed_destination,
        events.name,
        events.license_requirement,
        events.license_review_policy,
        events.footnote_markers,
        events.in_force_date,
        events.known_date,
        events.filed_date,
        events.publication_date,
        events.effective_date,
        events.cited_date,
        events.citation,
        events.instruction_label,
        events.federal_register_page,
        {{ evidence_columns('events') }}
    from events
    inner join parties on events.party_id = parties.party_id
    left join ordered on events.event_id = ordered.event_id
)

select * from final
order by document_number asc, edition_date asc, page asc, top asc, span_start asc, event_id asc
