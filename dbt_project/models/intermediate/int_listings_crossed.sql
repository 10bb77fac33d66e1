with noted as (
    select * from {{ ref('int_listings_noted') }}
),

rule_entries as (
    select * from {{ ref('int_entries_identified') }}
),

edition_entries as (
    select * from {{ ref('int_editions_examined') }}
    where source_name = 'ecfr'
),

name_keys as (
    select * from {{ ref('stg_names__keys') }}
),

named as (
    select
        list_code,
        place_key,
        bare_name,
        name,
        listing_id,
        party_id
    from rule_entries
    union
    select
        list_code,
        place_key,
        bare_name,
        name,
        listing_id,
        party_id
    from edition_entries
),

bearers as (
    select
        named.*,
        name_keys.normal_key
    from named
    left join name_keys on named.name = name_keys.name
),

-- The same name, else the same one with another legal form. Of two such parties neither is meant for certain.
alike as (
    select
        noted.cross_listing_id,
        bearers.listing_id,
        bearers.party_id,
        dense_rank() over (
            partition by noted.cross_listing_id
            order by case when noted.bare_name = bearers.bare_name then 1 else 2 end
        ) as likeness
    from noted
    inner join bearers
        on
            noted.list_code = bearers.list_code
            and (noted.bare_name = bearers.bare_name or noted.normal_key = bearers.normal_key)
            and {{ lowered('noted.other_destination') }} = bearers.place_key
            and noted.listing_id <> bearers.listing_id
),

others as (
    select
        cross_listing_id,
        min(listing_id) as other_listing_id,
        min(party_id) as other_party_id
    from alike
    where likeness = 1
    group by cross_listing_id
    having count(distinct listing_id) = 1
),

crossed as (
    select
        noted.*,
        others.other_listing_id,
        others.other_party_id
    from noted
    left join others on noted.cross_listing_id = others.cross_listing_id
)

select * from crossed
