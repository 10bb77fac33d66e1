with requirements as (
    select * from {{ ref('stg_federal_register__license_requirements') }}
),

sections as (
    select * from {{ ref('stg_federal_register__requirement_sections') }}
),

events as (
    select * from {{ ref('int_events_ordered') }}
    where entry_id is not null
),

listings as (
    select * from {{ ref('int_listings_replayed') }}
),

ranked as (
    select
        *,
        row_number() over (partition by entity_id order by event_sequence desc) as recency
    from events
),

cited as (
    select
        entry_id,
        {{ joined_text("case when kind = 'section' then citation end", ', ', 'ordinal') }} as sections,
        {{ joined_text("case when kind = 'license_exception' then citation end", ', ', 'ordinal') }}
            as license_exceptions,
        {{ joined_text("case when kind = 'policy_section' then citation end", ', ', 'ordinal') }} as policy_sections
    from sections
    group by entry_id
),

assembled as (
    select
        requirements.*,
        ranked.event_id,
        ranked.entity_id,
        ranked.action,
        ranked.destination,
        ranked.name,
        ranked.effective_date,
        ranked.license_requirement,
        ranked.license_review_policy,
        cited.sections,
        cited.license_exceptions,
        cited.policy_sections,
        ranked.recency = 1 and listings.is_listed as is_current
    from requirements
    inner join ranked on requirements.entry_id = ranked.entry_id
    inner join listings on ranked.entity_id = listings.entity_id
    left join cited on requirements.entry_id = cited.entry_id
)

select * from assembled
