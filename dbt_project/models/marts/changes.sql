with changes as (
    select * from {{ ref('int_changes_described') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

merged as (
    select
        changes.*,
        parties.entity_id
    from changes
    inner join parties on changes.party_id = parties.party_id
),

final as (
    select
        change_id,
        change_type,
        in_force_date as change_date,
        known_date,
        list_code,
        listing_id,
        entity_id,
        destination,
        name,
        description,
        basis,
        event_id,
        document_number,
        edition_date,
        citation,
        page
    from merged
)

select * from final
order by change_date desc, list_code asc, destination asc, name asc, change_id asc
