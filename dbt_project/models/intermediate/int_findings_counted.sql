with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

reconciled as (
    select * from {{ ref('int_rules_reconciled') }}
),

declared_counts as (
    select * from {{ ref('stg_federal_register__declared_counts') }}
    where target = 'entry'
),

places as (
    select
        *,
        row_number() over (partition by document_number, action order by ordinal, declared_count_id) as place
    from declared_counts
),

-- The same gap shows in the total and under its destinations: it is one finding per rule and action.
disagreements as (
    select
        document_number,
        action,
        max(case
            when tabled_count <> instructed_count then 1
            when destination is null and coalesce(tabled_count, instructed_count) <> declared_count then 1
            else 0
        end) as is_critical,
        min(first_page) as first_page,
        {{ joined_text('difference', '; ', 'destination nulls first') }} as differences
    from reconciled
    where not is_agreed
    group by document_number, action
),

totals as (
    select
        document_number,
        action,
        case
            when action = 'remove' then coalesce(instructed_count, 0)
            else coalesce(tabled_count, 0)
        end as found_count
    from reconciled
    where destination is null
),

-- The id holds the number found: what a person decided on one number decides nothing on another.
findings as (
    select
        'count_disagreement' as finding_type,
        disagreements.document_number || ' ' || disagreements.action
        || ' ' || cast(totals.found_count as string) as subject_id,
        case when disagreements.is_critical = 1 then 'critical' else 'warning' end as severity,
        'federal_register' as source_name,
        disagreements.document_number as document,
        coalesce(places.page, disagreements.first_page) as page,
        places.printed_text as text,
        'one number of entries ' || disagreements.differences as expected,
        rules.document_sha256
    from disagreements
    inner join rules on disagreements.document_number = rules.document_number
    inner join totals
        on disagreements.document_number = totals.document_number and disagreements.action = totals.action
    left join places
        on
            disagreements.document_number = places.document_number
            and disagreements.action = places.action
            and places.place = 1
)

select * from findings
