with relations as (
    select * from {{ ref('entity_relations') }}
)

select * from relations
where
    share not between 0 and 1
    or share_minimum not between 0 and 1
    or share_maximum not between 0 and 1
    or share_minimum > share_maximum
    or share < share_minimum
    or share > share_maximum
