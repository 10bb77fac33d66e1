with claims as (
    select * from {{ ref('stg_news__claims') }}
    where claim_type in ('listed', 'to_be_listed') and entry_count is not null and made_by = 'grammar'
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

counts as (
    select * from {{ ref('int_rules_counted') }}
    where found_added_entries > 0
),

dated_rules as (
    select
        counts.document_number,
        counts.found_added_entries,
        coalesce(rules.filed_date, rules.publication_date, rules.effective_date) as known_from
    from counts
    inner join rules on counts.document_number = rules.document_number
),

dated as (
    select
        claims.*,
        coalesce(articles.published_date, articles.updated_date) as claimed_date
    from claims
    inner join articles on claims.article_id = articles.article_id
),

-- Fourteen days: news tell of a rule when it is filed, when it is printed, and in the week after.
near as (
    select
        dated.claim_id,
        dated_rules.document_number,
        dated_rules.found_added_entries,
        row_number() over (
            partition by dated.claim_id
            order by
                case when dated_rules.found_added_entries = dated.entry_count then 0 else 1 end,
                abs({{ days_between('dated.claimed_date', 'dated_rules.known_from') }}),
                dated_rules.document_number
        ) as nearness
    from dated
    inner join dated_rules on abs({{ days_between('dated.claimed_date', 'dated_rules.known_from') }}) <= 14
),

counted as (
    select
        dated.claim_id,
        dated.article_id,
        dated.claim_type,
        dated.list_code,
        dated.entry_count,
        dated.claimed_date,
        near.document_number,
        near.found_added_entries,
        case
            when near.document_number is null then 'not_yet_in_ledger'
            when near.found_added_entries = dated.entry_count then 'confirmed'
            else 'contradicted'
        end as verdict
    from dated
    left join near on dated.claim_id = near.claim_id and near.nearness = 1
)

select * from counted
