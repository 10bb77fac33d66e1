with versions as (
    select * from {{ ref('int_listings_replayed') }}
    where list_code in ('entity_list', 'military_end_user_list')
),

parties as (
    select * from {{ ref('int_parties_merged') }}
),

terms as (
    select * from {{ ref('int_requirements_reviewed') }}
),

ranks as (
    select * from {{ ref('restrictiveness') }}
),

described as (
    select
        versions.version_id,
        versions.listing_id,
        parties.entity_id,
        versions.valid_from,
        versions.valid_to,
        case
            when versions.list_code = 'military_end_user_list' then 'military_end_use_items'
            when terms.entry_id is null then 'not_read'
            when terms.is_all_items then 'all_items'
            else 'some_items'
        end as scope,
        case when versions.list_code = 'entity_list' then terms.policy_code end as policy_code
    from versions
    inner join parties on versions.party_id = parties.party_id
    left join terms on versions.entry_id = terms.entry_id
),

ranked as (
    select
        described.version_id,
        described.listing_id,
        described.entity_id,
        described.valid_from,
        described.valid_to,
        coalesce(ranks.restrictiveness, 1) as restrictiveness
    from described
    left join ranks
        on
            described.scope = ranks.scope
            and coalesce(described.policy_code, 'none') = ranks.policy_code
)

select * from ranked
