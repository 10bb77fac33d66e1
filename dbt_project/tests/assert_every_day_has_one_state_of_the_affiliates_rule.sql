-- The periods of the rule follow each other without a gap, from the beginning to the open end.
with ordered as (
    select
        *,
        lead(valid_from) over (order by valid_from asc nulls first) as next_from
    from {{ ref('affiliates_rule_periods') }}
)

select *
from ordered
where valid_to is distinct from next_from
