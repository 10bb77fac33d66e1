with dated as (
    select * from {{ ref('int_relations_dated') }}
),

resolved as (
    select * from {{ ref('int_relations_resolved') }}
    where bearer_count > 1
),

findings as (
    select
        'ambiguous_relation' as finding_type,
        dated.relation_id as subject_id,
        'warning' as severity,
        dated.source_name,
        dated.document,
        dated.page,
        dated.printed_text as text,
        'one party named ' || dated.other_name || ', not ' || cast(resolved.bearer_count as string) as expected,
        dated.document_sha256
    from dated
    inner join resolved on dated.relation_id = resolved.relation_id
)

select * from findings
