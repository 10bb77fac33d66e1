with entries as (
    select
        source_name,
        list_code,
        edition_date
    from {{ ref('int_editions_identified') }}
),

latest as (
    select
        source_name,
        list_code,
        max(edition_date) as edition_date
    from entries
    group by source_name, list_code
)

select * from latest
