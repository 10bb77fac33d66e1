with holdings as (
    select * from {{ ref('stg_ownership__holdings') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

bearers as (
    select
        name_key,
        min(entity_id) as entity_id,
        count(distinct entity_id) as bearer_count
    from names
    group by name_key
),

matched as (
    select
        holdings.*,
        coalesce(owner_bearers.bearer_count, 0) as owner_bearer_count,
        coalesce(owned_bearers.bearer_count, 0) as owned_bearer_count,
        owner_bearers.entity_id as owner_bearer_id,
        owned_bearers.entity_id as owned_bearer_id
    from holdings
    left join bearers as owner_bearers on holdings.owner_key = owner_bearers.name_key
    left join bearers as owned_bearers on holdings.owned_key = owned_bearers.name_key
),

-- An owner that bears no listed name is a party of its own; a name that several listed parties bear is nobody's.
unlisted_owners as (
    select distinct
        owner_key,
        {{ surrogate_id(['null', 'owner_key', '1']) }} as entity_id
    from matched
    where owner_bearer_count = 0
),

resolved as (
    select
        matched.*,
        case
            when matched.owner_bearer_count = 1 then matched.owner_bearer_id
            else owners.entity_id
        end as owner_entity_id,
        case
            when matched.owned_bearer_count = 1 then matched.owned_bearer_id
            when matched.owned_bearer_count = 0 then owned_owners.entity_id
        end as owned_entity_id
    from matched
    left join unlisted_owners as owners on matched.owner_key = owners.owner_key
    left join unlisted_owners as owned_owners on matched.owned_key = owned_owners.owner_key
)

select * from resolved
