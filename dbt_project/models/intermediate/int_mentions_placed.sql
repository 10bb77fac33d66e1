with mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

short_forms as (
    select * from {{ ref('stg_news__short_forms') }}
    where is_head
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

meant as (
    select
        place_id,
        name_key
    from mentions
    where method <> 'short_form'
    union all
    select
        mentions.place_id,
        short_forms.name_key
    from mentions
    inner join short_forms on mentions.name_key = short_forms.short_form_key
    where mentions.method = 'short_form'
),

placed as (
    select
        meant.place_id,
        min(names.party_id) as party_id,
        count(distinct names.party_id) as party_count
    from meant
    inner join names on meant.name_key = names.name_key
    group by meant.place_id
)

select
    place_id,
    party_id
from placed
where party_count = 1
