with entries as (
    select * from {{ ref('stg_ecfr__entries') }}
),

footnotes as (
    select
        entry_id,
        {{ joined_text('marker', ', ', 'ordinal') }} as footnote_markers
    from {{ ref('stg_ecfr__entry_footnotes') }}
    group by entry_id
),

destinations as (
    select * from {{ ref('destinations') }}
),

corrected as (
    select * from {{ ref('int_names_corrected') }}
),

located as (
    select
        entries.*,
        footnotes.footnote_markers,
        coalesce(destinations.destination, entries.printed_destination) as destination,
        lower(coalesce(destinations.destination, entries.printed_destination)) as place_key,
        {{ bare('entries.name') }} as bare_name
    from entries
    left join footnotes on entries.entry_id = footnotes.entry_id
    left join destinations on entries.destination_key = destinations.printed_destination
),

keyed as (
    select
        located.*,
        coalesce(corrected.party_key, located.bare_name) as party_key
    from located
    left join corrected on located.place_key = corrected.place_key and located.bare_name = corrected.bare_name
),

numbered as (
    select
        *,
        row_number() over (
            partition by edition_date, list_code, place_key, party_key
            order by ordinal, entry_id
        ) as occurrence
    from keyed
),

identified as (
    select
        *,
        {{ surrogate_id(['place_key', 'party_key', 'occurrence']) }} as entity_id
    from numbered
),

listed as (
    select
        *,
        {{ surrogate_id(["'listing'", 'list_code', 'entity_id']) }} as listing_id
    from identified
)

select * from listed
