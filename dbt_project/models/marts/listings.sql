with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

rule_entries as (
    select
        entry_id,
        license_requirement,
        license_review_policy
    from {{ ref('stg_federal_register__entries') }}
    union all
    select
        entry_id,
        license_requirement,
        license_review_policy
    from {{ ref('stg_ecfr__entries') }}
),

marks as (
    select
        entry_id,
        footnote_markers
    from {{ ref('int_events_assembled') }}
    where target = 'entry' and entry_id is not null
    union all
    select
        entry_id,
        footnote_markers
    from {{ ref('int_editions_examined') }}
),

seen as (
    select
        listing_id,
        min(edition_date) as first_seen_date,
        max(edition_date) as last_seen_date
    from {{ ref('int_editions_identified') }}
    where source_name = 'ecfr'
    group by listing_id
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

final as (
    select
        versions.version_id,
        versions.listing_id,
        versions.list_code,
        parties.entity_id,
        versions.party_id,
        versions.entry_id,
        versions.destination,
        versions.name,
        rule_entries.license_requirement,
        rule_entries.license_review_policy,
        marks.footnote_markers,
        versions.valid_from,
        versions.valid_to,
        versions.is_current,
        versions.opening_basis,
        versions.opening_event_id,
        versions.opening_document_number,
        versions.closing_event_id,
        versions.closing_document_number,
        case when versions.first_action in ('add', 'cite') then versions.first_date end as listed_since,
        case versions.first_action
            when 'add' then 'added by rule'
            when 'cite' then 'earliest citation in the entry'
            else 'not on record'
        end as listed_since_basis,
        versions.first_citation,
        seen.first_seen_date,
        seen.last_seen_date,
        versions.page
    from versions
    inner join parties on versions.party_id = parties.party_id
    left join rule_entries on versions.entry_id = rule_entries.entry_id
    left join marks on versions.entry_id = marks.entry_id
    left join seen on versions.listing_id = seen.listing_id
)

select * from final
order by destination, name, list_code, listing_id, valid_from
