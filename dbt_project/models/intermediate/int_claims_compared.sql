-- What a model says stays in `claims`, marked as its own: no verdict and no first report rests on it.
with claims as (
    select * from {{ ref('int_claims_resolved') }}
    where claim_type in ('listed', 'to_be_listed', 'delisted') and made_by = 'grammar'
),

articles as (
    select * from {{ ref('stg_news__articles') }}
),

places as (
    select * from {{ ref('int_mentions_resolved') }}
),

stays as (
    select * from {{ ref('int_stays_dated') }}
),

dated as (
    select
        claims.*,
        coalesce(articles.published_date, articles.updated_date) as claimed_date
    from claims
    inner join articles on claims.article_id = articles.article_id
),

of_parties as (
    select * from dated
    where subject_name is not null
),

-- Words that may mean several entities are compared with the listings of them all.
meant as (
    select
        claim_id,
        subject_entity_id as entity_id
    from of_parties
    where subject_entity_id is not null
    union all
    select
        of_parties.claim_id,
        places.entity_id
    from of_parties
    inner join places on of_parties.subject_place_id = places.place_id
    where of_parties.subject_entity_id is null
),

met as (
    select
        of_parties.claim_id,
        of_parties.claimed_date,
        case
            when of_parties.claim_type = 'delisted' then coalesce(stays.end_known_from, stays.known_from)
            else stays.known_from
        end as compared_date,
        stays.*
    from of_parties
    inner join meant on of_parties.claim_id = meant.claim_id
    inner join stays
        on meant.entity_id = stays.entity_id and of_parties.list_code = stays.list_code
),

-- Of several stays on the list the one that begins, or for a removal ends, nearest to the article.
paired as (
    select
        *,
        row_number() over (
            partition by claim_id
            order by abs({{ days_between('claimed_date', 'compared_date') }}) asc, listing_id asc, stint asc
        ) as nearness
    from met
),

compared as (
    select
        of_parties.claim_id,
        of_parties.article_id,
        of_parties.claim_type,
        of_parties.subject_name,
        coalesce(of_parties.subject_entity_id, paired.entity_id) as subject_entity_id,
        of_parties.list_code,
        of_parties.is_negated,
        of_parties.claimed_date,
        paired.listing_id,
        paired.name as ledger_name,
        paired.listed_from,
        paired.listed_to,
        case
            when of_parties.claim_type = 'delisted' and paired.closing_event_id is not null then paired.closing_event_id
            else paired.opening_event_id
        end as event_id,
        case
            when of_parties.claim_type = 'delisted' and paired.closing_document_number is not null
                then paired.closing_document_number
            else paired.opening_document_number
        end as document_number,
        paired.listing_id is not null
        and paired.known_from <= of_parties.claimed_date
        and (paired.listed_to is null or paired.listed_to > of_parties.claimed_date) as was_listed,
        paired.listing_id is not null and paired.known_from > of_parties.claimed_date as came_later,
        paired.listing_id is not null and paired.listed_to is not null as has_ended
    from of_parties
    left join paired on of_parties.claim_id = paired.claim_id and paired.nearness = 1
),

judged as (
    select
        *,
        case
            when listing_id is null and is_negated then 'confirmed'
            when listing_id is null then 'not_yet_in_ledger'
            when claim_type = 'delisted' and has_ended <> is_negated then 'confirmed'
            when claim_type = 'delisted' then 'contradicted'
            when claim_type = 'listed' and is_negated and not was_listed then 'confirmed'
            when is_negated then 'contradicted'
            when was_listed or came_later then 'confirmed'
            else 'contradicted'
        end as verdict
    from compared
)

select * from judged
