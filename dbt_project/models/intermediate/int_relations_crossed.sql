with crossed as (
    select * from {{ ref('int_listings_crossed') }}
    where other_party_id is not null
),

parties as (
    select * from {{ ref('int_entities_united') }}
),

related as (
    select
        {{ surrogate_id(["'cross_listing'", 'crossed.cross_listing_id']) }} as relation_id,
        'same_as' as relation_type,
        crossed.party_id as from_party_id,
        from_parties.name as from_name,
        crossed.other_party_id as to_party_id,
        to_parties.name as to_name,
        'cross_listing' as basis,
        'the entry under ' || crossed.destination || ' says: ' || crossed.note as basis_detail,
        'the list' as according_to,
        crossed.note as source_text,
        {{ evidence_columns('crossed') }}
    from crossed
    inner join parties as from_parties on crossed.party_id = from_parties.party_id
    inner join parties as to_parties on crossed.other_party_id = to_parties.party_id
),

cross_listed as (
    select
        {{ relation_columns(missing=[
            'confidence', 'share', 'share_minimum', 'share_maximum', 'valid_from', 'valid_to', 'source_date',
            'source_url', 'row_number'
        ]) }}
    from related
)

select * from cross_listed
