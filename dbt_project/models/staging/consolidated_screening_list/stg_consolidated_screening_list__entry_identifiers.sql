with source as (
    select * from {{ source('raw', 'consolidated_screening_list__entry_identifiers') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal', 'identifier']) }} as entry_identifier_id,
        entry_id,
        edition_date,
        ordinal,
        field_name,
        identifier_type,
        {{ collapsed('identifier') }} as identifier,
        {{ evidence_columns() }}
    from source
)

select * from renamed
