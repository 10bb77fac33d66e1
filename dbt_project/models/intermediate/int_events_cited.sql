with citations as (
    select * from {{ ref('int_citations_resolved') }}
    where not is_acting and coalesce(in_force_date, cited_date) is not null
),

rule_events as (
    select * from {{ ref('int_events_assembled') }}
    where target = 'entry'
),

edition_entries as (
    select * from {{ ref('int_editions_identified') }}
    where source_name = 'ecfr'
),

dated as (
    select
        *,
        coalesce(in_force_date, cited_date) as event_date
    from citations
),

-- Many documents cite one page for one entry: it is one event, and the opening edition tells of it before a rule does.
ranked as (
    select
        *,
        row_number() over (
            partition by listing_id, volume, federal_register_page, event_date
            order by edition_date asc nulls last, citation_id asc
        ) as teller,
        max(case when edition_date is not null then event_date end) over (partition by listing_id) as last_cited_date
    from dated
),

latest_acts as (
    select
        ranked.citation_id,
        max(rule_events.in_force_date) as acted_date
    from ranked
    inner join rule_events on ranked.listing_id = rule_events.listing_id
    where rule_events.in_force_date between ranked.event_date and ranked.edition_date
    group by ranked.citation_id
),

-- What the edition prints stands since its last citation, unless a rule on record changed it after that. Of the time
-- before, only the name is known.
worded as (
    select
        ranked.*,
        ranked.event_date = ranked.last_cited_date and latest_acts.citation_id is null as is_worded
    from ranked
    left join latest_acts on ranked.citation_id = latest_acts.citation_id
    where ranked.teller = 1
),

named as (
    select
        entry_id,
        party_id,
        list_code,
        destination,
        printed_destination,
        name
    from rule_events
    where entry_id is not null
    union all
    select
        entry_id,
        party_id,
        list_code,
        destination,
        printed_destination,
        name
    from edition_entries
),

cited as (
    select
        {{ surrogate_id(["'cite'", 'worded.citation_id']) }} as event_id,
        'cite' as action,
        'entry' as target,
        'citation' as basis,
        worded.listing_id,
        named.party_id,
        named.list_code,
        edition_entries.entry_id,
        worded.cited_document_number as document_number,
        worded.edition_date,
        named.destination,
        named.printed_destination,
        named.name,
        edition_entries.license_requirement,
        edition_entries.license_review_policy,
        edition_entries.footnote_markers,
        worded.event_date as in_force_date,
        coalesce(worded.known_date, worded.cited_date) as known_date,
        worded.cited_date,
        worded.citation,
        worded.federal_register_page,
        {{ evidence_columns('worded') }}
    from worded
    inner join named on worded.entry_id = named.entry_id
    left join edition_entries on worded.is_worded and worded.entry_id = edition_entries.entry_id
)

select * from cited
