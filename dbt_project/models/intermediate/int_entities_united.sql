with events as (
    select * from {{ ref('int_events_ordered') }}
),

names as (
    select
        party_id,
        {{ first_by('name', '(ordinal, name)') }} as name
    from {{ ref('int_names_gathered') }}
    where name_type = 'primary' and is_current
    group by party_id
),

versions as (
    select * from {{ ref('int_listings_replayed') }}
    where is_current
),

owned_names as (
    select * from {{ ref('int_names_owned') }}
    where ordinal = 1
),

standing as (
    select
        party_id,
        {{ joined_text('list_code', ', ', 'list_code') }} as list_codes
    from versions
    group by party_id
),

parties as (
    select
        party_id,
        min(destination) as destination,
        {{ first_by('document_number', 'rule_sequence') }} as first_document_number,
        min(in_force_date) as first_date
    from events
    group by party_id
),

listed as (
    select
        parties.party_id,
        names.name,
        parties.destination,
        standing.party_id is not null as is_listed,
        standing.list_codes,
        parties.first_document_number,
        parties.first_date
    from parties
    inner join names on parties.party_id = names.party_id
    left join standing on parties.party_id = standing.party_id
),

unlisted as (
    select
        party_id,
        name,
        cast(null as string) as destination,
        false as is_listed,
        cast(null as string) as list_codes,
        cast(null as string) as first_document_number,
        cast(null as date) as first_date
    from owned_names
),

united as (
    select * from listed
    union all
    select * from unlisted
),

-- The first of several parties is the one that is listed longest.
numbered as (
    select
        *,
        row_number() over (order by first_date asc nulls last, name asc, party_id asc) as party_number
    from united
)

select * from numbered
