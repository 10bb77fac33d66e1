with events as (
    select * from {{ ref('int_events_ordered') }}
    where entry_id is not null
),

-- The Entity List names a party; the other lists name it after that.
sequenced as (
    select
        *,
        row_number() over (
            partition by party_id
            order by
                case when list_code = 'entity_list' then 1 else 0 end,
                in_force_date asc nulls last,
                event_number asc,
                list_code asc
        ) as entry_sequence,
        row_number() over (partition by listing_id order by event_number desc) as recency_in_listing
    from events
),

ranked as (
    select
        *,
        recency_in_listing = 1 as is_latest_of_listing,
        row_number() over (partition by party_id order by entry_sequence desc) = 1 as is_latest_of_party
    from sequenced
)

select * from ranked
