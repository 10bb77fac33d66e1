with source as (
    select * from {{ source('raw', 'ecfr__printed_relations') }}
),

renamed as (
    select
        {{ surrogate_id(['entry_id', 'ordinal']) }} as printed_relation_id,
        entry_id,
        edition_date,
        ordinal,
        relation_type,
        wording,
        direction,
        {{ collapsed('own_name') }} as own_name,
        {{ collapsed('other_name') }} as other_name,
        {{ folded('other_name') }} as other_key,
        is_of_body,
        {{ evidence_columns() }}
    from source
)

select * from renamed
