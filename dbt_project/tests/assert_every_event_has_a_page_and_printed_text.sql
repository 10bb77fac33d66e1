with events as (
    select * from {{ ref('listing_events') }}
)

select * from events
where page is null or printed_text is null or trim(printed_text) = ''
