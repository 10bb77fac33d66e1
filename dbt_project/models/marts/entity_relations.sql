with relations as (
    select * from {{ ref('int_relations_typed') }}
),

final as (
    select
        relation_id,
        relation_type,
        from_entity_id,
        from_name,
        to_entity_id,
        to_name,
        share,
        share_minimum,
        share_maximum,
        valid_from,
        valid_to,
        according_to,
        source_date,
        source_url,
        source_text,
        joins_group,
        document_sha256,
        row_number
    from relations
)

select * from final
order by document_sha256, row_number, relation_id
