with holdings as (
    select * from {{ ref('int_holdings_resolved') }}
    where holding_type <> 'manager'
),

entities as (
    select * from {{ ref('int_entities_united') }}
),

-- A parent or head office is told from the owned side, an investor or owner from theirs.
typed_holdings as (
    select
        *,
        holding_type in ('parent', 'branch') as is_from_owned,
        case holding_type
            when 'investor' then 'investor_in'
            when 'owner' then 'owner_of'
            else 'subsidiary_of'
        end as relation_type
    from holdings
),

directed as (
    select
        *,
        case when is_from_owned then owned_party_id else owner_party_id end as from_party_id,
        case when is_from_owned then owned_name else owner_name end as from_printed_name,
        case when is_from_owned then owner_party_id else owned_party_id end as to_party_id,
        case when is_from_owned then owner_name else owned_name end as to_printed_name
    from typed_holdings
),

typed as (
    select
        {{ surrogate_id(['directed.document_sha256', 'directed.row_number', 'directed.holding_id']) }} as relation_id,
        directed.relation_type,
        directed.from_party_id,
        coalesce(from_entities.name, directed.from_printed_name) as from_name,
        directed.to_party_id,
        coalesce(to_entities.name, directed.to_printed_name) as to_name,
        directed.share,
        directed.share_minimum,
        directed.share_maximum,
        directed.valid_from,
        directed.valid_to,
        'ownership' as basis,
        case directed.format
            when 'gleif' then 'record ' || cast(directed.row_number as string) || ' of GLEIF'
            when 'bods' then 'statement ' || cast(directed.row_number as string) || ' of a register'
            else 'row ' || cast(directed.row_number as string) || ' of an ownership table'
        end as basis_detail,
        cast(null as double) as confidence,
        directed.source_name as according_to,
        directed.source_date,
        directed.source_url,
        directed.source_text,
        directed.row_number,
        {{ evidence_columns('directed') }}
    from directed
    left join entities as from_entities on directed.from_party_id = from_entities.party_id
    left join entities as to_entities on directed.to_party_id = to_entities.party_id
    -- Of a whole register only what is connected to a listed party is told.
    where
        (directed.from_party_id is null or from_entities.party_id is not null)
        and (directed.to_party_id is null or to_entities.party_id is not null)
)

select * from typed
