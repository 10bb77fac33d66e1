{{ config(meta={'dagster': {'ref': {'name': 'judgements'}}}) }}

with judgements as (
    select
        judgements.*,
        count(*) over (
            partition by
                judgements.relation_type,
                case
                    when relation_types.is_symmetric
                        then least(judgements.from_party_id, judgements.to_party_id)
                    else judgements.from_party_id
                end,
                case
                    when relation_types.is_symmetric
                        then greatest(judgements.from_party_id, judgements.to_party_id)
                    else judgements.to_party_id
                end
        ) as same_count
    from {{ ref('judgements') }} as judgements
    inner join {{ ref('relation_types') }} as relation_types
        on judgements.relation_type = relation_types.relation_type
)

select * from judgements
where
    same_count > 1
    or from_party_id = to_party_id
    or reviewed_on > current_date
    or trim(reviewed_by) = ''
    or trim(reason) = ''
