with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

counts as (
    select * from {{ ref('int_rules_counted') }}
),

events as (
    select * from {{ ref('int_events_assembled') }}
),

event_counts as (
    select
        document_number,
        count(*) as event_count
    from events
    group by document_number
),

final as (
    select
        rules.document_number,
        rules.form,
        rules.title,
        rules.agency,
        rules.docket_number,
        rules.regulation_identifier,
        cast(rules.volume as string) || ' FR ' || cast(rules.start_page as string) as citation,
        rules.volume,
        rules.start_page,
        rules.end_page,
        rules.filed_date,
        rules.publication_date,
        rules.effective_date,
        rules.dates_text,
        rules.summary_text,
        rules.page_count,
        coalesce(event_counts.event_count, 0) as event_count,
        case when event_counts.event_count is null then rules.no_events_because end as no_events_because,
        counts.declared_added_entries,
        counts.found_added_entries,
        counts.declared_revised_entries,
        counts.found_revised_entries,
        counts.is_count_agreed,
        'https://www.federalregister.gov/d/' || rules.document_number as source_url,
        rules.document_sha256,
        rules.page,
        rules.printed_text
    from rules
    inner join counts on rules.document_number = counts.document_number
    left join event_counts on rules.document_number = event_counts.document_number
)

select * from final
order by document_number
