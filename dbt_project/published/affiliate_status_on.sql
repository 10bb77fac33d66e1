-- Who is captured by listed owners on a day, and whether the rule that captures is in force then; ask with the day.
create macro affiliate_status_on(on_date) as table
with rule as (
    select *
    from marts.affiliates_rule_periods
    where
        (valid_from is null or valid_from <= cast(on_date as date))
        and (valid_to is null or valid_to > cast(on_date as date))
)

select
    status.entity_id,
    status.name,
    status.status,
    status.red_flag,
    rule.state as rule_state,
    rule.citation as rule_citation,
    rule.note as rule_note,
    status.status = 'captured' and rule.state = 'in_force' as is_subject,
    status.share_minimum,
    status.share_maximum,
    status.arithmetic,
    status.path,
    status.listed_owner_id,
    status.listed_owner_name,
    status.owner_listing_id,
    status.owner_list_code,
    status.license_requirement,
    status.license_review_policy,
    status.valid_from,
    status.valid_to,
    status.document_sha256s
from marts.affiliate_status as status
cross join rule
where
    (status.valid_from is null or status.valid_from <= cast(on_date as date))
    and (status.valid_to is null or status.valid_to > cast(on_date as date))
order by status.name, status.entity_id;
