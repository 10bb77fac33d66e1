-- All that happened to the listings of each party that bears this name; letters and digits count, case and marks do not.
create macro listing_history(party_name) as table
with bearers as (
    select distinct entity_id
    from marts.entity_names
    where
        lower(regexp_replace(name, '[^\p{L}\p{N}]+', '', 'g'))
        = lower(regexp_replace(party_name, '[^\p{L}\p{N}]+', '', 'g'))
),

described as (
    select
        event_id,
        string_agg(change_type, ', ' order by change_type) as change,
        string_agg(description, '; ') as description
    from marts.changes
    group by event_id
)

select
    events.name,
    events.destination,
    events.list_code,
    events.in_force_date,
    events.known_date,
    events.action,
    events.target,
    events.detail,
    described.change,
    described.description,
    events.basis,
    events.document_number,
    events.citation,
    events.edition_date,
    events.page,
    events.listing_id,
    events.entity_id,
    events.event_id
from marts.listing_events as events
inner join bearers on events.entity_id = bearers.entity_id
left join described on events.event_id = described.event_id
order by
    events.destination, events.entity_id, events.list_code, events.in_force_date, events.event_number, events.event_id;
