with entries as (
    select * from {{ ref('int_entries_placed') }}
),

corrected as (
    select * from {{ ref('int_names_corrected') }}
),

keyed as (
    select
        entries.*,
        coalesce(corrected.party_key, entries.bare_name) as party_key
    from entries
    left join corrected on entries.place_key = corrected.place_key and entries.bare_name = corrected.bare_name
),

-- Two entries of one name under one destination in one document are two parties, told apart by their order.
numbered as (
    select
        *,
        row_number() over (
            partition by document_number, is_printed, list_code, place_key, party_key
            order by ordinal, placement_id
        ) as occurrence
    from keyed
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
