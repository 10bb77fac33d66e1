with judgements as (
    select * from {{ ref('judgements') }}
),

relation_types as (
    select * from {{ ref('relation_types') }}
),

parties as (
    select * from {{ ref('int_entities_united') }}
),

identified as (
    select
        judgements.*,
        relation_types.is_symmetric,
        {{ surrogate_id([
            'judgements.relation_type', 'judgements.from_party_id', 'judgements.to_party_id'
        ]) }} as judgement_id,
        from_parties.party_id is not null as is_from_on_record,
        to_parties.party_id is not null as is_to_on_record,
        coalesce(from_parties.name, judgements.from_name) as from_current_name,
        coalesce(to_parties.name, judgements.to_name) as to_current_name
    from judgements
    inner join relation_types on judgements.relation_type = relation_types.relation_type
    left join parties as from_parties on judgements.from_party_id = from_parties.party_id
    left join parties as to_parties on judgements.to_party_id = to_parties.party_id
),

-- What says the same from either end is decided from either end.
directed as (
    select
        judgement_id,
        from_party_id,
        to_party_id,
        true as is_as_written
    from identified
    union all
    select
        judgement_id,
        to_party_id as from_party_id,
        from_party_id as to_party_id,
        false as is_as_written
    from identified
    where is_symmetric
),

resolved as (
    select
        directed.judgement_id,
        directed.from_party_id,
        directed.to_party_id,
        directed.is_as_written,
        identified.judgement,
        identified.relation_type,
        identified.from_current_name as from_name,
        identified.to_current_name as to_name,
        identified.is_from_on_record,
        identified.is_to_on_record,
        identified.from_name as from_written_name,
        identified.from_destination,
        identified.to_name as to_written_name,
        identified.to_destination,
        identified.reviewed_by,
        identified.reviewed_on,
        identified.reason,
        identified.evidence_document,
        identified.evidence_page,
        identified.evidence_text
    from directed
    inner join identified on directed.judgement_id = identified.judgement_id
)

select * from resolved
