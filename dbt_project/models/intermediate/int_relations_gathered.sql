with owned as (
    select * from {{ ref('int_relations_owned') }}
),

gathered as (
    select {{ relation_columns() }}
    from owned
)

select * from gathered
