with relations as (
    select * from {{ ref('int_relations_owned') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

final as (
    select
        relations.relation_id,
        relations.relation_type,
        from_parties.entity_id as from_entity_id,
        relations.from_name,
        to_parties.entity_id as to_entity_id,
        relations.to_name,
        relations.share,
        relations.share_minimum,
        relations.share_maximum,
        relations.valid_from,
        relations.valid_to,
        relations.according_to,
        relations.source_date,
        relations.source_url,
        relations.source_text,
        relations.joins_group,
        relations.document_sha256,
        relations.row_number
    from relations
    left join parties as from_parties on relations.from_party_id = from_parties.party_id
    left join parties as to_parties on relations.to_party_id = to_parties.party_id
)

select * from final
order by document_sha256, row_number, relation_id
