with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

-- From its filing on, a rule is open to public inspection: that is the first day on which anybody could know it.
dated as (
    select
        document_number,
        volume,
        start_page,
        end_page,
        filed_date,
        publication_date,
        effective_date,
        coalesce(effective_date, publication_date) as in_force_date,
        coalesce(filed_date, publication_date, effective_date) as known_date
    from rules
),

-- A rule without any date is not in print yet: it stands after all others.
sequenced as (
    select
        *,
        row_number() over (
            order by in_force_date asc nulls last, publication_date asc nulls last, document_number asc
        ) as rule_sequence
    from dated
)

select * from sequenced
