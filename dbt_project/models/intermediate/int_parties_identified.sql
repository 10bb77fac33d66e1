with names as (
    select * from {{ ref('stg_ownership__parties') }}
),

-- Of a record that is stated again in its document the newest statement counts.
ranked as (
    select
        *,
        dense_rank() over (
            partition by document_sha256, identifier order by source_date desc nulls last, row_number desc
        ) as recency
    from names
),

current_names as (
    select
        *,
        coalesce('LEI:' || lei, identifier) as party_key
    from ranked
    where recency = 1
)

select * from current_names
