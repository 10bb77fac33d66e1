-- A captured entity is held by half at the least, one that is not cannot be, and only the captured or unknown have a path.
select *
from {{ ref('affiliate_status') }}
where
    (status = 'captured') <> (share_minimum >= 0.5)
    or (status = 'not_captured') <> (share_maximum < 0.5)
    or (status = 'not_captured') <> (path is null)
    or (status = 'not_captured') <> (owner_listing_id is null)
