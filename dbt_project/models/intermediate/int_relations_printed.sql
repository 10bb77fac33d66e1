with dated as (
    select * from {{ ref('int_relations_dated') }}
),

resolved as (
    select * from {{ ref('int_relations_resolved') }}
),

sided as (
    select
        dated.*,
        case when not dated.is_of_body then dated.party_id end as own_party_id,
        case when dated.is_of_body then dated.own_name else dated.name end as own_side_name,
        resolved.other_party_id
    from dated
    left join resolved on dated.relation_id = resolved.relation_id
),

printed as (
    select
        relation_id,
        relation_type,
        case direction when 'entry_to_other' then own_party_id else other_party_id end as from_party_id,
        case direction when 'entry_to_other' then own_side_name else other_name end as from_name,
        case direction when 'entry_to_other' then other_party_id else own_party_id end as to_party_id,
        case direction when 'entry_to_other' then other_name else own_side_name end as to_name,
        'printed' as basis,
        case wording
            when 'body' then 'a body that the entry prints within itself'
            when 'extension' then 'words of the entry that extend it to bodies without a name'
            else 'words of the entry on whose its party is'
        end as basis_detail,
        valid_from,
        valid_to,
        according_to,
        printed_text as source_text,
        {{ evidence_columns() }}
    from sided
),

final as (
    select
        {{ relation_columns([
            'confidence', 'share', 'share_minimum', 'share_maximum', 'source_date', 'source_url', 'row_number'
        ]) }}
    from printed
)

select * from final
