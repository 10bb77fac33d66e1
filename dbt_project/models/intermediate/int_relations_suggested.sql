with pairs as (
    select * from {{ ref('int_blocks_paired') }}
),

related as (
    select
        {{ surrogate_id(['basis', 'from_party_id', 'to_party_id']) }} as relation_id,
        relation_type,
        from_party_id,
        from_name,
        to_party_id,
        to_name,
        basis,
        case
            when basis = 'shared_address' and block_level = 1 then 'both at ' || from_words
            when basis = 'shared_address' then 'one building: ' || from_words || ' and ' || to_words
            when basis = 'name_stem' then 'both names have the word ' || from_words
            when basis = 'reason_paragraph' then 'one reason for both: ' || from_words
            when from_words = to_words then 'both are called ' || from_words
            else 'one is called ' || from_words || ', the other ' || to_words
        end || case when block_size > 2 then ', as ' || cast(block_size as string) || ' parties in all' else '' end
            as basis_detail,
        'the list' as according_to,
        {{ evidence_columns() }}
    from pairs
),

suggested as (
    select
        {{ relation_columns(missing=[
            'confidence', 'share', 'share_minimum', 'share_maximum', 'valid_from', 'valid_to', 'source_date',
            'source_url', 'source_text', 'row_number'
        ]) }}
    from related
)

select * from suggested
