with parties as (
    select * from {{ ref('int_entities_united') }}
),

addresses as (
    select * from {{ ref('int_addresses_blocked') }}
),

names as (
    select * from {{ ref('int_names_blocked') }}
),

entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null
),

reasons as (
    select * from {{ ref('stg_federal_register__reasons') }}
),

named_together as (
    select
        'reason_paragraph' as basis,
        1 as block_level,
        {{ surrogate_id([
            'reasons.document_number', 'reasons.page', 'reasons.top', 'reasons.span_start', 'reasons.printed_text'
        ]) }} as block_key,
        entries.party_id,
        reasons.document_number || ' ' || reasons.reason as words,
        {{ evidence_columns('reasons') }}
    from reasons
    inner join entries on reasons.entry_id = entries.entry_id
),

united as (
    select * from addresses
    union all
    select * from names
    union all
    select * from named_together
),

ranked as (
    select
        united.*,
        parties.name,
        parties.destination,
        parties.party_number,
        row_number() over (
            partition by united.basis, united.block_level, united.block_key, united.party_id
            order by united.words asc, united.document_sha256 asc, united.page asc, united.span_start asc
        ) as place
    from united
    inner join parties on united.party_id = parties.party_id
    where united.block_key is not null
),

gathered as (
    select * from ranked
    where place = 1
)

select * from gathered
