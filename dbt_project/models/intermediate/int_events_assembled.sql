with entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null
),

sub_entities as (
    select * from {{ ref('stg_federal_register__sub_entities') }}
    where action = 'remove'
),

footnotes as (
    select * from {{ ref('stg_federal_register__entry_footnotes') }}
),

markers as (
    select
        entry_id,
        marker,
        min(ordinal) as ordinal
    from footnotes
    group by entry_id, marker
),

markers_of_entries as (
    select
        entry_id,
        {{ joined_text('marker', ', ', 'ordinal, marker') }} as footnote_markers
    from markers
    group by entry_id
),

marked as (
    select
        entries.*,
        markers_of_entries.footnote_markers,
        cast(entries.volume as string) || ' FR ' || cast(entries.federal_register_page as string) as citation
    from entries
    left join markers_of_entries on entries.entry_id = markers_of_entries.entry_id
),

entry_events as (
    select
        {{ surrogate_id(["'entry'", 'placement_id']) }} as event_id,
        action,
        'entry' as target,
        cast(null as string) as detail,
        placement_id,
        {{ evidence_columns() }}
    from marked
),

sub_entity_events as (
    select
        {{ surrogate_id(["'sub_entity'", 'sub_entity_id']) }} as event_id,
        action,
        'sub_entity' as target,
        name as detail,
        entry_id as placement_id,
        {{ evidence_columns() }}
    from sub_entities
),

events as (
    select * from entry_events
    union all
    select * from sub_entity_events
),

assembled as (
    select
        events.*,
        marked.document_number,
        marked.list_code,
        marked.listing_id,
        marked.party_id,
        marked.entry_id,
        marked.ordinal,
        marked.is_printed,
        marked.instruction_label,
        marked.destination,
        marked.printed_destination,
        marked.name,
        marked.license_requirement,
        marked.license_review_policy,
        marked.footnote_markers,
        marked.filed_date,
        marked.publication_date,
        marked.effective_date,
        marked.in_force_date,
        marked.known_date,
        marked.rule_sequence,
        marked.citation,
        marked.federal_register_page
    from events
    inner join marked on events.placement_id = marked.placement_id
)

select * from assembled
