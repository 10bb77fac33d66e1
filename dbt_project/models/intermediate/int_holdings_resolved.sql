with holdings as (
    select * from {{ ref('int_holdings_current') }}
),

borne as (
    select * from {{ ref('int_holdings_borne') }}
),

bearers as (
    select
        party_key,
        min(party_id) as party_id,
        count(*) as bearer_count
    from borne
    group by party_key
),

matched as (
    select
        holdings.*,
        coalesce(owner_bearers.bearer_count, 0) as owner_bearer_count,
        coalesce(owned_bearers.bearer_count, 0) as owned_bearer_count,
        owner_bearers.party_id as owner_bearer_id,
        owned_bearers.party_id as owned_bearer_id
    from holdings
    left join bearers as owner_bearers on holdings.owner_party_key = owner_bearers.party_key
    left join bearers as owned_bearers on holdings.owned_party_key = owned_bearers.party_key
),

-- One that bears no listed name is a party of its own; a name that several listed parties bear is nobody's.
resolved as (
    select
        *,
        case owner_bearer_count
            when 1 then owner_bearer_id
            when 0 then {{ surrogate_id(['null', 'owner_party_key', '1']) }}
        end as owner_party_id,
        case owned_bearer_count
            when 1 then owned_bearer_id
            when 0 then {{ surrogate_id(['null', 'owned_party_key', '1']) }}
        end as owned_party_id
    from matched
)

select * from resolved
