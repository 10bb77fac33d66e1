with verdicts as (
    select * from {{ ref('int_affiliates_captured') }}
),

entities as (
    select * from {{ ref('entities') }}
),

versions as (
    select * from {{ ref('listings') }}
),

holdings as (
    select * from {{ ref('int_holdings_counted') }}
),

documents as (
    select distinct
        verdicts.entity_id,
        verdicts.valid_from,
        holdings.document_sha256
    from verdicts
    inner join holdings on
        verdicts.entity_id = holdings.owned_id
        and coalesce(holdings.valid_from, date '0001-01-01') < coalesce(verdicts.valid_to, date '9999-12-31')
        and coalesce(holdings.valid_to, date '9999-12-31') >= coalesce(verdicts.valid_from, date '0001-01-01')
),

sources as (
    select
        entity_id,
        valid_from,
        {{ joined_text('document_sha256', ', ', 'document_sha256') }} as document_sha256s
    from documents
    group by entity_id, valid_from
),

final as (
    select
        {{ surrogate_id(["'affiliate'", 'verdicts.entity_id', 'verdicts.valid_from']) }} as affiliate_status_id,
        verdicts.entity_id,
        entities.name,
        verdicts.status,
        case when verdicts.status = 'unknown' then 29 end as red_flag,
        verdicts.valid_from,
        verdicts.valid_to,
        verdicts.share_minimum,
        verdicts.share_maximum,
        verdicts.arithmetic,
        verdicts.path,
        verdicts.listed_owner_id,
        owners.name as listed_owner_name,
        versions.listing_id as owner_listing_id,
        versions.list_code as owner_list_code,
        versions.license_requirement,
        versions.license_review_policy,
        verdicts.is_over_whole,
        verdicts.is_contradicted,
        sources.document_sha256s
    from verdicts
    inner join entities on verdicts.entity_id = entities.entity_id
    left join entities as owners on verdicts.listed_owner_id = owners.entity_id
    left join versions on verdicts.listing_id = versions.version_id
    left join sources
        on verdicts.entity_id = sources.entity_id and verdicts.valid_from is not distinct from sources.valid_from
)

select * from final
order by name, entity_id, valid_from nulls first
