with members as (
    select * from {{ ref('int_blocks_gathered') }}
),

ranked as (
    select
        *,
        row_number() over (partition by basis, block_level, block_key order by party_number) as block_rank,
        count(*) over (partition by basis, block_level, block_key) as block_size
    from members
),

-- All pairs of a small block, of a large one each party with the first: n parties have n - 1 relations, not n * n.
-- Two entries that one list prints under one name and destination are two parties, and not suggested to be one.
paired as (
    select
        far.basis,
        far.block_level,
        far.block_key,
        far.block_size,
        far.party_id as from_party_id,
        far.name as from_name,
        far.words as from_words,
        near.party_id as to_party_id,
        near.name as to_name,
        near.words as to_words,
        {{ evidence_columns('far') }}
    from ranked as near
    inner join ranked as far
        on
            near.basis = far.basis
            and near.block_level = far.block_level
            and near.block_key = far.block_key
            and near.block_rank < far.block_rank
            and (near.block_rank = 1 or near.block_size <= 4)
    where
        near.basis <> 'same_name'
        or near.destination <> far.destination
        or {{ bare('near.name') }} <> {{ bare('far.name') }}
),

closest as (
    select
        *,
        row_number() over (
            partition by basis, from_party_id, to_party_id
            order by block_level asc, block_key asc
        ) as closeness
    from paired
),

pairs as (
    select * from closest
    where closeness = 1
)

select * from pairs
