with holdings as (
    select * from {{ ref('int_holdings_resolved') }}
),

connected as (
    select * from {{ ref('int_holdings_connected') }}
),

identified as (
    select * from {{ ref('int_parties_identified') }}
),

ends as (
    select
        owner_party_id as party_id,
        owner_party_key as party_key,
        owner_name as name,
        owner_key as name_key,
        row_number,
        {{ evidence_columns() }}
    from holdings
    where owner_bearer_count = 0
    union all
    select
        owned_party_id as party_id,
        owned_party_key as party_key,
        owned_name as name,
        owned_key as name_key,
        row_number,
        {{ evidence_columns() }}
    from holdings
    where owned_bearer_count = 0
),

parties as (
    select distinct
        ends.party_id,
        ends.party_key
    from ends
    inner join connected on ends.party_id = connected.party_id
),

named as (
    select
        parties.party_id,
        identified.name,
        identified.name_key,
        case identified.name_type when 'primary' then 'primary' else 'alias' end as name_type,
        identified.row_number,
        {{ evidence_columns('identified') }}
    from parties
    inner join identified on parties.party_key = identified.party_key
    union all
    select
        parties.party_id,
        ends.name,
        ends.name_key,
        'primary' as name_type,
        ends.row_number,
        {{ evidence_columns('ends') }}
    from parties
    inner join ends on parties.party_key = ends.party_key
),

-- Each name once, where it was first told; the primary name is the first of them.
ranked as (
    select
        *,
        row_number() over (
            partition by party_id, name_key
            order by name_type desc, document_sha256 asc, row_number asc, name asc, printed_text asc
        ) as occurrence,
        dense_rank() over (
            partition by party_id order by name_type desc, document_sha256 asc, row_number asc, name_key asc
        ) as ordinal
    from named
),

told as (
    select
        party_id,
        name,
        name_key,
        case when name_type = 'primary' and ordinal > 1 then 'variant' else name_type end as name_type,
        ordinal,
        row_number,
        {{ evidence_columns() }}
    from ranked
    where occurrence = 1
)

select * from told
