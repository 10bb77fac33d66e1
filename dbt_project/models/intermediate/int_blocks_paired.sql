with members as (
    select * from {{ ref('int_blocks_gathered') }}
),

judgements as (
    select * from {{ ref('int_judgements_resolved') }}
),

ranked as (
    select
        *,
        case basis
            when 'shared_address' then 'shares_address'
            when 'name_stem' then 'shares_stem'
            when 'reason_paragraph' then 'named_together'
            when 'same_name' then 'same_as'
        end as relation_type,
        row_number() over (partition by basis, block_level, block_key order by party_number) as block_rank,
        count(*) over (partition by basis, block_level, block_key) as block_size
    from members
),

-- All pairs of a small block, of a large one each party with the first, and the pairs on which a person decided.
chosen as (
    select
        far.basis,
        far.block_level,
        far.block_key,
        far.party_id as far_party_id,
        near.party_id as near_party_id
    from ranked as near
    inner join ranked as far
        on
            near.basis = far.basis
            and near.block_level = far.block_level
            and near.block_key = far.block_key
            and near.block_rank < far.block_rank
            and (near.block_rank = 1 or near.block_size <= 4)
    union
    select
        far.basis,
        far.block_level,
        far.block_key,
        far.party_id as far_party_id,
        near.party_id as near_party_id
    from judgements
    inner join ranked as far
        on judgements.from_party_id = far.party_id and judgements.relation_type = far.relation_type
    inner join ranked as near
        on
            judgements.to_party_id = near.party_id
            and far.basis = near.basis
            and far.block_level = near.block_level
            and far.block_key = near.block_key
            and far.block_rank > near.block_rank
),

-- Two entries that one list prints under one name and destination are two parties, and not suggested to be one.
paired as (
    select
        far.basis,
        far.relation_type,
        far.block_level,
        far.block_key,
        far.block_size,
        far.party_id as from_party_id,
        far.name as from_name,
        far.words as from_words,
        near.party_id as to_party_id,
        near.name as to_name,
        near.words as to_words,
        {{ evidence_columns('far') }},
        row_number() over (
            partition by far.basis, far.party_id, near.party_id
            order by far.block_level asc, far.block_key asc
        ) as closeness
    from chosen
    inner join ranked as far
        on
            chosen.basis = far.basis
            and chosen.block_level = far.block_level
            and chosen.block_key = far.block_key
            and chosen.far_party_id = far.party_id
    inner join ranked as near
        on
            chosen.basis = near.basis
            and chosen.block_level = near.block_level
            and chosen.block_key = near.block_key
            and chosen.near_party_id = near.party_id
    where
        near.basis <> 'same_name'
        or near.destination <> far.destination
        or {{ bare('near.name') }} <> {{ bare('far.name') }}
),

pairs as (
    select * from paired
    where closeness = 1
)

select * from pairs
