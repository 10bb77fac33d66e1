with editions as (
    select * from {{ ref('int_editions_opening') }}
),

edition_entries as (
    select * from {{ ref('int_editions_identified') }}
    where source_name = 'ecfr'
),

rule_events as (
    select * from {{ ref('int_events_assembled') }}
    where target = 'entry' and in_force_date is not null
),

entries as (
    select edition_entries.*
    from edition_entries
    inner join editions
        on edition_entries.list_code = editions.list_code and edition_entries.edition_date = editions.edition_date
),

-- A rule that is in force before the edition and published after it is not in it: of that listing the edition is late.
late as (
    select distinct rule_events.listing_id
    from rule_events
    inner join editions on rule_events.list_code = editions.list_code
    where
        rule_events.in_force_date <= editions.edition_date
        and coalesce(rule_events.publication_date, rule_events.known_date) >= editions.edition_date
),

before as (
    select
        rule_events.*,
        editions.edition_date,
        row_number() over (
            partition by rule_events.listing_id
            order by
                rule_events.in_force_date desc,
                rule_events.rule_sequence desc,
                case when rule_events.action = 'remove' then 0 else 1 end desc,
                rule_events.ordinal desc
        ) as recency
    from rule_events
    inner join editions on rule_events.list_code = editions.list_code
    where rule_events.in_force_date < editions.edition_date
),

opened as (
    select
        {{ surrogate_id(["'open'", 'entries.entry_id']) }} as event_id,
        'open' as action,
        'entry' as target,
        'edition' as basis,
        entries.listing_id,
        entries.party_id,
        entries.list_code,
        entries.entry_id,
        entries.edition_date,
        entries.destination,
        entries.printed_destination,
        entries.name,
        entries.license_requirement,
        entries.license_review_policy,
        entries.footnote_markers,
        entries.edition_date as in_force_date,
        entries.edition_date as known_date,
        {{ evidence_columns('entries') }}
    from entries
    left join late on entries.listing_id = late.listing_id
    where late.listing_id is null
),

-- The evidence of an absence is the whole edition: its title stands for it.
closed as (
    select
        {{ surrogate_id(["'close'", 'before.listing_id', 'editions.edition_date']) }} as event_id,
        'close' as action,
        'entry' as target,
        'edition' as basis,
        before.listing_id,
        before.party_id,
        before.list_code,
        cast(null as string) as entry_id,
        editions.edition_date,
        before.destination,
        before.printed_destination,
        before.name,
        null as license_requirement,
        null as license_review_policy,
        null as footnote_markers,
        editions.edition_date as in_force_date,
        editions.edition_date as known_date,
        {{ evidence_columns('editions') }}
    from before
    inner join editions on before.list_code = editions.list_code
    left join entries on before.listing_id = entries.listing_id
    left join late on before.listing_id = late.listing_id
    where before.recency = 1 and before.action <> 'remove' and entries.listing_id is null and late.listing_id is null
),

unioned as (
    select * from opened
    union all
    select * from closed
)

select * from unioned
