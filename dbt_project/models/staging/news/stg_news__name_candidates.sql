with source as (
    select * from {{ source('raw', 'news__name_candidates') }}
),

renamed as (
    select
        candidate_id,
        claim_id,
        {{ collapsed('name') }} as name,
        {{ collapsed('listed_name') }} as listed_name,
        {{ folded('listed_name') }} as listed_name_key,
        similarity,
        {{ collapsed('basis') }} as basis
    from source
)

select * from renamed
