{{ config(meta={'dagster': {'ref': {'name': 'listings'}}}) }}

with versions as (
    select * from {{ ref('listings') }}
),

following as (
    select
        *,
        lead(valid_from) over (partition by listing_id order by valid_from, version_id) as next_valid_from
    from versions
)

select * from following
where
    valid_from >= valid_to
    or next_valid_from < valid_to
    or (valid_to is null and next_valid_from is not null)
