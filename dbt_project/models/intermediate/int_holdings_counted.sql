with holdings as (
    select * from {{ ref('int_holdings_resolved') }}
),

borne as (
    select * from {{ ref('int_holdings_borne') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

kinds as (
    select * from {{ ref('interest_types') }}
),

-- Parties that are one entity bear a name as one.
bearing as (
    select
        borne.party_key,
        min(parties.entity_id) as entity_id,
        count(distinct parties.entity_id) as entity_count
    from borne
    inner join parties on borne.party_id = parties.party_id
    group by borne.party_key
),

meant as (
    select
        holdings.*,
        coalesce(kinds.counts_as, 'share') as counts_as,
        coalesce(owner_parties.entity_id, case owners.entity_count when 1 then owners.entity_id end) as owner_entity_id,
        coalesce(owned_parties.entity_id, case owneds.entity_count when 1 then owneds.entity_id end) as owned_entity_id
    from holdings
    left join kinds on holdings.format = kinds.format and holdings.interest_type = kinds.interest_type
    left join parties as owner_parties on holdings.owner_party_id = owner_parties.party_id
    left join parties as owned_parties on holdings.owned_party_id = owned_parties.party_id
    left join bearing as owners on holdings.owner_party_key = owners.party_key
    left join bearing as owneds on holdings.owned_party_key = owneds.party_key
),

-- A share that is held through others is not theirs to add up: what is held directly stays unknown.
counted as (
    select
        holding_id,
        owner_entity_id as owner_id,
        owned_entity_id as owned_id,
        case
            when counts_as = 'whole' then 1.0
            when counts_as = 'share' and coalesce(directness, '') <> 'indirect' then coalesce(share, share_minimum)
        end as share_minimum,
        case
            when counts_as = 'whole' then 1.0
            when counts_as = 'share' and coalesce(directness, '') <> 'indirect' then coalesce(share, share_maximum)
        end as share_maximum,
        is_minimum_excluded and share is null and counts_as = 'share' as is_minimum_excluded,
        is_maximum_excluded and share is null and counts_as = 'share' as is_maximum_excluded,
        valid_from,
        valid_to,
        document_sha256
    from meant
    where counts_as <> 'nothing' and owner_entity_id is not null and owned_entity_id is not null
)

select * from counted
