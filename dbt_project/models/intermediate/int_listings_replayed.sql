with events as (
    select * from {{ ref('int_events_ordered') }}
    where in_force_date is not null
),

parts as (
    select * from {{ ref('int_parts_gathered') }}
),

worded as (
    select
        entry_id,
        md5({{ joined_text("part_type || ':' || part_text", '|', 'part_type, ordinal, part_text') }}) as exact_words,
        md5({{ joined_text("part_type || ':' || part_key", '|', 'part_type, part_key') }}) as bare_words
    from parts
    group by entry_id
),

described as (
    select
        events.*,
        worded.exact_words,
        worded.bare_words
    from events
    left join worded on events.entry_id = worded.entry_id
),

compared as (
    select
        *,
        row_number() over (partition by listing_id, stint order by event_number) as number_in_stint,
        lag(exact_words) over (partition by listing_id, stint order by event_number) as exact_words_before,
        lag(bare_words) over (partition by listing_id, stint order by event_number) as bare_words_before
    from described
),

-- An event that leaves the words as they were confirms them. An edition prints in a way of its own: letters count.
turning as (
    select * from compared
    where
        is_closing
        or number_in_stint = 1
        or (basis = 'rule' and exact_words is distinct from exact_words_before)
        or (basis <> 'rule' and bare_words is distinct from bare_words_before)
),

bounded as (
    select
        *,
        lead(in_force_date) over (partition by listing_id order by event_number) as valid_to,
        lead(event_id) over (partition by listing_id order by event_number) as closing_event_id,
        lead(document_number) over (partition by listing_id order by event_number) as closing_document_number
    from turning
),

stints as (
    select
        listing_id,
        stint,
        {{ first_by('action', 'event_number') }} as first_action,
        min(in_force_date) as first_date,
        {{ first_by('citation', 'event_number') }} as first_citation
    from events
    where not is_closing
    group by listing_id, stint
),

-- Of two rules on one day the later one counts: what stood for no day is an event and no version.
versions as (
    select
        {{ surrogate_id(["'version'", 'bounded.event_id']) }} as version_id,
        bounded.listing_id,
        bounded.party_id,
        bounded.list_code,
        bounded.entry_id,
        bounded.destination,
        bounded.name,
        bounded.stint,
        bounded.event_number,
        bounded.in_force_date as valid_from,
        bounded.valid_to,
        bounded.valid_to is null as is_current,
        bounded.event_id as opening_event_id,
        bounded.basis as opening_basis,
        bounded.document_number as opening_document_number,
        bounded.closing_event_id,
        bounded.closing_document_number,
        bounded.page,
        stints.first_action,
        stints.first_date,
        stints.first_citation,
        row_number() over (partition by bounded.listing_id order by bounded.event_number) as version_number
    from bounded
    inner join stints on bounded.listing_id = stints.listing_id and bounded.stint = stints.stint
    where not bounded.is_closing and (bounded.valid_to is null or bounded.in_force_date < bounded.valid_to)
)

select * from versions
