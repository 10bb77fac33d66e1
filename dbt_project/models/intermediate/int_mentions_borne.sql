with mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

short_forms as (
    select * from {{ ref('stg_news__short_forms') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

bearers as (
    select
        name_key,
        party_id,
        max_by(name_type, entry_sequence) as name_type
    from names
    group by name_key, party_id
),

-- A name stands for itself, a short form for every name that it leads to.
meant as (
    select
        place_id,
        name_key,
        1 as head
    from mentions
    where method <> 'short_form'
    union all
    select
        mentions.place_id,
        short_forms.name_key,
        case when short_forms.is_head then 1 else 0 end as head
    from mentions
    inner join short_forms on mentions.name_key = short_forms.short_form_key
    where mentions.method = 'short_form'
),

borne as (
    select
        meant.place_id,
        bearers.party_id,
        min(bearers.name_type) as name_type,
        max(meant.head) as head
    from meant
    inner join bearers on meant.name_key = bearers.name_key
    group by meant.place_id, bearers.party_id
)

select * from borne
