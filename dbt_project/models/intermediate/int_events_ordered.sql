with events as (
    select * from {{ ref('int_events_gathered') }}
    where target = 'entry'
),

-- By legal effect; what has no day yet comes last. An edition stands before the rules of its day, which it may or may
-- not have. Within one rule a removal comes first: what the rule then prints is what it leaves.
ordered as (
    select
        *,
        action in ('remove', 'close') as is_closing,
        row_number() over (
            partition by listing_id
            order by
                in_force_date asc nulls last,
                case when basis = 'edition' then 0 else 1 end asc,
                rule_sequence asc nulls first,
                case when action = 'remove' then 0 else 1 end asc,
                ordinal asc,
                event_id asc
        ) as event_number
    from events
),

-- A stint is one stay on the list; the event after a closing one begins the next one.
stinted as (
    select
        *,
        cast(coalesce(sum(case when is_closing then 1 else 0 end) over (
            partition by listing_id
            order by event_number
            rows between unbounded preceding and 1 preceding
        ), 0) as bigint) as stint
    from ordered
)

select * from stinted
