with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

stays as (
    select
        listing_id,
        stint,
        min(party_id) as party_id,
        min(list_code) as list_code,
        {{ first_by('name', 'valid_from') }} as name,
        min(first_date) as listed_from,
        {{ first_by('opening_event_id', 'valid_from') }} as opening_event_id,
        {{ first_by('opening_document_number', 'valid_from') }} as opening_document_number,
        {{ last_by('valid_to', 'valid_from') }} as listed_to,
        {{ last_by('closing_event_id', 'valid_from') }} as closing_event_id,
        {{ last_by('closing_document_number', 'valid_from') }} as closing_document_number
    from versions
    group by listing_id, stint
),

-- What the last version has counts, also where that is null: it stands.
ends as (
    select
        listing_id,
        stint,
        max(case when is_current then 1 else 0 end) = 1 as is_current
    from versions
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
        case when not ends.is_current then stays.listed_to end as listed_to,
        stays.opening_event_id,
        stays.opening_document_number,
        case when not ends.is_current then stays.closing_event_id end as closing_event_id,
        case when not ends.is_current then stays.closing_document_number end as closing_document_number,
        opening.filed_date,
        opening.publication_date,
        coalesce(opening.filed_date, opening.publication_date, stays.listed_from) as known_from,
        coalesce(closing.filed_date, closing.publication_date, stays.listed_to) as end_known_from,
        closing.filed_date as closing_filed_date,
        closing.publication_date as closing_publication_date
    from stays
    inner join ends on stays.listing_id = ends.listing_id and stays.stint = ends.stint
    inner join parties on stays.party_id = parties.party_id
    left join rules as opening on stays.opening_document_number = opening.document_number
    left join rules as closing on stays.closing_document_number = closing.document_number
)

select * from final
