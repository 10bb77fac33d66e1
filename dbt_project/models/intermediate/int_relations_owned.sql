with holdings as (
    select * from {{ ref('int_holdings_resolved') }}
),

entities as (
    select * from {{ ref('int_entities_united') }}
),

-- A parent row is told from the owned side, an investor row from the owner's.
directed as (
    select
        *,
        case holding_type when 'parent' then 'subsidiary_of' when 'investor' then 'investor_in' end as relation_type,
        case holding_type when 'parent' then owned_party_id else owner_party_id end as from_party_id,
        case holding_type when 'parent' then owned_name else owner_name end as from_printed_name,
        case holding_type when 'parent' then owner_party_id else owned_party_id end as to_party_id,
        case holding_type when 'parent' then owner_name else owned_name end as to_printed_name
    from holdings
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
        'row ' || cast(directed.row_number as string) || ' of an ownership table' as basis_detail,
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
)

select * from typed
