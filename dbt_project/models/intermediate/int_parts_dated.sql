with versions as (
    select * from {{ ref('int_listings_replayed') }}
),

parts as (
    select
        entry_id,
        part_type,
        part_key,
        {{ first_by('part_text', 'ordinal') }} as part_text,
        min(ordinal) as ordinal
    from {{ ref('int_parts_gathered') }}
    group by entry_id, part_type, part_key
),

placed as (
    select
        versions.*,
        parts.part_type,
        parts.part_key,
        parts.part_text,
        parts.ordinal,
        versions.version_number - row_number() over (
            partition by versions.listing_id, versions.stint, parts.part_type, parts.part_key
            order by versions.version_number
        ) as island
    from versions
    inner join parts on versions.entry_id = parts.entry_id
),

-- A part lasts over all versions in a row that print it.
lasting as (
    select
        listing_id,
        party_id,
        list_code,
        stint,
        part_type,
        part_key,
        island,
        min(version_number) as first_version_number,
        max(version_number) as last_version_number,
        min(valid_from) as valid_from,
        {{ last_by('part_text', 'version_number') }} as part_text,
        {{ last_by('ordinal', 'version_number') }} as ordinal,
        {{ last_by('entry_id', 'version_number') }} as entry_id
    from placed
    group by listing_id, party_id, list_code, stint, part_type, part_key, island
),

dated as (
    select
        {{ surrogate_id(['openings.version_id', 'lasting.part_type', 'lasting.part_key']) }} as listing_part_id,
        lasting.*,
        closings.valid_to,
        closings.is_current,
        openings.opening_event_id,
        openings.opening_document_number,
        closings.closing_event_id,
        closings.closing_document_number
    from lasting
    inner join versions as openings
        on
            lasting.listing_id = openings.listing_id
            and lasting.first_version_number = openings.version_number
    inner join versions as closings
        on
            lasting.listing_id = closings.listing_id
            and lasting.last_version_number = closings.version_number
)

select * from dated
