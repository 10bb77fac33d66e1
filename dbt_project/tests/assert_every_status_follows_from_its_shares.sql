-- A captured entity is held by half at the least, another one cannot be, and all but those have a path to a listing.
select *
from {{ ref('affiliate_status') }}
where
    (status = 'captured') <> (share_minimum >= 0.5)
    or (status = 'not_captured') <> (share_maximum < 0.5)
    or (status = 'not_captured') <> (path is null)
    or (status = 'not_captured') <> (owner_listing_id is null)
