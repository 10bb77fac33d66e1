with entries as (
    select * from {{ ref('int_entries_reviewed') }}
),

instructions as (
    select * from {{ ref('int_instructions_reviewed') }}
),

rules as (
    select * from {{ ref('int_rules_sequenced') }}
),

destinations as (
    select * from {{ ref('destinations') }}
),

-- A removal prints no row in the table: its instruction is the only place that names the entry.
removals as (
    select * from instructions
    where action = 'remove' and target = 'entry' and entry_id is null
),

placed as (
    select
        entry_id as placement_id,
        entry_id,
        document_number,
        list_code,
        ordinal,
        action,
        instruction_label,
        printed_destination,
        destination_key,
        name,
        name_key,
        license_requirement,
        license_review_policy,
        federal_register_page,
        {{ evidence_columns() }}
    from entries
    union all
    select
        instruction_id as placement_id,
        null as entry_id,
        document_number,
        list_code,
        ordinal,
        action,
        instruction_label,
        printed_destination,
        destination_key,
        name,
        name_key,
        null as license_requirement,
        null as license_review_policy,
        null as federal_register_page,
        {{ evidence_columns() }}
    from removals
),

located as (
    select
        placed.*,
        rules.volume,
        rules.filed_date,
        rules.publication_date,
        rules.effective_date,
        rules.in_force_date,
        rules.known_date,
        rules.rule_sequence,
        placed.entry_id is not null as is_printed,
        coalesce(destinations.destination, placed.printed_destination) as destination,
        {{ lowered('coalesce(destinations.destination, placed.printed_destination)') }} as place_key,
        {{ bare('placed.name') }} as bare_name
    from placed
    inner join rules on placed.document_number = rules.document_number
    left join destinations on placed.destination_key = destinations.printed_destination
)

select * from located
