with source as (
    select * from {{ source('raw', 'addresses__keys') }}
),

renamed as (
    select
        address,
        normal_key,
        building_key
    from source
)

select * from renamed
