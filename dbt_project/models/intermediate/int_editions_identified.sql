with entries as (
    select * from {{ ref('int_editions_gathered') }}
),

destinations as (
    select * from {{ ref('destinations') }}
),

country_codes as (
    select * from {{ ref('country_codes') }}
),

corrected as (
    select * from {{ ref('int_names_corrected') }}
),

-- A code means a country only where the list prints codes: `in` is India there, and a word elsewhere.
located as (
    select
        entries.*,
        coalesce(country_codes.destination, destinations.destination, entries.printed_destination) as destination,
        {{ bare('entries.name') }} as bare_name
    from entries
    left join country_codes
        on
            entries.destination_key = country_codes.country_code
            and entries.source_name = 'consolidated_screening_list'
    left join destinations on entries.destination_key = destinations.printed_destination
),

keyed as (
    select
        located.*,
        lower(located.destination) as place_key,
        coalesce(corrected.party_key, located.bare_name) as party_key
    from located
    left join corrected on lower(located.destination) = corrected.place_key and located.bare_name = corrected.bare_name
),

numbered as (
    select
        *,
        row_number() over (
            partition by source_name, edition_date, list_code, place_key, party_key
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
