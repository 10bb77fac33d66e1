with exceptions as (
    select
        *,
        {{ collapsed('printed_text') }} as words
    from {{ ref('exceptions') }}
),

findings as (
    select
        *,
        {{ collapsed('text') }} as words
    from {{ ref('int_findings_gathered') }}
),

readings as (
    select * from {{ ref('int_exceptions_resolved') }}
),

checked as (
    select
        exceptions.finding_id,
        exceptions.document,
        exceptions.page,
        exceptions.printed_text,
        exceptions.decision,
        exceptions.column_name,
        exceptions.value,
        exceptions.reviewed_by,
        exceptions.reviewed_on,
        exceptions.reason,
        findings.document_sha256,
        case
            when findings.finding_id is null then 'a finding of this id: there is none any more, so delete the row'
            when coalesce(exceptions.words, '') <> coalesce(findings.words, '')
                then 'the words that the finding now has, ' || coalesce(findings.words, 'none') || ': review it again'
            when exceptions.decision = 'read_as' and readings.finding_id is null
                then 'a finding whose ' || exceptions.column_name || ' can be read as ' || exceptions.value
        end as stale_because
    from exceptions
    left join findings on exceptions.finding_id = findings.finding_id
    left join readings
        on
            exceptions.finding_id = readings.finding_id
            and exceptions.column_name = readings.column_name
            and exceptions.value = readings.value
)

select * from checked
