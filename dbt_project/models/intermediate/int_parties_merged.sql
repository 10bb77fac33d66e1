with parties as (
    select * from {{ ref('int_entities_united') }}
),

merged as (
    select
        party_id,
        party_id as entity_id,
        cast(null as string) as merge_basis
    from parties
)

select * from merged
