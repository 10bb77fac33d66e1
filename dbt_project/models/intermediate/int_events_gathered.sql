with told_by_rules as (
    select
        *,
        'rule' as basis
    from {{ ref('int_events_assembled') }}
),

told_by_citations as (
    select * from {{ ref('int_events_cited') }}
),

told_by_editions as (
    select * from {{ ref('int_events_opened') }}
),

-- What only a rule has, its own days among them, is null of a citation and of an edition.
gathered as (
    select
        {{ event_columns('told_by_rules', missing=['edition_date', 'cited_date']) }},
        {{ evidence_columns('told_by_rules') }}
    from told_by_rules
    union all
    select
        {{ event_columns('told_by_citations', missing=[
            'detail', 'filed_date', 'publication_date', 'effective_date', 'instruction_label', 'rule_sequence', 'ordinal'
        ]) }},
        {{ evidence_columns('told_by_citations') }}
    from told_by_citations
    union all
    select
        {{ event_columns('told_by_editions', missing=[
            'detail', 'document_number', 'filed_date', 'publication_date', 'effective_date', 'cited_date', 'citation',
            'instruction_label', 'federal_register_page', 'rule_sequence', 'ordinal'
        ]) }},
        {{ evidence_columns('told_by_editions') }}
    from told_by_editions
)

select * from gathered
