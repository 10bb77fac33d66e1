-- Who stands on a list on a day, under which words; `known_on` counts only what anybody could know on that day.
create macro listed_on(on_date, known_on := null) as table
with known as (
    select
        listing_id,
        event_id,
        event_number,
        action,
        in_force_date,
        citation,
        action in ('remove', 'close') as is_closing
    from marts.listing_events
    where
        target = 'entry'
        and in_force_date <= cast(on_date as date)
        and (known_on is null or known_date <= cast(known_on as date))
),

ordered as (
    select
        *,
        row_number() over (partition by listing_id order by event_number desc) as recency,
        max(case when is_closing then event_number else 0 end) over (partition by listing_id) as last_closing_number
    from known
),

standing as (
    select
        listing_id,
        min_by(action, event_number) as first_action,
        min(in_force_date) as first_date,
        min_by(citation, event_number) as first_citation
    from ordered
    where event_number > last_closing_number
    group by listing_id
)

select
    events.listing_id,
    events.list_code,
    events.entity_id,
    events.destination,
    events.name,
    events.license_requirement,
    events.license_review_policy,
    events.footnote_markers,
    case when standing.first_action in ('add', 'cite') then standing.first_date end as listed_since,
    standing.first_citation,
    events.in_force_date as last_event_date,
    events.action as last_action,
    events.basis,
    events.event_id,
    events.entry_id,
    events.document_number,
    events.edition_date,
    events.citation,
    events.page
from ordered
inner join standing on ordered.listing_id = standing.listing_id
inner join marts.listing_events as events on ordered.event_id = events.event_id
where ordered.recency = 1 and not ordered.is_closing
order by events.destination, events.name, events.list_code, events.listing_id;
