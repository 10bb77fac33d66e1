with editions as (
    select * from {{ ref('stg_ecfr__editions') }}
),

numbered as (
    select
        *,
        row_number() over (partition by list_code order by edition_date) as edition_number
    from editions
),

opening as (
    select * from numbered
    where edition_number = 1
)

select * from opening
