with names as (
    select * from {{ ref('int_names_gathered') }}
),

owned_names as (
    select * from {{ ref('int_names_owned') }}
),

name_keys as (
    select * from {{ ref('stg_names__keys') }}
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

evidenced as (
    select
        party_id,
        name,
        name_key,
        name_type,
        is_current,
        source_name,
        document_number,
        edition_date,
        entry_sequence,
        ordinal,
        {{ evidence_columns() }}
    from names
    union all
    select
        party_id,
        name,
        name_key,
        name_type,
        true as is_current,
        'ownership' as source_name,
        null as document_number,
        null as edition_date,
        null as entry_sequence,
        ordinal,
        {{ evidence_columns() }}
    from owned_names
),

-- An alias is an acronym or weak where it says alone not who is meant.
-- What a party that is not the entity's first one is called first is one more name of the entity.
merged as (
    select
        evidenced.*,
        parties.entity_id,
        evidenced.party_id = parties.entity_id as is_of_first_party,
        name_keys.normal_name,
        case
            when evidenced.name_type = 'primary' and evidenced.party_id <> parties.entity_id then 'variant'
            when evidenced.name_type = 'alias' and name_keys.is_acronym then 'acronym'
            when evidenced.name_type = 'alias' and name_keys.is_weak then 'weak'
            else evidenced.name_type
        end as entity_name_type
    from evidenced
    inner join parties on evidenced.party_id = parties.party_id
    left join name_keys on evidenced.name = name_keys.name
),

-- Each name once: as the latest entry prints it, the primary place before an alias.
ranked as (
    select
        *,
        row_number() over (
            partition by entity_id, name_key
            order by
                is_current desc,
                case when is_of_first_party then 1 else 2 end asc,
                entry_sequence desc nulls last,
                case entity_name_type when 'primary' then 1 when 'alias' then 2 else 3 end asc,
                document_sha256 asc,
                ordinal asc,
                party_id asc
        ) as recency
    from merged
),

final as (
    select
        {{ surrogate_id(['entity_id', 'name_key']) }} as name_id,
        entity_id,
        name,
        entity_name_type as name_type,
        normal_name,
        is_current,
        source_name,
        document_number,
        edition_date,
        {{ evidence_columns() }}
    from ranked
    where recency = 1
)

select * from final
order by name, name_id
