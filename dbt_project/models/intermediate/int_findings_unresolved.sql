with holdings as (
    select * from {{ ref('int_holdings_resolved') }}
),

connected as (
    select * from {{ ref('int_holdings_connected') }}
),

mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

name_keys as (
    select distinct name_key
    from names
),

ends as (
    select
        *,
        'owner ' as end_name,
        owner_name as name,
        owner_party_id as party_id,
        owner_bearer_count as bearer_count
    from holdings
    union all
    select
        *,
        'owned ' as end_name,
        owned_name as name,
        owned_party_id as party_id,
        owned_bearer_count as bearer_count
    from holdings
),

unresolved_holdings as (
    select
        case when ends.bearer_count > 1 then 'ambiguous_holding' else 'holding_without_entity' end as finding_type,
        ends.end_name || ends.document_sha256 || ' ' || cast(ends.row_number as string) as subject_id,
        'warning' as severity,
        'ownership' as source_name,
        ends.document_sha256 as document,
        ends.page,
        ends.printed_text as text,
        'row ' || cast(ends.row_number as string) || ': '
        || case
            when ends.bearer_count > 1
                then 'one listed party named ' || ends.name || ', not ' || cast(ends.bearer_count as string)
            else 'a listed party, or one that holdings connect to a listed party, named ' || ends.name
        end as expected,
        ends.document_sha256
    from ends
    left join connected on ends.party_id = connected.party_id
    -- A register is about everybody; a table that a person made is about listed parties.
    where ends.bearer_count > 1 or (ends.bearer_count = 0 and connected.party_id is null and ends.format = 'table')
),

unresolved_mentions as (
    select
        'mention_without_entity' as finding_type,
        mentions.place_id as subject_id,
        'warning' as severity,
        'news' as source_name,
        mentions.article_id as document,
        mentions.page,
        mentions.printed_text as text,
        'a listed party named ' || mentions.name as expected,
        mentions.document_sha256
    from mentions
    left join name_keys on mentions.name_key = name_keys.name_key
    where name_keys.name_key is null
),

findings as (
    select * from unresolved_holdings
    union all
    select * from unresolved_mentions
)

select * from findings
