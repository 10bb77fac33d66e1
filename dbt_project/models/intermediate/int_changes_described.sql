with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

parts as (
    select * from {{ ref('int_parts_dated') }}
),

events as (
    select * from {{ ref('int_events_ordered') }}
),

neighbours as (
    select
        *,
        lag(version_number) over (partition by listing_id, stint order by version_number) as version_number_before,
        lag(entry_id) over (partition by listing_id, stint order by version_number) as entry_id_before,
        lead(version_number) over (partition by listing_id, stint order by version_number) as version_number_after
    from versions
),

gained as (
    select
        neighbours.version_id,
        'now ' || replace(parts.part_type, '_', ' ') || ' "' || parts.part_text || '"' as difference,
        2 as side,
        parts.part_type,
        parts.part_key
    from neighbours
    inner join parts
        on
            neighbours.listing_id = parts.listing_id
            and neighbours.version_number = parts.first_version_number
    where neighbours.entry_id_before is not null
),

lost as (
    select
        neighbours.version_id,
        'no more ' || replace(parts.part_type, '_', ' ') || ' "' || parts.part_text || '"' as difference,
        1 as side,
        parts.part_type,
        parts.part_key
    from neighbours
    inner join parts
        on
            neighbours.listing_id = parts.listing_id
            and neighbours.version_number_before = parts.last_version_number
    where neighbours.entry_id is not null
),

differences as (
    select * from gained
    union all
    select * from lost
),

described as (
    select
        version_id,
        {{ joined_text('difference', '; ', 'part_type, side, part_key') }} as description
    from differences
    group by version_id
),

opened as (
    select
        neighbours.*,
        neighbours.opening_event_id as event_id,
        case when neighbours.version_number_before is null then 'added' else 'revised' end as change_type,
        case
            when neighbours.version_number_before is null then null
            when neighbours.entry_id is null then 'cited there; the words are not on record'
            when neighbours.entry_id_before is null then 'the words are on record from here'
            else coalesce(described.description, 'other punctuation, blanks or order')
        end as description
    from neighbours
    left join described on neighbours.version_id = described.version_id
),

closed as (
    select
        *,
        closing_event_id as event_id,
        'removed' as change_type,
        cast(null as string) as description
    from neighbours
    where version_number_after is null and valid_to is not null
),

changes as (
    select
        version_id,
        listing_id,
        event_id,
        change_type,
        description
    from opened
    union all
    select
        version_id,
        listing_id,
        event_id,
        change_type,
        description
    from closed
),

dated as (
    select
        {{ surrogate_id(['changes.event_id', 'changes.change_type']) }} as change_id,
        changes.change_type,
        changes.description,
        events.*
    from changes
    inner join events on changes.event_id = events.event_id
)

select * from dated
