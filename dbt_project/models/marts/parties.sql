with united as (
    select * from {{ ref('int_entities_united') }}
),

merged as (
    select * from {{ ref('int_parties_merged') }}
),

final as (
    select
        united.party_id,
        merged.entity_id,
        united.name,
        united.destination,
        united.is_listed,
        merged.merge_basis
    from united
    inner join merged on united.party_id = merged.party_id
)

select * from final
order by name asc, destination asc, party_id asc
