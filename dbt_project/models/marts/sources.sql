with rules as (
    select
        'federal_register' as source_name,
        document_number as document,
        publication_date as document_date
    from {{ ref('stg_federal_register__rules') }}
),

ecfr_editions as (
    select distinct
        'ecfr' as source_name,
        cast(edition_date as string) as document,
        edition_date as document_date
    from {{ ref('stg_ecfr__editions') }}
),

screening_editions as (
    select distinct
        'consolidated_screening_list' as source_name,
        cast(edition_date as string) as document,
        edition_date as document_date
    from {{ ref('stg_consolidated_screening_list__editions') }}
),

articles as (
    select
        'news' as source_name,
        article_id as document,
        published_date as document_date
    from {{ ref('stg_news__articles') }}
),

holdings as (
    select
        'ownership' as source_name,
        document_sha256 as document,
        max(source_date) as document_date
    from {{ ref('stg_ownership__holdings') }}
    group by document_sha256
),

documents as (
    select * from rules
    union all
    select * from ecfr_editions
    union all
    select * from screening_editions
    union all
    select * from articles
    union all
    select * from holdings
),

final as (
    select
        source_name,
        count(*) as document_count,
        min(document_date) as first_document_date,
        max(document_date) as latest_document_date,
        {{ last_by('document', "cast(document_date as string) || ' ' || document") }} as latest_document
    from documents
    group by source_name
)

select * from final
order by source_name
