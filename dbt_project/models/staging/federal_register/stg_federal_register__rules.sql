with source as (
    select * from {{ source('raw', 'federal_register__rules') }}
),

renamed as (
    select
        document_number,
        form,
        {{ collapsed('title') }} as title,
        {{ collapsed('agency') }} as agency,
        {{ collapsed('docket_number') }} as docket_number,
        {{ collapsed('regulation_identifier') }} as regulation_identifier,
        volume,
        start_page,
        end_page,
        filed_date,
        publication_date,
        effective_date,
        {{ collapsed('dates_text') }} as dates_text,
        {{ collapsed('summary_text') }} as summary_text,
        page_count,
        no_events_because,
        {{ evidence_columns() }}
    from source
)

select * from renamed
