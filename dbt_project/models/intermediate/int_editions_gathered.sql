with ecfr_entries as (
    select * from {{ ref('stg_ecfr__entries') }}
),

ecfr_names as (
    select * from {{ ref('stg_ecfr__entry_names') }}
    where name_type <> 'primary'
),

ecfr_footnotes as (
    select
        entry_id,
        {{ joined_text('marker', ', ', 'ordinal') }} as footnote_markers
    from {{ ref('stg_ecfr__entry_footnotes') }}
    group by entry_id
),

screening_entries as (
    select * from {{ ref('stg_consolidated_screening_list__entries') }}
),

screening_names as (
    select * from {{ ref('stg_consolidated_screening_list__entry_names') }}
    where name_type <> 'primary'
),

other_names as (
    select
        entry_id,
        ordinal,
        name
    from ecfr_names
    union all
    select
        entry_id,
        ordinal,
        name
    from screening_names
),

aliases as (
    select
        entry_id,
        {{ joined_text('name', '; ', 'ordinal') }} as aliases,
        count(*) as alias_count
    from other_names
    group by entry_id
),

entries as (
    select
        'ecfr' as source_name,
        entry_id,
        edition_date,
        list_code,
        ordinal,
        printed_destination,
        destination_key,
        name,
        name_key,
        license_requirement,
        license_review_policy,
        citation_text,
        {{ evidence_columns() }}
    from ecfr_entries
    union all
    select
        'consolidated_screening_list' as source_name,
        entry_id,
        edition_date,
        list_code,
        ordinal,
        countries as printed_destination,
        {{ folded("split_part(countries, '; ', 1)") }} as destination_key,
        name,
        name_key,
        license_requirement,
        license_policy as license_review_policy,
        federal_register_notice as citation_text,
        {{ evidence_columns() }}
    from screening_entries
),

gathered as (
    select
        entries.*,
        ecfr_footnotes.footnote_markers,
        aliases.aliases,
        coalesce(aliases.alias_count, 0) as alias_count
    from entries
    left join ecfr_footnotes on entries.entry_id = ecfr_footnotes.entry_id
    left join aliases on entries.entry_id = aliases.entry_id
)

select * from gathered
