with entities as (
    select * from {{ ref('int_entities_merged') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

names as (
    select * from {{ ref('int_names_gathered') }}
    where is_current
),

name_keys as (
    select * from {{ ref('stg_names__keys') }}
),

-- A personal name is told last: where an alias has a word of an organisation, that tells. A long one has addresses.
ranked as (
    select
        parties.entity_id,
        name_keys.entity_type,
        case
            when names.name_type = 'primary' then name_keys.entity_type_basis
            else name_keys.entity_type_basis || ', in its other name “' || names.name || '”'
        end as entity_type_basis,
        row_number() over (
            partition by parties.entity_id
            order by
                case
                    when name_keys.entity_type is null then 3
                    when name_keys.entity_type = 'person' then 2
                    else 1
                end asc,
                case when names.party_id = parties.entity_id then 1 else 2 end asc,
                case names.name_type when 'primary' then 1 else 2 end asc,
                names.ordinal asc,
                names.name asc
        ) as place
    from names
    inner join parties on names.party_id = parties.party_id
    inner join name_keys on names.name = name_keys.name
    where
        names.name_type = 'primary'
        or (coalesce(name_keys.entity_type, 'person') <> 'person' and length(names.name) <= 100)
),

typed as (
    select
        entities.entity_id,
        ranked.entity_type,
        coalesce(ranked.entity_type_basis, 'its name stands in no entry, and is not looked at') as entity_type_basis
    from entities
    left join ranked on entities.entity_id = ranked.entity_id and ranked.place = 1
)

select * from typed
