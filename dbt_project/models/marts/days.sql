with changes as (
    select * from {{ ref('changes') }}
),

rules as (
    select * from {{ ref('rules') }}
),

list_entries as (
    select * from {{ ref('list_entries') }}
),

named as (
    select change_date as named_date from changes
    union all
    select filed_date as named_date from rules
    union all
    select publication_date as named_date from rules
    union all
    select effective_date as named_date from rules
    union all
    select edition_date as named_date from list_entries
),

bounds as (
    select
        min(named_date) as first_day,
        max(named_date) as last_day
    from named
),

digits as (
    select 0 as digit
    {% for digit in range(1, 10) -%}
        union all
        select {{ digit }} as digit
    {% endfor %}
),

numbers as (
    select
        10000 * ten_thousands.digit + 1000 * thousands.digit + 100 * hundreds.digit + 10 * tens.digit + ones.digit
            as number
    from digits as ten_thousands
    cross join digits as thousands
    cross join digits as hundreds
    cross join digits as tens
    cross join digits as ones
),

final as (
    select {{ days_after('bounds.first_day', 'numbers.number') }} as calendar_date
    from bounds
    inner join numbers on {{ days_between('bounds.first_day', 'bounds.last_day') }} >= numbers.number
)

select * from final
order by calendar_date
