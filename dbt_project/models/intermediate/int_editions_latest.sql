with entries as (
    select
        source_name,
        list_code,
        edition_date
    from {{ ref('int_editions_identified') }}
    where list_code in ('entity_list', 'military_end_user_list', 'unverified_list')
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
