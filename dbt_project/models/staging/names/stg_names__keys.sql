with source as (
    select * from {{ source('raw', 'names__keys') }}
),

renamed as (
    select
        name,
        normal_name,
        normal_key,
        legal_form,
        script,
        is_acronym,
        is_weak,
        entity_type,
        entity_type_basis,
        stem
    from source
)

select * from renamed
