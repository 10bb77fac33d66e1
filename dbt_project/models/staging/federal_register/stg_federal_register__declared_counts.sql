with source as (
    select * from {{ source('raw', 'federal_register__declared_counts') }}
),

renamed as (
    select
        {{ surrogate_id(['document_number', 'ordinal']) }} as declared_count_id,
        document_number,
        list_code,
        ordinal,
        action,
        target,
        {{ collapsed('destination') }} as printed_destination,
        count as declared_count,
        {{ evidence_columns() }}
    from source
)

select * from renamed
