with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

numbered as (
    select
        *,
        row_number() over (partition by listing_id, stint order by valid_from) as number_from_first,
        row_number() over (partition by listing_id, stint order by valid_from desc) as number_from_last
    from versions
),

-- What the first and the last version have counts, also where that is null: no document on record, or it stands.
stays as (
    select
        listing_id,
        stint,
        min(party_id) as party_id,
        min(list_code) as list_code,
        max(case when number_from_first = 1 then name end) as name,
        min(first_date) as listed_from,
        max(case when number_from_first = 1 then opening_event_id end) as opening_event_id,
        max(case when number_from_first = 1 then opening_document_number end) as opening_document_number,
        max(case when number_from_last = 1 then valid_to end) as listed_to,
        max(case when number_from_last = 1 then closing_event_id end) as closing_event_id,
        max(case when number_from_last = 1 then closing_document_number end) as closing_document_number
    from numbered
    group by listing_id, stint
),

final as (
    select
        stays.listing_id,
        stays.stint,
        parties.entity_id,
        stays.list_code,
        stays.name,
        stays.listed_from,
        stays.listed_to,
        stays.opening_event_id,
        stays.opening_document_number,
        stays.closing_event_id,
        stays.closing_document_number,
        opening.filed_date,
        opening.publication_date,
        coalesce(opening.filed_date, opening.publication_date, stays.listed_from) as known_from,
        coalesce(closing.filed_date, closing.publication_date, stays.listed_to) as end_known_from,
        closing.filed_date as closing_filed_date,
        closing.publication_date as closing_publication_date
    from stays
    inner join parties on stays.party_id = parties.party_id
    left join rules as opening on stays.opening_document_number = opening.document_number
    left join rules as closing on stays.closing_document_number = closing.document_number
)

select * from final
