with mentions as (
    select * from {{ ref('stg_news__mentions') }}
),

short_forms as (
    select * from {{ ref('stg_news__short_forms') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

named_groups as (
    select * from {{ ref('int_groups_named') }}
),

bearers as (
    select
        names.name_key,
        parties.entity_id,
        {{ last_by('names.name_type', '(names.entry_sequence, names.name_type)') }} as name_type
    from names
    inner join parties on names.party_id = parties.party_id
    group by names.name_key, parties.entity_id
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

reached as (
    select
        meant.place_id,
        bearers.entity_id,
        min(bearers.name_type) as name_type,
        max(meant.head) as head
    from meant
    inner join bearers on meant.name_key = bearers.name_key
    group by meant.place_id, bearers.entity_id
),

grouped as (
    select
        reached.*,
        named_groups.group_id,
        row_number() over (
            partition by reached.place_id
            order by
                reached.head desc,
                case when reached.entity_id = named_groups.group_id then 0 else 1 end asc,
                reached.entity_id asc
        ) as place_rank
    from reached
    inner join named_groups on reached.entity_id = named_groups.entity_id
),

counted as (
    select
        place_id,
        count(*) as entity_count,
        count(distinct group_id) as group_count,
        sum(head) as head_count
    from grouped
    group by place_id
),

resolved as (
    select
        grouped.place_id,
        grouped.entity_id,
        grouped.group_id,
        grouped.name_type,
        case
            when counted.entity_count = 1 then 'entity'
            when counted.group_count = 1 and mentions.method = 'short_form' then 'group'
            else 'ambiguous'
        end as resolution,
        counted.entity_count = 1
        or (counted.head_count = 1 and grouped.head = 1)
        or (counted.group_count = 1 and grouped.place_rank = 1) as is_likeliest,
        grouped.place_rank
    from grouped
    inner join counted on grouped.place_id = counted.place_id
    inner join mentions on grouped.place_id = mentions.place_id
),

-- A short form that leads to one group is one mention, of the member that it names most closely, else of the top.
kept as (
    select
        place_id,
        entity_id,
        group_id,
        name_type,
        resolution,
        is_likeliest
    from resolved
    where resolution <> 'group' or place_rank = 1
)

select * from kept
