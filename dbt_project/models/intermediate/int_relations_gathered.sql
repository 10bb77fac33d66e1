with owned as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_owned') }}
),

cross_listed as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_cross_listing') }}
),

suggested as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_suggested') }}
),

printed as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_printed') }}
),

gathered as (
    select * from owned
    union all
    select * from printed
    union all
    select * from cross_listed
    union all
    select * from suggested
)

select * from gathered
