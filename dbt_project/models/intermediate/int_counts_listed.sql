with rules as (
    select * from {{ ref('stg_federal_register__rules') }}
),

declared_counts as (
    select * from {{ ref('stg_federal_register__declared_counts') }}
    where target = 'entry'
),

bullets as (
    select * from {{ ref('stg_federal_register__bullets') }}
),

instructions as (
    select * from {{ ref('int_instructions_reviewed') }}
    where target = 'entry'
),

entries as (
    select * from {{ ref('int_entries_reviewed') }}
    where action is not null
),

destinations as (
    select * from {{ ref('destinations') }}
),

printed as (
    select
        document_number,
        list_code,
        action,
        printed_destination,
        'declared' as number_kind,
        declared_count as amount,
        page
    from declared_counts
    union all
    select
        document_number,
        list_code,
        action,
        printed_destination,
        'bulleted' as number_kind,
        1 as amount,
        page
    from bullets
    union all
    select
        document_number,
        list_code,
        action,
        printed_destination,
        'instructed' as number_kind,
        1 as amount,
        page
    from instructions
    union all
    select
        document_number,
        list_code,
        action,
        printed_destination,
        'tabled' as number_kind,
        1 as amount,
        page
    from entries
),

located as (
    select
        printed.*,
        coalesce(destinations.destination, printed.printed_destination) as destination
    from printed
    inner join rules on printed.document_number = rules.document_number
    left join destinations on {{ lowered('printed.printed_destination') }} = destinations.printed_destination
),

-- A rule may declare one number twice: it counts once. What is listed, instructed or printed counts each time.
by_destination as (
    select
        document_number,
        list_code,
        action,
        destination,
        number_kind,
        case number_kind when 'declared' then max(amount) else sum(amount) end as amount,
        min(page) as first_page,
        max(page) as last_page
    from located
    group by document_number, list_code, action, destination, number_kind
),

-- Of each list: a declared total stands for itself; without one, and for other numbers, destinations are summed.
totals as (
    select
        document_number,
        list_code,
        action,
        cast(null as string) as destination,
        number_kind,
        coalesce(
            sum(case when destination is null then amount end),
            sum(amount)
        ) as amount,
        min(first_page) as first_page,
        max(last_page) as last_page
    from by_destination
    group by document_number, list_code, action, number_kind
),

united as (
    select * from totals
    union all
    select * from by_destination
    where destination is not null
)

select * from united
