with paired as (
    select * from {{ ref('int_listings_paired') }}
),

fields as (
    select * from {{ ref('int_fields_gathered') }}
),

entries_compared as (
    select
        *,
        'entry' as field_name,
        case when is_in_ledger then name end as ledger_value,
        case when is_in_edition then name end as edition_value,
        case
            when not is_in_ledger then 'missing_in_ledger'
            when not is_in_edition then 'missing_in_edition'
            else 'equal'
        end as verdict
    from paired
),

field_names as (
    select distinct
        source_name,
        listing_id,
        field_name
    from fields
),

-- The screening list prints no bodies within an entry, and its addresses cannot be told apart.
fields_compared as (
    select
        paired.*,
        field_names.field_name,
        ledger_fields.field_value as ledger_value,
        edition_fields.field_value as edition_value,
        case
            when not paired.is_worded then 'not_on_record'
            when coalesce(ledger_fields.field_key, '') = coalesce(edition_fields.field_key, '') then 'equal'
            else 'differs'
        end as verdict
    from paired
    inner join field_names
        on paired.source_name = field_names.source_name and paired.listing_id = field_names.listing_id
    left join fields as ledger_fields
        on
            paired.source_name = ledger_fields.source_name
            and paired.listing_id = ledger_fields.listing_id
            and field_names.field_name = ledger_fields.field_name
            and ledger_fields.teller = 'ledger'
    left join fields as edition_fields
        on
            paired.source_name = edition_fields.source_name
            and paired.listing_id = edition_fields.listing_id
            and field_names.field_name = edition_fields.field_name
            and edition_fields.teller = 'edition'
    where
        paired.is_in_ledger and paired.is_in_edition
        and not (
            paired.source_name = 'consolidated_screening_list' and field_names.field_name in ('address', 'sub_entity')
        )
),

compared as (
    select * from entries_compared
    union all
    select * from fields_compared
),

-- An edition that has not followed yet lags until its own day; one that has, until the first edition that shows it.
dated as (
    select
        *,
        case
            when verdict = 'missing_in_ledger' then first_seen_date
            when field_name = 'entry' then first_date
            else valid_from
        end as since_date,
        case
            when verdict in ('missing_in_ledger', 'not_on_record') then null
            when verdict <> 'equal' then {{ days_between('valid_from', 'edition_date') }}
            when field_name = 'entry' and first_action = 'add'
                then {{ days_between('first_date', 'shown_date') }}
        end as lag_days
    from compared
)

select * from dated
