with gathered as (
    select * from {{ ref('int_findings_gathered') }}
),

exceptions as (
    select * from {{ ref('int_exceptions_checked') }}
),

-- Several removals that one instruction means are several rows of one review.
decisions as (
    select
        finding_id,
        case max(decision) when 'read_as' then 'read_as' else 'acknowledged' end as status,
        max(reviewed_by) as reviewed_by,
        max(reviewed_on) as reviewed_on,
        max(reason) as reason
    from exceptions
    where stale_because is null
    group by finding_id
),

decided as (
    select
        gathered.finding_id,
        gathered.finding_type,
        gathered.severity,
        gathered.source_name,
        gathered.document,
        gathered.page,
        gathered.text,
        gathered.expected,
        coalesce(decisions.status, 'open') as status,
        decisions.reviewed_by,
        decisions.reviewed_on,
        decisions.reason,
        gathered.document_sha256
    from gathered
    left join decisions on gathered.finding_id = decisions.finding_id
),

stale as (
    select
        {{ surrogate_id(["'stale_exception'", 'finding_id', 'column_name', 'value']) }} as finding_id,
        'stale_exception' as finding_type,
        'warning' as severity,
        'exceptions' as source_name,
        document,
        page,
        printed_text as text,
        stale_because as expected,
        'open' as status,
        reviewed_by,
        reviewed_on,
        reason,
        document_sha256
    from exceptions
    where stale_because is not null
),

final as (
    select * from decided
    union all
    select * from stale
)

select * from final
order by severity, document, page, finding_id
