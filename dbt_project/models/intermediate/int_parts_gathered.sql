with rule_entries as (
    select * from {{ ref('int_entries_identified') }}
    where entry_id is not null
),

edition_entries as (
    select * from {{ ref('int_editions_examined') }}
),

entries as (
    select
        entry_id,
        name,
        license_requirement,
        license_review_policy
    from rule_entries
    union all
    select
        entry_id,
        name,
        license_requirement,
        license_review_policy
    from edition_entries
),

names as (
    select
        entry_id,
        ordinal,
        name_type,
        name
    from {{ ref('stg_federal_register__entry_names') }}
    union all
    select
        entry_id,
        ordinal,
        name_type,
        name
    from {{ ref('stg_ecfr__entry_names') }}
    union all
    select
        entry_id,
        ordinal,
        name_type,
        name
    from {{ ref('stg_consolidated_screening_list__entry_names') }}
),

-- Where a table spells a name otherwise than its instruction, the table's spelling is what the list then prints.
spelled as (
    select distinct entry_id
    from names
    where name_type = 'variant'
),

addresses as (
    select
        entry_id,
        ordinal,
        address
    from {{ ref('stg_federal_register__entry_addresses') }}
    union all
    select
        entry_id,
        ordinal,
        address
    from {{ ref('stg_ecfr__entry_addresses') }}
),

sub_entities as (
    select
        entry_id,
        ordinal,
        name
    from {{ ref('stg_federal_register__sub_entities') }}
    where action = 'keep'
    union all
    select
        entry_id,
        ordinal,
        name
    from {{ ref('stg_ecfr__sub_entities') }}
),

gathered as (
    select
        entry_id,
        'license_requirement' as part_type,
        1 as ordinal,
        license_requirement as part_text
    from entries
    union all
    select
        entry_id,
        'license_review_policy' as part_type,
        1 as ordinal,
        license_review_policy as part_text
    from entries
    union all
    select
        names.entry_id,
        case when names.name_type in ('primary', 'variant') then 'name' else 'alias' end as part_type,
        names.ordinal,
        names.name as part_text
    from names
    left join spelled on names.entry_id = spelled.entry_id
    where spelled.entry_id is null or names.name_type <> 'primary'
    union all
    select
        entry_id,
        'address' as part_type,
        ordinal,
        address as part_text
    from addresses
    union all
    select
        entry_id,
        'sub_entity' as part_type,
        ordinal,
        name as part_text
    from sub_entities
),

keyed as (
    select
        gathered.*,
        {{ bare('gathered.part_text') }} as part_key
    from gathered
    inner join entries on gathered.entry_id = entries.entry_id
    where gathered.part_text is not null and trim(gathered.part_text) <> ''
)

select * from keyed
