with judgements as (
    select * from {{ ref('int_judgements_resolved') }}
),

relations as (
    select * from {{ ref('int_relations_gathered') }}
),

proposed as (
    select distinct judgements.judgement_id
    from judgements
    inner join relations
        on
            judgements.relation_type = relations.relation_type
            and judgements.from_party_id = relations.from_party_id
            and judgements.to_party_id = relations.to_party_id
),

-- What a person accepts and nothing else proposes is a relation of its own; its evidence is the person's.
accepted as (
    select
        judgements.judgement_id as relation_id,
        judgements.relation_type,
        judgements.from_party_id,
        judgements.from_name,
        judgements.to_party_id,
        judgements.to_name,
        'judgement' as basis,
        judgements.reason as basis_detail,
        judgements.reviewed_by as according_to,
        judgements.reviewed_on as source_date,
        judgements.evidence_document as source_url,
        judgements.evidence_text as source_text,
        judgements.evidence_text as printed_text,
        judgements.evidence_page as page
    from judgements
    left join proposed on judgements.judgement_id = proposed.judgement_id
    where
        proposed.judgement_id is null
        and judgements.judgement = 'accept'
        and judgements.is_as_written
        and judgements.is_from_on_record
        and judgements.is_to_on_record
),

decided as (
    select
        {{ relation_columns(missing=[
            'confidence', 'share', 'share_minimum', 'share_maximum', 'valid_from', 'valid_to', 'document_sha256', 'x0',
            'top', 'x1', 'bottom', 'span_start', 'span_end', 'row_number'
        ]) }}
    from accepted
)

select * from decided
