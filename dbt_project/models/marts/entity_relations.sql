with relations as (
    select * from {{ ref('int_relations_judged') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

named_groups as (
    select * from {{ ref('int_groups_named') }}
),

placed as (
    select
        parties.party_id,
        parties.entity_id,
        named_groups.group_id
    from parties
    inner join named_groups on parties.entity_id = named_groups.entity_id
),

related as (
    select
        relations.*,
        from_parties.entity_id as from_entity_id,
        to_parties.entity_id as to_entity_id,
        coalesce(relations.status = 'candidate' and from_parties.group_id <> to_parties.group_id, false) as is_open,
        coalesce(
            relations.is_held and relations.is_joining_type and from_parties.entity_id <> to_parties.entity_id, false
        ) as joins_group,
        relations.is_held and relations.is_merging_type as merges_parties
    from relations
    left join placed as from_parties on relations.from_party_id = from_parties.party_id
    left join placed as to_parties on relations.to_party_id = to_parties.party_id
),

final as (
    select
        relation_id,
        relation_type,
        from_entity_id,
        from_party_id,
        from_name,
        to_entity_id,
        to_party_id,
        to_name,
        basis,
        basis_detail,
        strength as confidence,
        status,
        is_open,
        joins_group,
        merges_parties,
        share,
        share_minimum,
        share_maximum,
        valid_from,
        valid_to,
        according_to,
        source_date,
        source_url,
        source_text,
        reviewed_by,
        reviewed_on,
        reason as review_reason,
        row_number,
        {{ evidence_columns() }}
    from related
)

select * from final
order by from_name asc, to_name asc, relation_type asc, basis asc, relation_id asc
