with mentions as (
    select * from {{ ref('mentions') }}
),

claims as (
    select * from {{ ref('claims') }}
),

checks as (
    select * from {{ ref('fact_checks') }}
),

articles as (
    select * from {{ ref('articles') }}
),

named_groups as (
    select * from {{ ref('int_groups_named') }}
),

mentioned as (
    select
        article_id,
        entity_id,
        'mention' as news_type,
        cast(null as string) as claim_id,
        cast(null as string) as claim_type,
        cast(null as string) as party_role,
        {{ first_by('sentence', 'span_start') }} as sentence,
        min(span_start) as span_start,
        count(*) as place_count,
        min(case when is_ambiguous then 1 else 0 end) = 1 as is_ambiguous
    from mentions
    group by article_id, entity_id
),

roles as (
    select
        claim_id,
        subject_entity_id as entity_id,
        'subject' as party_role
    from claims
    union all
    select
        claim_id,
        object_entity_id as entity_id,
        'object' as party_role
    from claims
    union all
    select
        claim_id,
        speaker_entity_id as entity_id,
        'speaker' as party_role
    from claims
),

claimed as (
    select
        claims.article_id,
        roles.entity_id,
        'claim' as news_type,
        claims.claim_id,
        claims.claim_type,
        roles.party_role,
        claims.sentence,
        claims.span_start,
        cast(1 as bigint) as place_count,
        false as is_ambiguous
    from claims
    inner join roles on claims.claim_id = roles.claim_id
    where roles.entity_id is not null
),

told as (
    select * from mentioned
    union all
    select * from claimed
),

final as (
    select
        {{ surrogate_id(
            ['told.article_id', 'told.entity_id', 'told.news_type', 'told.claim_id', 'told.party_role']
        ) }} as entity_news_id,
        told.entity_id,
        named_groups.group_id,
        coalesce(articles.published_date, articles.updated_date) as news_date,
        articles.published_at,
        told.news_type,
        told.claim_id,
        told.claim_type,
        told.party_role,
        checks.verdict,
        told.sentence,
        told.place_count,
        told.is_ambiguous,
        articles.article_id,
        articles.story_id,
        articles.title,
        articles.publisher,
        articles.url,
        articles.is_machine_written
    from told
    inner join articles on told.article_id = articles.article_id
    inner join named_groups on told.entity_id = named_groups.entity_id
    left join checks on told.claim_id = checks.claim_id
)

select * from final
order by entity_id, news_date, entity_news_id
