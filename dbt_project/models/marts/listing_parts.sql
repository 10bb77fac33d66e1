with parts as (
    select * from {{ ref('int_parts_dated') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

merged as (
    select
        parts.*,
        parties.entity_id
    from parts
    inner join parties on parts.party_id = parties.party_id
),

final as (
    select
        listing_part_id,
        listing_id,
        list_code,
        entity_id,
        part_type,
        ordinal,
        part_text,
        valid_from,
        valid_to,
        is_current,
        opening_event_id,
        opening_document_number,
        closing_event_id,
        closing_document_number,
        entry_id
    from merged
)

select * from final
order by listing_id, part_type, valid_from, ordinal, listing_part_id
