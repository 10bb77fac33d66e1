with events as (
    select * from {{ ref('int_events_assembled') }}
    where target = 'entry'
),

-- Within one rule a removal comes first: what the rule then prints is what it leaves.
ordered as (
    select
        *,
        row_number() over (
            partition by entity_id
            order by rule_sequence, case when action = 'remove' then 0 else 1 end, ordinal, event_id
        ) as event_sequence
    from events
),

-- A stint is one stay on the list; the event after a removal begins the next one.
stinted as (
    select
        *,
        cast(coalesce(sum(case when action = 'remove' then 1 else 0 end) over (
            partition by entity_id
            order by event_sequence
            rows between unbounded preceding and 1 preceding
        ), 0) as bigint) as stint
    from ordered
)

select * from stinted
