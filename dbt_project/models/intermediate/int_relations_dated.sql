with rule_relations as (
    select * from {{ ref('stg_federal_register__printed_relations') }}
),

edition_relations as (
    select * from {{ ref('stg_ecfr__printed_relations') }}
),

entries as (
    select * from {{ ref('int_entries_sequenced') }}
),

gathered as (
    select
        entry_id,
        'Federal Register, rule ' || document_number as according_to,
        ordinal,
        relation_type,
        wording,
        direction,
        own_name,
        other_name,
        other_key,
        is_of_body,
        {{ evidence_columns() }}
    from rule_relations
    union all
    select
        entry_id,
        'eCFR, edition of ' || cast(edition_date as string) as according_to,
        ordinal,
        relation_type,
        wording,
        direction,
        own_name,
        other_name,
        other_key,
        is_of_body,
        {{ evidence_columns() }}
    from edition_relations
),

-- A listing says one thing once, however many of its entries and names repeat it.
stated as (
    select
        gathered.*,
        entries.listing_id,
        entries.party_id,
        entries.destination,
        entries.name,
        entries.event_number,
        entries.in_force_date,
        {{ surrogate_id([
            'entries.listing_id', 'gathered.relation_type', 'gathered.direction', 'gathered.other_key',
            'gathered.is_of_body', 'case when gathered.is_of_body then gathered.own_name end',
        ]) }} as relation_id
    from gathered
    inner join entries on gathered.entry_id = entries.entry_id
),

ranked as (
    select
        *,
        min(in_force_date) over (partition by relation_id) as valid_from,
        row_number() over (partition by relation_id order by event_number desc, ordinal asc) as recency
    from stated
),

latest as (
    select * from ranked
    where recency = 1
),

-- What the next entry of the listing no longer prints has ended with it.
endings as (
    select
        latest.relation_id,
        min(entries.in_force_date) as valid_to
    from latest
    inner join entries
        on
            latest.listing_id = entries.listing_id
            and latest.event_number < entries.event_number
    group by latest.relation_id
),

dated as (
    select
        latest.*,
        endings.valid_to
    from latest
    left join endings on latest.relation_id = endings.relation_id
)

select * from dated
