with holdings as (
    select * from {{ ref('stg_ownership__holdings') }}
),

names as (
    select * from {{ ref('int_parties_identified') }}
),

parties as (
    select
        identifier,
        min(party_key) as party_key,
        {{ first_by('name', "case name_type when 'primary' then '1' else '2' end || name") }} as name
    from names
    group by identifier
),

-- A name without an identifier means the party that some identifier bears it, if there is but one.
called as (
    select
        name_key,
        min(party_key) as party_key
    from {{ ref('int_holdings_called') }}
    group by name_key
    having count(distinct party_key) = 1
),

ranked as (
    select
        *,
        dense_rank() over (
            partition by document_sha256, coalesce(record_id, holding_id)
            order by source_date desc nulls last, row_number desc
        ) as recency
    from holdings
),

-- Of statements on one record the newest counts; one that closes it tells the last day, where none is given.
standing as (
    select
        *,
        case
            when valid_to is null and record_status in ('closed', 'INACTIVE') then source_date
            else valid_to
        end as last_day
    from ranked
    where recency = 1
),

named as (
    select
        standing.holding_id,
        standing.row_number,
        standing.format,
        standing.owner_identifier,
        standing.owned_identifier,
        standing.holding_type,
        standing.interest_type,
        standing.directness,
        standing.share,
        standing.share_minimum,
        standing.share_maximum,
        standing.is_minimum_excluded,
        standing.is_maximum_excluded,
        standing.valid_from,
        standing.last_day as valid_to,
        standing.source_name,
        standing.source_date,
        standing.source_url,
        standing.source_text,
        coalesce(standing.owner_name, owners.name, standing.owner_identifier) as owner_name,
        coalesce(standing.owner_key, {{ lowered('owners.name') }}, {{ lowered('standing.owner_identifier') }})
            as owner_key,
        coalesce(owners.party_key, standing.owner_identifier, called_owners.party_key, standing.owner_key)
            as owner_party_key,
        coalesce(standing.owned_name, owneds.name, standing.owned_identifier) as owned_name,
        coalesce(standing.owned_key, {{ lowered('owneds.name') }}, {{ lowered('standing.owned_identifier') }})
            as owned_key,
        coalesce(owneds.party_key, standing.owned_identifier, called_owneds.party_key, standing.owned_key)
            as owned_party_key,
        {{ evidence_columns('standing') }}
    from standing
    left join parties as owners on standing.owner_identifier = owners.identifier
    left join parties as owneds on standing.owned_identifier = owneds.identifier
    left join called as called_owners on standing.owner_key = called_owners.name_key
    left join called as called_owneds on standing.owned_key = called_owneds.name_key
)

select * from named
