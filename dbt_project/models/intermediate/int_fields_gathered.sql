with expected as (
    select
        'ledger' as teller,
        source_name,
        list_code,
        listing_id,
        entry_id
    from {{ ref('int_listings_expected') }}
),

printed as (
    select
        'edition' as teller,
        entries.source_name,
        entries.list_code,
        entries.listing_id,
        entries.entry_id
    from {{ ref('int_editions_identified') }} as entries
    inner join {{ ref('int_editions_latest') }} as editions
        on
            entries.source_name = editions.source_name
            and entries.list_code = editions.list_code
            and entries.edition_date = editions.edition_date
),

told as (
    select * from expected
    union all
    select * from printed
),

parts as (
    select
        entry_id,
        part_type,
        part_key,
        {{ first_by('part_text', 'ordinal') }} as part_text
    from {{ ref('int_parts_gathered') }}
    group by entry_id, part_type, part_key
),

-- The order of aliases and addresses is the printer's: a field is equal where its parts are.
gathered as (
    select
        told.teller,
        told.source_name,
        told.list_code,
        told.listing_id,
        parts.part_type as field_name,
        {{ joined_text('parts.part_text', ' | ', 'parts.part_key') }} as field_value,
        {{ joined_text('parts.part_key', '|', 'parts.part_key') }} as field_key
    from told
    inner join parts on told.entry_id = parts.entry_id
    group by told.teller, told.source_name, told.list_code, told.listing_id, parts.part_type
)

select * from gathered
