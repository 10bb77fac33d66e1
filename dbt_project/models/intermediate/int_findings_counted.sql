with rules as (
    select * from {{ ref('int_rules_counted') }}
),

declared_counts as (
    select * from {{ ref('stg_federal_register__declared_counts') }}
    where target = 'entry'
),

comparisons as (
    select
        document_number,
        'add' as action,
        declared_added_entries as declared_count,
        found_added_entries as found_count
    from rules
    union all
    select
        document_number,
        'revise' as action,
        declared_revised_entries as declared_count,
        found_revised_entries as found_count
    from rules
),

places as (
    select
        *,
        row_number() over (partition by document_number, action order by ordinal, declared_count_id) as place
    from declared_counts
),

findings as (
    select
        'count_disagreement' as finding_type,
        comparisons.document_number || ' ' || comparisons.action as subject_id,
        'critical' as severity,
        'federal_register' as source_name,
        comparisons.document_number as document,
        places.page,
        places.printed_text as text,
        'the rule declares ' || cast(comparisons.declared_count as string) || ' entries to ' || comparisons.action
        || ', its table has ' || cast(comparisons.found_count as string) as expected,
        places.document_sha256
    from comparisons
    inner join places
        on
            comparisons.document_number = places.document_number
            and comparisons.action = places.action
            and places.place = 1
    where comparisons.declared_count <> comparisons.found_count
)

select * from findings
