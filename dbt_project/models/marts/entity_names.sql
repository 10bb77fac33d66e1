with names as (
    select * from {{ ref('int_names_gathered') }}
),

holdings as (
    select * from {{ ref('int_holdings_resolved') }}
    where owner_bearer_count = 0
),

evidenced as (
    select
        entity_id,
        name,
        name_key,
        name_type,
        is_current,
        source_name,
        document_number,
        edition_date,
        entry_sequence,
        ordinal,
        {{ evidence_columns() }}
    from names
    union all
    select
        owner_entity_id as entity_id,
        owner_name as name,
        owner_key as name_key,
        'primary' as name_type,
        true as is_current,
        'ownership' as source_name,
        null as document_number,
        null as edition_date,
        null as entry_sequence,
        row_number as ordinal,
        {{ evidence_columns() }}
    from holdings
),

-- Each name once: as the latest entry prints it, the primary place before an alias.
ranked as (
    select
        *,
        row_number() over (
            partition by entity_id, name_key
            order by
                is_current desc,
                entry_sequence desc nulls last,
                case name_type when 'primary' then 1 when 'alias' then 2 else 3 end asc,
                document_sha256 asc,
                ordinal asc
        ) as recency
    from evidenced
),

final as (
    select
        {{ surrogate_id(['entity_id', 'name_key']) }} as name_id,
        entity_id,
        name,
        name_type,
        is_current,
        source_name,
        document_number,
        edition_date,
        {{ evidence_columns() }}
    from ranked
    where recency = 1
)

select * from final
order by name, name_id
