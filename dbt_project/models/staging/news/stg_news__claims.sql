with source as (
    select * from {{ source('raw', 'news__claims') }}
),

renamed as (
    select
        claim_id,
        article_id,
        claim_type,
        {{ collapsed('subject_name') }} as subject_name,
        subject_mention_id as subject_place_id,
        {{ collapsed('object_name') }} as object_name,
        object_mention_id as object_place_id,
        {{ collapsed('by_name') }} as by_name,
        list_code,
        entry_count,
        amount,
        currency as currency_code,
        {{ collapsed('amount_text') }} as amount_text,
        {{ collapsed('time_text') }} as time_text,
        {{ collapsed('quotation') }} as quotation,
        {{ collapsed('speaker') }} as speaker,
        speaker_type,
        speaker_mention_id as speaker_place_id,
        is_negated,
        made_by,
        pattern,
        {{ collapsed('sentence') }} as sentence,
        {{ evidence_columns() }}
    from source
)

select * from renamed
