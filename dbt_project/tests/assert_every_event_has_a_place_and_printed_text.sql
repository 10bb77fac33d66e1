with events as (
    select * from {{ ref('listing_events') }}
)

-- A page with a box on it, or a span of full text, which has no pages.
select * from events
where
    coalesce(page + x0 + top + x1 + bottom, span_start + span_end) is null
    or printed_text is null
    or trim(printed_text) = ''
