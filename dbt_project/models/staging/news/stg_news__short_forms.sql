with source as (
    select * from {{ source('raw', 'news__short_forms') }}
),

renamed as (
    select
        short_form_id,
        short_form,
        {{ folded('short_form') }} as short_form_key,
        {{ collapsed('name') }} as name,
        {{ folded('name') }} as name_key,
        basis,
        is_head,
        is_safe
    from source
)

select * from renamed
