with owned as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_owned') }}
),

cross_listed as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_crossed') }}
),

suggested as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_suggested') }}
),

printed as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_printed') }}
),

claimed as (
    select {{ relation_columns() }}
    from {{ ref('int_relations_claimed') }}
),

gathered as (
    select * from owned
    union all
    select * from printed
    union all
    select * from cross_listed
    union all
    select * from suggested
    union all
    select * from claimed
)

select * from gathered
