with numbers as (
    select * from {{ ref('int_counts_gathered') }}
),

places as (
    select distinct
        document_number,
        action,
        destination
    from numbers
),

-- Every rule instructs; it may or may not declare a total, declare by destination, or list names in its preamble.
kinds as (
    select distinct
        document_number,
        action,
        destination is null as is_total,
        number_kind
    from numbers
    where number_kind <> 'instructed'
    union all
    select distinct
        document_number,
        action,
        destination is null as is_total,
        'instructed' as number_kind
    from numbers
    union all
    -- A removal prints no row; where an action of another kind has none in the table, that is a zero.
    select distinct
        document_number,
        action,
        destination is null as is_total,
        'tabled' as number_kind
    from numbers
    where action <> 'remove'
),

asked as (
    select distinct
        places.document_number,
        places.action,
        places.destination,
        kinds.number_kind
    from places
    inner join kinds
        on
            places.document_number = kinds.document_number
            and places.action = kinds.action
            and (places.destination is null) = kinds.is_total
),

answered as (
    select
        asked.*,
        coalesce(numbers.amount, 0) as amount,
        numbers.first_page,
        numbers.last_page,
        case asked.number_kind
            when 'declared' then 1 when 'bulleted' then 2 when 'instructed' then 3 else 4
        end as print_order,
        case asked.number_kind
            when 'declared' then 'the summary declares '
            when 'bulleted' then 'the preamble lists '
            when 'instructed' then 'the instructions name '
            else 'the table has '
        end || cast(coalesce(numbers.amount, 0) as string)
        || case
            when numbers.first_page is null then ''
            when numbers.first_page = numbers.last_page then ' (page ' || cast(numbers.first_page as string) || ')'
            else
                ' (pages ' || cast(numbers.first_page as string) || ' to '
                || cast(numbers.last_page as string) || ')'
        end as words
    from asked
    left join numbers
        on
            asked.document_number = numbers.document_number
            and asked.action = numbers.action
            and asked.number_kind = numbers.number_kind
            and asked.destination is not distinct from numbers.destination
),

compared as (
    select
        document_number,
        action,
        destination,
        max(case when number_kind = 'declared' then amount end) as declared_count,
        max(case when number_kind = 'bulleted' then amount end) as bulleted_count,
        max(case when number_kind = 'instructed' then amount end) as instructed_count,
        max(case when number_kind = 'tabled' then amount end) as tabled_count,
        case when count(*) > 1 then min(amount) = max(amount) end as is_agreed,
        min(first_page) as first_page,
        max(last_page) as last_page,
        {{ joined_text('words', ', ', 'print_order') }} as numbers_text
    from answered
    group by document_number, action, destination
),

reconciled as (
    select
        *,
        case
            when not is_agreed
                then 'to ' || action || coalesce(' under ' || destination, ' in all') || ': ' || numbers_text
        end as difference
    from compared
)

select * from reconciled
