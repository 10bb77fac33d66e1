with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

totals as (
    select * from {{ ref('int_rules_reconciled') }}
    where destination is null
),

found as (
    select
        document_number,
        max(case when action = 'add' then declared_count end) as declared_added_entries,
        max(case when action = 'add' then tabled_count end) as found_added_entries,
        max(case when action = 'revise' then declared_count end) as declared_revised_entries,
        max(case when action = 'revise' then tabled_count end) as found_revised_entries
    from totals
    group by document_number
),

counted as (
    select
        rules.document_number,
        found.declared_added_entries,
        coalesce(found.found_added_entries, 0) as found_added_entries,
        found.declared_revised_entries,
        coalesce(found.found_revised_entries, 0) as found_revised_entries
    from rules
    left join found on rules.document_number = found.document_number
),

agreed as (
    select
        *,
        case
            when declared_added_entries is null and declared_revised_entries is null then cast(null as boolean)
            else
                coalesce(declared_added_entries, found_added_entries) = found_added_entries
                and coalesce(declared_revised_entries, found_revised_entries) = found_revised_entries
        end as is_count_agreed
    from counted
)

select * from agreed
