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
        'federal_register' as source_name,
        document_number,
        rule_sequence,
        ordinal,
        {{ evidence_columns() }}
    from names
    union all
    select
        owner_entity_id as entity_id,
        owner_name as name,
        owner_key as name_key,
        'primary' as name_type,
        'ownership' as source_name,
        null as document_number,
        null as rule_sequence,
        row_number as ordinal,
        {{ evidence_columns() }}
    from holdings
),

-- Each name once: as the latest rule prints it, the primary place before an alias.
ranked as (
    select
        *,
        row_number() over (
            partition by entity_id, name_key
            order by
                rule_sequence desc nulls last,
                case name_type when 'primary' then 1 when 'alias' then 2 else 3 end asc,
                document_sha256 asc,
                ordinal asc
        ) as recency,
        max(rule_sequence) over (partition by entity_id) as latest_rule_sequence
    from evidenced
),

final as (
    select
        {{ surrogate_id(['entity_id', 'name_key']) }} as name_id,
        entity_id,
        name,
        name_type,
        coalesce(rule_sequence = latest_rule_sequence, true) as is_current,
        source_name,
        document_number,
        {{ evidence_columns() }}
    from ranked
    where recency = 1
)

select * from final
order by name, name_id
