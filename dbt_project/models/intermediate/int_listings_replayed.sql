with events as (
    select * from {{ ref('int_events_ordered') }}
),

citations as (
    select * from {{ ref('stg_federal_register__citations') }}
    where not is_this_rule
),

ranked as (
    select
        *,
        row_number() over (partition by entity_id order by event_sequence desc) as recency,
        row_number() over (partition by entity_id, is_printed order by event_sequence desc) as recency_in_kind
    from events
),

latest as (
    select * from ranked
    where recency = 1
),

latest_printed as (
    select * from ranked
    where is_printed and recency_in_kind = 1
),

additions as (
    select
        entity_id,
        stint,
        min(in_force_date) as added_date,
        min_by(citation, event_sequence) as added_citation
    from events
    where action = 'add'
    group by entity_id, stint
),

cited as (
    select
        events.entity_id,
        events.stint,
        citations.cited_date,
        cast(citations.volume as string) || ' FR ' || cast(citations.federal_register_page as string) as citation,
        row_number() over (
            partition by events.entity_id, events.stint
            order by
                citations.cited_date asc nulls last,
                citations.volume asc,
                citations.federal_register_page asc nulls last
        ) as age_rank
    from events
    inner join citations on events.entry_id = citations.entry_id
),

earliest_cited as (
    select * from cited
    where age_rank = 1
),

replayed as (
    select
        latest.entity_id,
        latest.destination,
        coalesce(latest_printed.name, latest.name) as name,
        latest_printed.license_requirement,
        latest_printed.license_review_policy,
        latest_printed.footnote_markers,
        case
            when additions.entity_id is not null then additions.added_date
            else earliest_cited.cited_date
        end as listed_since,
        case
            when additions.entity_id is not null then 'added by rule'
            when earliest_cited.cited_date is not null then 'earliest citation in the entry'
            else 'not on record'
        end as listed_since_basis,
        coalesce(additions.added_citation, earliest_cited.citation) as first_citation,
        latest.event_id as latest_event_id,
        latest.document_number,
        latest.rule_sequence,
        latest.page,
        latest.action <> 'remove' as is_listed
    from latest
    left join latest_printed on latest.entity_id = latest_printed.entity_id
    left join additions on latest.entity_id = additions.entity_id and latest.stint = additions.stint
    left join earliest_cited on latest.entity_id = earliest_cited.entity_id and latest.stint = earliest_cited.stint
)

select * from replayed
