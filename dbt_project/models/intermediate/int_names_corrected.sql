with entries as (
    select * from {{ ref('int_entries_placed') }}
),

entry_names as (
    select * from {{ ref('stg_federal_register__entry_names') }}
    where name_type = 'variant'
),

named as (
    select
        place_key,
        bare_name,
        min(rule_sequence) as first_sequence
    from entries
    group by place_key, bare_name
),

-- An instruction names an entry as the list has it; its table may print another spelling, which the list then has.
spelled as (
    select
        entries.document_number,
        entries.place_key,
        entries.bare_name,
        entries.rule_sequence,
        {{ bare('entry_names.name') }} as bare_spelling
    from entries
    inner join entry_names on entries.entry_id = entry_names.entry_id
),

designated as (
    select distinct
        document_number,
        place_key,
        bare_name
    from entries
),

-- A spelling that the same rule has as the name of another entry is that party's and corrects nothing.
links as (
    select spelled.*
    from spelled
    left join designated
        on
            spelled.document_number = designated.document_number
            and spelled.place_key = designated.place_key
            and spelled.bare_spelling = designated.bare_name
    where designated.bare_name is null
),

edges as (
    select
        place_key,
        bare_name as near_name,
        bare_spelling as far_name
    from links
    union
    select
        place_key,
        bare_spelling as near_name,
        bare_name as far_name
    from links
),

reached as (
    {{ connected('edges', 'place_key', 'near_name', 'far_name') }}
),

-- The oldest name of a party is its key: what comes later does not change it.
aged as (
    select
        reached.place_key,
        reached.near_name as bare_name,
        reached.far_name as party_key,
        row_number() over (
            partition by reached.place_key, reached.near_name
            order by named.first_sequence asc nulls last, reached.far_name asc
        ) as age_rank
    from reached
    left join named on reached.place_key = named.place_key and reached.far_name = named.bare_name
),

corrected as (
    select
        place_key,
        bare_name,
        party_key
    from aged
    where age_rank = 1
)

select * from corrected
