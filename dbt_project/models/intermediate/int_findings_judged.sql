with judgements as (
    select * from {{ ref('int_judgements_resolved') }}
    where is_as_written
),

parties as (
    select * from {{ ref('int_entities_united') }}
),

merged as (
    select * from {{ ref('int_parties_merged') }}
),

relation_types as (
    select * from {{ ref('relation_types') }}
),

editions as (
    select count(*) as edition_count
    from {{ ref('int_editions_latest') }}
    where source_name = 'ecfr'
),

ends as (
    select
        *,
        from_party_id as party_id,
        from_written_name as written_name,
        from_destination as written_destination
    from judgements
    where not is_from_on_record
    union all
    select
        *,
        to_party_id as party_id,
        to_written_name as written_name,
        to_destination as written_destination
    from judgements
    where not is_to_on_record
),

-- Without an edition the ledger has some rules only, and a party that is not on record may yet come.
stale as (
    select
        'stale_judgement' as finding_type,
        ends.judgement_id || ' ' || ends.party_id as subject_id,
        ends.written_name || coalesce(' under ' || ends.written_destination, '') as text,
        case
            when count(parties.party_id) > 0
                then 'the id of this name, ' || min(parties.party_id) || ', and not ' || ends.party_id
            else 'a party with the id ' || ends.party_id
        end as expected
    from ends
    cross join editions
    left join parties
        on
            {{ lowered('ends.written_name') }} = {{ lowered('parties.name') }}
            and {{ lowered('ends.written_destination') }} = {{ lowered('parties.destination') }}
    where editions.edition_count > 0 or parties.party_id is not null
    group by ends.judgement_id, ends.party_id, ends.written_name, ends.written_destination
),

-- Two parties that a person keeps apart, and that others join by a third one.
contradicted as (
    select
        'contradicted_judgement' as finding_type,
        judgements.judgement_id as subject_id,
        judgements.from_name || ' and ' || judgements.to_name as text,
        'two entities, as ' || judgements.reviewed_by || ' decided on ' || cast(judgements.reviewed_on as string)
        || '; reject one more relation between them' as expected
    from judgements
    inner join relation_types on judgements.relation_type = relation_types.relation_type
    inner join merged as from_parties on judgements.from_party_id = from_parties.party_id
    inner join merged as to_parties on judgements.to_party_id = to_parties.party_id
    where
        judgements.judgement = 'reject'
        and relation_types.merges
        and from_parties.entity_id = to_parties.entity_id
),

united as (
    select * from stale
    union all
    select * from contradicted
),

findings as (
    select
        finding_type,
        subject_id,
        'warning' as severity,
        'judgements' as source_name,
        'judgements.csv' as document,
        cast(null as bigint) as page,
        text,
        expected,
        cast(null as string) as document_sha256
    from united
)

select * from findings
