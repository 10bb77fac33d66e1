with requirements as (
    select * from {{ ref('int_requirements_reviewed') }}
),

sections as (
    select * from {{ ref('stg_federal_register__requirement_sections') }}
),

entries as (
    select * from {{ ref('stg_federal_register__entries') }}
),

events as (
    select * from {{ ref('int_events_ordered') }}
    where basis = 'rule' and entry_id is not null
),

rules as (
    select * from {{ ref('int_rules_sequenced') }}
),

versions as (
    select * from {{ ref('int_listings_replayed') }}
    where is_current
),

ranked as (
    select
        *,
        row_number() over (partition by listing_id order by event_number desc) as recency
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
        ranked.party_id,
        ranked.action,
        ranked.destination,
        ranked.name,
        ranked.list_code,
        rules.effective_date,
        entries.license_requirement,
        entries.license_review_policy,
        cited.sections,
        cited.license_exceptions,
        cited.policy_sections,
        coalesce(ranked.recency = 1 and ranked.event_number >= versions.event_number, false) as is_current
    from requirements
    inner join ranked on requirements.entry_id = ranked.entry_id
    inner join entries on requirements.entry_id = entries.entry_id
    inner join rules on ranked.document_number = rules.document_number
    left join versions on ranked.listing_id = versions.listing_id
    left join cited on requirements.entry_id = cited.entry_id
)

select * from assembled
