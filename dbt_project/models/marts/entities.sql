with entities as (
    select * from {{ ref('int_entities_merged') }}
),

named_groups as (
    select * from {{ ref('int_groups_named') }}
),

explained_groups as (
    select * from {{ ref('int_groups_explained') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

typed as (
    select * from {{ ref('int_entities_typed') }}
),

entries as (
    select * from {{ ref('int_entries_identified') }}
    where action is not null
),

reasons as (
    select * from {{ ref('stg_federal_register__reasons') }}
),

ranked_reasons as (
    select
        parties.entity_id,
        reasons.reason,
        reasons.page,
        entries.document_number,
        row_number() over (
            partition by parties.entity_id
            order by entries.rule_sequence desc, reasons.ordinal asc, reasons.reason_id asc
        ) as recency
    from entries
    inner join parties on entries.party_id = parties.party_id
    inner join reasons on entries.entry_id = reasons.entry_id
),

latest_reasons as (
    select * from ranked_reasons
    where recency = 1
),

final as (
    select
        entities.entity_id,
        entities.name,
        entities.destination,
        entities.destinations,
        entities.party_count,
        typed.entity_type,
        typed.entity_type_basis,
        entities.is_listed,
        entities.list_codes,
        named_groups.group_id,
        named_groups.group_name,
        named_groups.group_size,
        explained_groups.group_basis,
        named_groups.group_path,
        latest_reasons.reason as listing_reason,
        latest_reasons.page as listing_reason_page,
        latest_reasons.document_number as listing_reason_document_number,
        entities.first_document_number
    from entities
    inner join named_groups on entities.entity_id = named_groups.entity_id
    inner join explained_groups on entities.entity_id = explained_groups.entity_id
    inner join typed on entities.entity_id = typed.entity_id
    left join latest_reasons on entities.entity_id = latest_reasons.entity_id
)

select * from final
order by name, entity_id
