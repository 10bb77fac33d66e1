with holdings as (
    select * from {{ ref('stg_ownership__holdings') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

bearers as (
    select
        name_key,
        min(party_id) as party_id,
        count(distinct party_id) as bearer_count
    from names
    group by name_key
),

matched as (
    select
        holdings.*,
        coalesce(owner_bearers.bearer_count, 0) as owner_bearer_count,
        coalesce(owned_bearers.bearer_count, 0) as owned_bearer_count,
        owner_bearers.party_id as owner_bearer_id,
        owned_bearers.party_id as owned_bearer_id
    from holdings
    left join bearers as owner_bearers on holdings.owner_key = owner_bearers.name_key
    left join bearers as owned_bearers on holdings.owned_key = owned_bearers.name_key
),

-- An owner that bears no listed name is a party of its own; a name that several listed parties bear is nobody's.
unlisted_owners as (
    select distinct
        owner_key,
        {{ surrogate_id(['null', 'owner_key', '1']) }} as party_id
    from matched
    where owner_bearer_count = 0
),

resolved as (
    select
        matched.*,
        case
            when matched.owner_bearer_count = 1 then matched.owner_bearer_id
            else owners.party_id
        end as owner_party_id,
        case
            when matched.owned_bearer_count = 1 then matched.owned_bearer_id
            when matched.owned_bearer_count = 0 then owned_owners.party_id
        end as owned_party_id
    from matched
    left join unlisted_owners as owners on matched.owner_key = owners.owner_key
    left join unlisted_owners as owned_owners on matched.owned_key = owned_owners.owner_key
)

select * from resolved
