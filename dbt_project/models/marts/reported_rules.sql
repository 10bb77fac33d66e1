with checks as (
    select * from {{ ref('fact_checks') }}
),

articles as (
    select * from {{ ref('articles') }}
),

rules as (
    select * from {{ ref('rules') }}
),

confirmed as (
    select distinct
        document_number,
        article_id,
        claimed_date
    from checks
    where verdict = 'confirmed'
),

ordered as (
    select
        confirmed.document_number,
        confirmed.claimed_date,
        articles.article_id,
        articles.story_id,
        articles.publisher,
        row_number() over (
            partition by confirmed.document_number
            order by confirmed.claimed_date nulls last, articles.published_at nulls last, articles.article_id
        ) as report_number
    from confirmed
    inner join articles on confirmed.article_id = articles.article_id
),

counted as (
    select
        document_number,
        count(*) as report_count,
        count(distinct story_id) as story_count
    from ordered
    group by document_number
),

final as (
    select
        rules.document_number,
        rules.citation,
        rules.title,
        rules.filed_date,
        rules.publication_date,
        rules.effective_date,
        ordered.claimed_date as first_report_date,
        ordered.article_id as first_article_id,
        ordered.publisher as first_publisher,
        counted.report_count,
        counted.story_count,
        {{ days_between('ordered.claimed_date', 'rules.filed_date') }} as filed_lead_days,
        {{ days_between('ordered.claimed_date', 'rules.publication_date') }} as publication_lead_days,
        {{ days_between('ordered.claimed_date', 'rules.effective_date') }} as effective_lead_days
    from rules
    inner join ordered on rules.document_number = ordered.document_number
    inner join counted on rules.document_number = counted.document_number
    where ordered.report_number = 1
)

select * from final
order by publication_date, document_number
