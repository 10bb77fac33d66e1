with united as (
    select * from {{ ref('int_counts_listed') }}
),

lists as (
    select
        document_number,
        action,
        number_kind,
        destination is null as is_total,
        count(distinct list_code) as list_count
    from united
    group by document_number, action, number_kind, destination is null
),

-- What a rule on several lists declares or lists for one of them only is no number for all of them.
whole as (
    select lists.*
    from lists
    left join lists as instructed
        on
            lists.document_number = instructed.document_number
            and lists.action = instructed.action
            and lists.is_total = instructed.is_total
            and instructed.number_kind = 'instructed'
    where lists.number_kind = 'tabled' or lists.list_count >= coalesce(instructed.list_count, 0)
),

gathered as (
    select
        united.document_number,
        united.action,
        united.destination,
        united.number_kind,
        cast(sum(united.amount) as bigint) as amount,
        min(united.first_page) as first_page,
        max(united.last_page) as last_page
    from united
    inner join whole
        on
            united.document_number = whole.document_number
            and united.action = whole.action
            and united.number_kind = whole.number_kind
            and (united.destination is null) = whole.is_total
    group by united.document_number, united.action, united.destination, united.number_kind
)

select * from gathered
