{{ config(meta={'dagster': {'ref': {'name': 'exceptions'}}}) }}

with exceptions as (
    select
        *,
        count(*) over (partition by finding_id) as row_count,
        -- An instruction may remove several parties, one row each; everything else is decided once.
        count(*) over (
            partition by finding_id, column_name, case when column_name = 'removal' then value end
        ) as same_count,
        count(column_name) over (partition by finding_id) as read_count
    from {{ ref('exceptions') }}
)

select * from exceptions
where
    same_count > 1
    or read_count not in (0, row_count)
    or (decision = 'read_as') <> (column_name is not null)
    or (column_name is null) <> (value is null)
    or (column_name = 'removal' and value not like '_%: _%')
    or (column_name = 'action' and value not in ('add', 'revise', 'remove', 'correct'))
    or reviewed_on > current_date
    or trim(reviewed_by) = ''
    or trim(reason) = ''
