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

rule_entries as (
    select * from {{ ref('int_entries_identified') }}
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
        coalesce(corrected.party_key, located.bare_name) as party_key
    from located
    left join corrected
        on {{ lowered('located.destination') }} = corrected.place_key and located.bare_name = corrected.bare_name
),

places as (
    select
        list_code,
        party_key,
        place_key
    from rule_entries
    union
    select
        list_code,
        party_key,
        {{ lowered('destination') }} as place_key
    from keyed
    where source_name = 'ecfr'
),

-- The screening list knows countries of addresses and not the destination that an entry stands under: Hong Kong there
-- is China in the Entity List. Where a name stands under one destination only, that one is meant.
only_places as (
    select
        list_code,
        party_key,
        min(place_key) as place_key,
        count(*) as place_count
    from places
    group by list_code, party_key
),

placed as (
    select
        keyed.*,
        case
            when keyed.source_name = 'ecfr' or places.place_key is not null then {{ lowered('keyed.destination') }}
            else coalesce(only_places.place_key, {{ lowered('keyed.destination') }})
        end as place_key
    from keyed
    left join places
        on
            keyed.list_code = places.list_code
            and keyed.party_key = places.party_key
            and {{ lowered('keyed.destination') }} = places.place_key
    left join only_places
        on
            keyed.list_code = only_places.list_code
            and keyed.party_key = only_places.party_key
            and only_places.place_count = 1
),

numbered as (
    select
        *,
        row_number() over (
            partition by source_name, edition_date, list_code, place_key, party_key
            order by ordinal, entry_id
        ) as occurrence
    from placed
),

identified as (
    select
        *,
        {{ surrogate_id(['place_key', 'party_key', 'occurrence']) }} as party_id
    from numbered
),

listed as (
    select
        *,
        {{ surrogate_id(["'listing'", 'list_code', 'party_id']) }} as listing_id
    from identified
)

select * from listed
