with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

declared_counts as (
    select * from {{ ref('stg_federal_register__declared_counts') }}
    where target = 'entry'
),

entries as (
    select * from {{ ref('stg_federal_register__entries') }}
),

-- A rule may say one number twice: per destination it counts once.
by_destination as (
    select
        document_number,
        action,
        printed_destination,
        max(declared_count) as declared_count
    from declared_counts
    group by document_number, action, printed_destination
),

declared_by_action as (
    select
        document_number,
        action,
        coalesce(
            sum(case when printed_destination is null then declared_count end),
            sum(case when printed_destination is not null then declared_count end)
        ) as declared_count
    from by_destination
    group by document_number, action
),

declared as (
    select
        document_number,
        cast(max(case when action = 'add' then declared_count end) as bigint) as declared_added_entries,
        cast(max(case when action = 'revise' then declared_count end) as bigint) as declared_revised_entries
    from declared_by_action
    group by document_number
),

found as (
    select
        document_number,
        count(case when action = 'add' then 1 end) as found_added_entries,
        count(case when action = 'revise' then 1 end) as found_revised_entries
    from entries
    group by document_number
),

counted as (
    select
        rules.document_number,
        declared.declared_added_entries,
        coalesce(found.found_added_entries, 0) as found_added_entries,
        declared.declared_revised_entries,
        coalesce(found.found_revised_entries, 0) as found_revised_entries
    from rules
    left join declared on rules.document_number = declared.document_number
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
