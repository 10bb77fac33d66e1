with compared as (
    select * from {{ ref('int_fields_compared') }}
),

of_the_ecfr as (
    select * from compared
    where source_name = 'ecfr'
),

of_the_screening_list as (
    select * from compared
    where source_name = 'consolidated_screening_list'
),

joined as (
    select
        coalesce(ecfr.list_code, csl.list_code) as list_code,
        coalesce(ecfr.listing_id, csl.listing_id) as listing_id,
        coalesce(ecfr.party_id, csl.party_id) as party_id,
        coalesce(ecfr.destination, csl.destination) as destination,
        coalesce(ecfr.name, csl.name) as name,
        coalesce(ecfr.field_name, csl.field_name) as field_name,
        coalesce(ecfr.ledger_value, csl.ledger_value) as ledger_value,
        coalesce(ecfr.opening_basis, csl.opening_basis) as ledger_basis,
        ecfr.edition_value as ecfr_value,
        ecfr.verdict as ecfr_verdict,
        ecfr.edition_date as ecfr_edition_date,
        ecfr.lag_days as ecfr_lag_days,
        csl.edition_value as screening_list_value,
        csl.verdict as screening_list_verdict,
        csl.edition_date as screening_list_edition_date,
        csl.lag_days as screening_list_lag_days,
        coalesce(ecfr.since_date, csl.since_date) as since_date
    from of_the_ecfr as ecfr
    full outer join of_the_screening_list as csl
        on ecfr.listing_id = csl.listing_id and ecfr.field_name = csl.field_name
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

-- A party that only an edition has is none of the ledger's, and its own entity.
merged as (
    select
        joined.*,
        coalesce(parties.entity_id, joined.party_id) as entity_id
    from joined
    left join parties on joined.party_id = parties.party_id
),

final as (
    select
        {{ surrogate_id(['listing_id', 'field_name']) }} as comparison_id,
        list_code,
        listing_id,
        entity_id,
        destination,
        name,
        field_name,
        ledger_value,
        ledger_basis,
        ecfr_value,
        ecfr_verdict,
        ecfr_edition_date,
        ecfr_lag_days,
        screening_list_value,
        screening_list_verdict,
        screening_list_edition_date,
        screening_list_lag_days,
        since_date
    from merged
)

select * from final
order by list_code asc, destination asc, name asc, listing_id asc, field_name asc
