with owned as (
    select * from {{ ref('int_relations_owned') }}
),

printed as (
    select * from {{ ref('int_relations_printed') }}
),

gathered as (
    select {{ relation_columns() }}
    from owned
    union all
    select {{ relation_columns() }}
    from printed
)

select * from gathered
