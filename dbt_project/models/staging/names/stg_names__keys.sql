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
        stem
    from source
)

select * from renamed
