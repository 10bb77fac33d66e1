-- Periods of one entity must not overlap.
with ordered as (
    select
        entity_id,
        valid_from,
        lag(valid_to) over (partition by entity_id order by valid_from asc nulls first) as ended,
        row_number() over (partition by entity_id order by valid_from asc nulls first) as place
    from {{ ref('affiliate_status') }}
)

select *
from ordered
where place > 1 and (ended is null or ended > valid_from)
