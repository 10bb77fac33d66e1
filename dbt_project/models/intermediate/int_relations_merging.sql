with relations as (
    select * from {{ ref('int_relations_judged') }}
    where is_held and is_merging_type
),

merging as (
    select
        relation_id,
        from_party_id,
        to_party_id,
        words,
        words_back,
        coalesce(basis_detail || '; ', '') || attribution as attribution,
        is_symmetric,
        strength,
        case when status = 'fact' then 1 else 2 end as status_rank
    from relations
)

select * from merging
